package dev.deskhand.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskhand.server.refusal.Refusal;
import dev.deskhand.server.retention.Retention;
import dev.deskhand.server.retention.Visitors;
import dev.deskhand.server.storage.JdbiRetention;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of chats, for how long, and what of it is shown. */
class KeepingTest {
    private static final String BOT =
            """
            name: News
            entities:
              - {name: mail, type: email, personal: true, prompt: Which address?}
            nodes:
              - name: news
                type: start
                user_says: [I want news]
                asks: [mail]
                bot_says:
                  - text: "Noted, {mail}."
                    buttons:
                      - {label: Look, url: "https://shop.example/news?for={mail}"}
            """;

    @TempDir Path folder;
    private Chat chat;

    @BeforeEach
    void open() {
        chat = Chat.with(folder, BOT);
        chat.says(Chat.visitor(), "I want news");
        chat.run();
        chat.says(Chat.visitor(), "it is Ada@Example.org, thanks");
        chat.run();
    }

    @AfterEach
    void close() {
        chat.close();
    }

    private String shown() {
        return chat.store.transcript(chat.conversation().id()).toString()
                + chat.store.list(chat.businessId, Optional.empty(), Optional.empty(), 10);
    }

    @Test
    void personalValuesAreMaskedEverywhereOnceTheChatIsOver() {
        assertThat(chat.transcript()).contains("visitor: it is Ada@Example.org, thanks");
        assertThat(shown().toLowerCase(Locale.ROOT)).contains("ada@example.org", "example.org");

        chat.leaves(Chat.visitor());

        assertThat(chat.transcript())
                .contains("visitor: it is [mail], thanks", "bot: Noted, [mail]. [delivered]");
        assertThat(shown().toLowerCase(Locale.ROOT)).doesNotContain("example.org", "ada%40");
        assertThat(shown()).contains("https://shop.example/news?for=hidden");
    }

    @Test
    void aVisitorIsDeletedWithAllThatWasSaidButNotInAChat() {
        Visitors visitors =
                new Visitors(new JdbiRetention(chat.database()), chat.store, chat.clock());
        long id = chat.conversation().id();
        assertThatThrownBy(() -> visitors.delete(chat.businessId, "visitor-1"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("is in a chat");
        assertThat(visitors.export(chat.businessId, "visitor-1").conversations()).hasSize(1);

        chat.leaves(Chat.visitor());
        visitors.delete(chat.businessId, "visitor-1");

        assertThat(chat.store.find(id)).isEmpty();
        assertThat(chat.store.transcript(id)).isEmpty();
        assertThatThrownBy(() -> visitors.export(chat.businessId, "visitor-1"))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void aChatWhoseEndWasNeverHeardCanBeDeletedADayLater() {
        Visitors visitors =
                new Visitors(new JdbiRetention(chat.database()), chat.store, chat.clock());
        chat.pass(Duration.ofHours(25));

        visitors.delete(chat.businessId, "visitor-1");

        assertThat(chat.unfinished()).isEmpty();
    }

    @Test
    void whatIsOlderThanTheConfiguredDaysIsDeletedAndNothingElse() throws InterruptedException {
        long old = chat.conversation().id();
        for (int each = 0; each < 45; each++) {
            chat.inChannel("old-" + each);
            chat.says(Chat.visitor(), "hello");
        }
        chat.pass(Duration.ofDays(8));
        chat.inChannel("new");
        chat.says(Chat.visitor(), "hello");
        long young = chat.conversation().id();

        tidy(Duration.ZERO);
        assertThat(chat.store.find(old)).isPresent();
        tidy(Duration.ofDays(7));

        assertThat(
                        chat.store
                                .list(chat.businessId, Optional.empty(), Optional.empty(), 100)
                                .conversations())
                .extracting(ConversationSummary::id)
                .containsExactly(young);
    }

    @Test
    void eventsAreRememberedForThirtyDays() throws InterruptedException {
        chat.receive(chat.said("event-x", "I want news"));
        chat.pass(Duration.ofDays(29));
        tidy(Duration.ZERO);
        assertThat(
                        chat.store.<Boolean>change(
                                work -> work.wasRemembered(chat.businessId, "event-x")))
                .isTrue();
        chat.pass(Duration.ofDays(2));
        tidy(Duration.ZERO);

        assertThat(
                        chat.store.<Boolean>change(
                                work -> work.wasRemembered(chat.businessId, "event-x")))
                .isFalse();
    }

    private void tidy(Duration keep) throws InterruptedException {
        try (Retention retention =
                new Retention(new JdbiRetention(chat.database()), keep, chat.clock())) {
            retention.tidy();
        }
    }
}
