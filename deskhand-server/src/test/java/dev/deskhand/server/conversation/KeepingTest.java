package dev.deskhand.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskhand.server.conversation.TranscriptEntry.Delivery;
import dev.deskhand.server.live.LiveEvent;
import dev.deskhand.server.live.LiveEvents;
import dev.deskhand.server.refusal.Refusal;
import dev.deskhand.server.retention.Retention;
import dev.deskhand.server.retention.Visitors;
import dev.deskhand.server.storage.JdbiRetention;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept of chats, for how long, and what of it is shown. */
class KeepingTest extends WithChat {
    private static final String BOT =
            """
            name: News
            settings:
              hand_over: {user_says: [a human please]}
            entities:
              - {name: wish, type: free_text, prompt: What shall it be about?}
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
              - name: wish
                type: start
                user_says: [I have a wish]
                asks: [wish]
                bot_says: [Noted.]
            """;

    @Override
    String bot() {
        return BOT;
    }

    @BeforeEach
    void arrive() {
        chat.says(Chat.visitor(), "I want news");
        chat.run();
        chat.says(Chat.visitor(), "it is Ada@Example.org, thanks");
        chat.run();
    }

    private String shown() {
        long id = chat.conversation().id();
        return (chat.store.transcript(id).toString()
                        + chat.store.list(chat.businessId, Optional.empty(), Optional.empty(), 10)
                        + chat.store.find(id)
                        + chat.store.handOvers(id)
                        + chat.store.leftMessages(id)
                        + chat.leftMessages()
                        + visitors().export(chat.businessId, "visitor-1"))
                .toLowerCase(Locale.ROOT);
    }

    private Visitors visitors() {
        return new Visitors(new JdbiRetention(chat.database()), chat.store, chat.clock());
    }

    /** The address stands in what was understood of a wish, and in the message that is left. */
    private void waitsInVainAndLeavesAMessage() {
        chat.channel.departments(PEOPLE);
        chat.says(Chat.visitor(), "I have a wish");
        chat.run();
        chat.says(Chat.visitor(), "mail for ada@example.org");
        chat.run();
        chat.says(Chat.visitor(), "a human please");
        chat.run();
        chat.passes(Duration.ofMinutes(1));
        chat.run();
        chat.says(Chat.visitor(), "leave a message");
        chat.run();
        chat.says(Chat.visitor(), "Write to ada@example.org please.");
        chat.run();
    }

    @Test
    void whatWasUnderstoodAndLeftIsExportedAndMaskedOnceTheChatIsOver() {
        waitsInVainAndLeavesAMessage();
        long id = chat.conversation().id();
        assertThat(chat.store.handOvers(id).getLast().understood())
                .isEqualTo("last question: I have a wish\nwish: mail for ada@example.org");
        assertThat(chat.leftMessages().getLast().text())
                .isEqualTo("Write to ada@example.org please.");

        chat.leaves(Chat.visitor());

        assertThat(chat.state()).startsWith("ended");
        Visitors.Exported exported =
                visitors().export(chat.businessId, "visitor-1").conversations().getFirst();
        assertThat(exported.handOvers())
                .extracting(Conversations.HandOver::understood)
                .containsExactly("last question: I have a wish\nwish: mail for [mail]");
        assertThat(exported.leftMessages())
                .extracting(LeftMessage::text)
                .containsExactly("Write to [mail] please.");
        assertThat(shown()).doesNotContain("example.org");

        visitors().delete(chat.businessId, "visitor-1");
        assertThat(chat.store.handOvers(id)).isEmpty();
        assertThat(chat.store.leftMessages(id)).isEmpty();
        assertThat(chat.leftMessages()).isEmpty();
    }

    @Test
    void whoLeavesWhileWaitingIsMaskedUntilComingBack() {
        chat.channel.departments(PEOPLE);
        chat.says(Chat.visitor(), "a human please");
        chat.run();

        chat.leaves(Chat.visitor());
        assertThat(chat.state()).startsWith("abandoned");
        assertThat(shown()).doesNotContain("example.org");

        chat.joins(Chat.visitor());
        assertThat(chat.state()).startsWith("waiting");
        assertThat(shown()).contains("it is ada@example.org");
    }

    @Test
    void whoeverWatchesIsToldPersonalValuesOnlyWhileTheChatGoesOn() throws InterruptedException {
        try (LiveEvents.Watch watch = chat.live.watch(chat.businessId)) {
            waitsInVainAndLeavesAMessage();
            assertThat(heard(watch)).contains("for ada@example.org", "Write to ada@example.org");

            chat.leaves(Chat.visitor());
            int line = firstLineWith("[mail]");
            long id = chat.conversation().id();
            chat.store.<Integer>change(work -> {
                work.mark(id, line, Delivery.DELIVERED, Optional.empty());
                return line;
            });
            chat.store.mark(
                    chat.businessId,
                    chat.leftMessages().getFirst().id(),
                    Optional.of(new LeftMessage.SeenTo(chat.clock().instant(), "Grace")));

            assertThat(heard(watch))
                    .contains("state=ended", "it is [mail], thanks", "Write to [mail] please.")
                    .doesNotContainIgnoringCase("example.org");
        }
    }

    private int firstLineWith(String words) {
        return chat.store.transcript(chat.conversation().id()).stream()
                .filter(entry -> entry.text().contains(words))
                .findFirst()
                .orElseThrow()
                .number();
    }

    private static String heard(LiveEvents.Watch watch) throws InterruptedException {
        StringBuilder heard = new StringBuilder();
        LiveEvent event = watch.poll(0, TimeUnit.SECONDS);
        while (event != null) {
            heard.append(event).append('\n');
            event = watch.poll(0, TimeUnit.SECONDS);
        }
        return heard.toString();
    }

    @Test
    void personalValuesAreMaskedEverywhereOnceTheChatIsOver() {
        assertThat(chat.transcript()).contains("visitor: it is Ada@Example.org, thanks");
        assertThat(shown()).contains("ada@example.org", "example.org");

        chat.leaves(Chat.visitor());

        assertThat(chat.transcript())
                .contains("visitor: it is [mail], thanks", "bot: Noted, [mail]. [delivered]");
        assertThat(shown()).doesNotContain("example.org", "ada%40");
        assertThat(shown()).contains("https://shop.example/news?for=hidden");
    }

    @Test
    void aVisitorIsDeletedWithAllThatWasSaidButNotInAChat() {
        Visitors visitors = visitors();
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
        chat.pass(Duration.ofHours(25));

        visitors().delete(chat.businessId, "visitor-1");

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
