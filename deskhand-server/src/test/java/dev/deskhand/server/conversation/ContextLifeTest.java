package dev.deskhand.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.bot.dialogue.DialogueState;
import dev.deskhand.server.channel.ChannelEvent;
import dev.deskhand.server.testing.StoredRows;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How long what a visitor has told is kept. */
class ContextLifeTest extends WithChat {
    private static final Duration LIFE = Duration.ofHours(2);
    private static final String FORGOTTEN =
            "note: The visitor has not written to the bot for the time of context_life: values and"
                    + " place are forgotten.";
    private static final String BOT =
            """
            name: News
            settings: {hand_over: {user_says: [a human please]}}
            entities:
              - {name: mail, type: email, personal: true, prompt: Which address?}
              - {name: topic, type: free_text, prompt: About what?}
            nodes:
              - name: news
                type: start
                user_says: [I want news]
                asks: [mail, topic]
                bot_says: ["Noted, {mail}."]
              - name: hours
                type: faq
                user_says: [opening hours]
                bot_says: [Nine to six.]
              - name: done
                type: start
                user_says: [that was all]
                bot_says: [Good bye.]
                clears_context: true
            """;

    @Override
    String bot() {
        return BOT;
    }

    @BeforeEach
    void arrive() {
        says("I want news");
        says("ada@example.org");
        assertThat(stored()).contains("ada@example.org");
    }

    private void says(String words) {
        chat.says(Chat.visitor(), words);
        chat.run();
    }

    private List<String> rows(String sql) {
        return StoredRows.of(chat.database().dataSource(), sql);
    }

    /** All that the conversations' own rows hold. */
    private String stored() {
        return rows("select dialogue from conversation order by id").toString();
    }

    private List<String> timers() {
        return rows("select kind from timer order by kind");
    }

    private void isForgotten() {
        assertThat(stored()).doesNotContain("ada@example.org", "news");
        assertThat(chat.conversation().dialogue().keepsContext()).isFalse();
        assertThat(chat.transcript()).containsOnlyOnce(FORGOTTEN);
        assertThat(timers()).doesNotContain("context");
    }

    @Test
    void afterTheContextsLifeNothingOfItIsOnTheDisk() {
        chat.passes(LIFE.minusSeconds(1));
        chat.run();
        assertThat(stored()).contains("ada@example.org");
        assertThat(chat.transcript()).doesNotContain(FORGOTTEN);
        chat.passes(Duration.ofSeconds(1));
        chat.run();

        isForgotten();
        assertThat(timers()).isEmpty();
        assertThat(chat.unfinished()).isEmpty();
        assertThat(chat.channel.done()).hasSize(2);
    }

    @Test
    void whoWritesInBetweenPutsItOffWithoutATouchOfTheTimer() {
        List<String> before = rows("select id, at, alarm_at from timer");
        chat.passes(LIFE.dividedBy(2));
        chat.run();
        says("opening hours");
        assertThat(rows("select id, at, alarm_at from timer where kind = 'context'"))
                .hasSize(1)
                .isSubsetOf(before);

        chat.passes(LIFE.minusSeconds(1));
        chat.run();
        assertThat(stored()).contains("ada@example.org");
        chat.passes(Duration.ofSeconds(1));
        chat.run();
        isForgotten();
    }

    @Test
    void itSurvivesARestart() {
        chat.close();
        chat = Chat.reopened(folder);
        assertThat(timers()).contains("context");
        chat.passes(LIFE);
        chat.run();

        isForgotten();
    }

    @Test
    void itSurvivesAProcessThatEndsBetweenTheAlarmAndWhatFollows() {
        chat.passes(LIFE);
        chat.close();
        chat = Chat.reopened(folder);
        chat.pass(LIFE);
        assertThat(chat.unfinished()).containsExactly(chat.conversation().id());
        chat.run();

        isForgotten();
    }

    @Test
    void f39_aMessageThatCameBeforeTheAlarmWasSeenToIsAnsweredWithWhatIsKnown() {
        Instant end = chat.clock().instant().plus(LIFE);
        chat.passes(LIFE);
        chat.receive(
                new ChannelEvent.Said(
                        "channel-1",
                        "late",
                        Chat.visitor(),
                        end.minusSeconds(9),
                        "",
                        "gardens",
                        List.of()));
        chat.run();

        assertThat(chat.channel.done()).endsWith("say Noted, ada@example.org.");
        chat.passes(LIFE);
        chat.run();
        chat.passes(LIFE);
        chat.run();
        isForgotten();
    }

    @Test
    void aHandOverThatIsUnderWayKeepsWhatItIsAbout() {
        chat.channel.departments(PEOPLE);
        chat.channel.reachable(false);
        chat.says(Chat.visitor(), "a human please");
        chat.run();
        chat.passes(LIFE);
        chat.run();

        assertThat(chat.state()).startsWith("requested");
        assertThat(stored()).contains("ada@example.org");
        assertThat(timers()).containsExactly("context");
    }

    @Test
    void withPeopleItIsForgottenToo() {
        chat.says(Chat.human(), "Hello.");
        chat.run();
        assertThat(timers()).containsExactly("context");
        chat.passes(LIFE);
        chat.run();

        isForgotten();
        assertThat(chat.state()).startsWith("human");
    }

    @Test
    void withoutAConnectionItIsForgottenAllTheSame() {
        chat.connectionEnds();
        chat.passes(LIFE);

        isForgotten();
    }

    @Test
    void whatTheBotHasClearedIsNotForgottenAgain() {
        says("that was all");
        assertThat(chat.conversation().dialogue().keepsContext()).isFalse();
        chat.passes(LIFE);
        chat.run();

        assertThat(chat.transcript()).doesNotContain(FORGOTTEN);
        assertThat(timers()).isEmpty();
    }

    @Test
    void f28_whoComesBackInTimeIsNotAskedAgainForWhatIsKnown() {
        chat.leaves(Chat.visitor());
        long before = chat.conversation().id();
        assertThat(timers()).containsExactly("context");
        chat.passes(LIFE.dividedBy(2));
        chat.run();
        assertThat(chat.conversation().dialogue().place()).isEmpty();

        says("I want news");
        assertThat(chat.conversation().id()).isNotEqualTo(before);
        assertThat(chat.channel.done()).endsWith("say About what?");
        assertThat(chat.transcript())
                .contains("note: Still known from the visitor's chat before: mail.");
        assertThat(chat.store.change(work -> work.find(before)).orElseThrow().dialogue().values())
                .isEmpty();
        assertThat(timers()).containsExactly("context", "follow_up");
        chat.passes(LIFE);
        chat.run();
        isForgotten();
    }

    @Test
    void whoComesBackLaterIsAskedAgain() {
        chat.leaves(Chat.visitor());
        chat.passes(LIFE);
        chat.run();
        isForgotten();
        assertThat(chat.state()).startsWith("ended");

        says("I want news");
        assertThat(chat.channel.done()).endsWith("say Which address?");
    }

    @Test
    void whoComesBackAndSaysNothingLeavesNothingBehind() {
        chat.leaves(Chat.visitor());
        chat.joins(Chat.visitor());
        assertThat(stored()).contains("ada@example.org");
        chat.passes(LIFE);
        chat.run();

        isForgotten();
    }

    @Test
    void anotherVersionOfTheBotAsksAnew() {
        chat.leaves(Chat.visitor());
        chat.publishes(BOT.replace("name: News", "name: News of today"));
        says("I want news");

        assertThat(chat.channel.done()).endsWith("say Which address?");
    }

    @Test
    void atTheEndOfAChatInWhichNothingWasToldNoTimerIsLeft() {
        chat.inChannel("channel-2");
        says("opening hours");
        assertThat(timers()).contains("context");
        chat.leaves(Chat.visitor());

        assertThat(chat.conversation().dialogue()).isEqualTo(DialogueState.START);
        long id = chat.conversation().id();
        assertThat(rows("select kind from timer where conversation_id = " + id)).isEmpty();
    }
}
