package dev.deskhand.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a visitor who falls silent. */
class FollowUpTest extends WithChat {
    private static final Duration SILENCE = Duration.ofMinutes(8);
    private static final String FOLLOW_UP = "say Are you still there?";
    private static final String BOT =
            """
            name: Garden shop
            settings: {texts: {follow_up: Are you still there?}}
            entities:
              - {name: street, type: free_text, prompt: Which street?}
            nodes:
              - name: delivery
                type: start
                user_says: [deliver something]
                asks: [street]
                bot_says: [We come.]
              - name: hours
                type: faq
                user_says: [opening hours]
                bot_says: [Nine to six.]
            """;

    @Override
    String bot() {
        return BOT;
    }

    @BeforeEach
    void arrive() {
        chat.says(Chat.visitor(), "deliver something");
        chat.run();
    }

    @Test
    void whoIsSilentIsAskedOnceAndWhatWasAskedIsNotWaitedForAnyMore() {
        chat.passes(SILENCE);
        chat.run();
        chat.passes(SILENCE);
        chat.run();
        assertThat(chat.channel.done()).containsExactly("say Which street?", FOLLOW_UP);
        chat.says(Chat.visitor(), "Elm Street");
        chat.run();

        assertThat(chat.channel.done()).doesNotContain("say We come.");
    }

    @Test
    void whoAnswersInTimeIsNotAsked() {
        chat.passes(SILENCE.minusSeconds(1));
        chat.says(Chat.visitor(), "Elm Street");
        chat.run();
        chat.passes(Duration.ofSeconds(2));
        chat.run();

        assertThat(chat.channel.done()).containsExactly("say Which street?", "say We come.");
    }

    @Test
    void f39_aMessageThatCameBeforeTheTimerWasSeenToGoesFirst() {
        chat.passes(SILENCE);
        chat.says(Chat.visitor(), "Elm Street");
        chat.run();

        assertThat(chat.channel.done()).containsExactly("say Which street?", "say We come.");
    }

    @Test
    void f28_whoHasLeftIsNotAsked() {
        chat.leaves(Chat.visitor());
        chat.passes(SILENCE);
        chat.run();

        assertThat(chat.channel.done()).containsExactly("say Which street?");
    }

    @Test
    void f27_afterALongBreakTheFlowIsLeftAloneWithoutAWord() {
        chat.passes(Duration.ofMinutes(60));
        chat.run();
        assertThat(chat.channel.done()).containsExactly("say Which street?");
        chat.says(Chat.visitor(), "Elm Street");
        chat.run();

        assertThat(chat.channel.done()).doesNotContain("say We come.");
    }
}
