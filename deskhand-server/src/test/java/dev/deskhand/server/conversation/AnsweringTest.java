package dev.deskhand.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.server.channel.ChannelResult;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Every visitor message is answered once, in order, through duplicates, failures and restarts. */
class AnsweringTest extends WithChat {
    @Test
    void aQuestionIsAnsweredWithAllItsMessagesInOrder() {
        chat.says(Chat.visitor(), "opening hours");
        chat.run();

        assertThat(chat.channel.done()).containsExactly("say Nine to six.", "say Not on Sundays.");
        assertThat(chat.transcript())
                .containsExactly(
                        "visitor: opening hours",
                        "bot: Nine to six. [delivered]",
                        "bot: Not on Sundays. [delivered]");
    }

    @Test
    void f36_theSameEventTwiceIsAnsweredOnce() {
        chat.receive(chat.said("event-x", "opening hours"));
        chat.run();
        chat.receive(chat.said("event-x", "opening hours"));
        chat.run();

        assertThat(chat.channel.done()).hasSize(2);
        assertThat(chat.transcript()).hasSize(3);
    }

    @Test
    void eachOfSeveralWaitingMessagesIsAnsweredInItsOrder() {
        chat.says(Chat.visitor(), "delivery time");
        chat.says(Chat.visitor(), "opening hours");
        chat.run();

        assertThat(chat.channel.done())
                .containsExactly("say Two days.", "say Nine to six.", "say Not on Sundays.");
    }

    @Test
    void whatWasNotWrittenWithoutAConnectionIsWrittenAfterIt() {
        chat.channel.reachable(false);
        chat.says(Chat.visitor(), "opening hours");
        assertThat(chat.run()).isEqualTo(ConversationRunner.Progress.STUCK);

        chat.channel.reachable(true);
        chat.run();

        assertThat(chat.channel.done()).containsExactly("say Nine to six.", "say Not on Sundays.");
    }

    @Test
    void whatTheChannelPutOffIsWrittenLaterAndInItsOrder() {
        Duration wait = Duration.ofSeconds(2);
        for (int refusal = 0; refusal < 5; refusal++) {
            chat.channel.nextSend(new ChannelResult.TooSoon(wait), false);
        }
        chat.says(Chat.visitor(), "opening hours");
        for (int refusal = 0; refusal < 5; refusal++) {
            assertThat(chat.run()).isEqualTo(new ConversationRunner.Progress.Later(wait));
        }

        chat.run();

        assertThat(chat.channel.done()).containsExactly("say Nine to six.", "say Not on Sundays.");
    }

    @Test
    void aWriteWithoutAKnownOutcomeThatArrivedIsNotRepeated() {
        chat.channel.nextSend(new ChannelResult.Unknown("no reply"), true);
        chat.says(Chat.visitor(), "delivery time");
        chat.run();

        assertThat(chat.channel.done()).containsExactly("say Two days.");
        assertThat(chat.transcript()).contains("bot: Two days. [delivered]");
    }

    @Test
    void aWriteWithoutAKnownOutcomeThatIsNotInTheLogIsRepeated() {
        chat.channel.nextSend(new ChannelResult.Unknown("no reply"), false);
        chat.says(Chat.visitor(), "delivery time");
        chat.run();

        assertThat(chat.channel.done()).containsExactly("say Two days.");
        assertThat(chat.transcript()).contains("bot: Two days. [delivered]");
    }

    @Test
    void withoutALogAWriteOfUnknownOutcomeIsNotRepeatedAndTheRecordSaysSo() {
        chat.channel.logReadable(false);
        chat.channel.nextSend(new ChannelResult.Unknown("no reply"), true);
        chat.says(Chat.visitor(), "delivery time");
        chat.run();

        assertThat(chat.channel.done()).containsExactly("say Two days.");
        assertThat(chat.transcript()).contains("bot: Two days. [undeliverable outcome_unknown]");
    }

    @Test
    void aMessageThatIsRefusedIsRecordedAndTheNextIsSaid() {
        chat.channel.nextSend(new ChannelResult.Refused("too long"), false);
        chat.says(Chat.visitor(), "opening hours");
        chat.run();

        assertThat(chat.transcript())
                .contains(
                        "bot: Nine to six. [undeliverable refused: too long]",
                        "bot: Not on Sundays. [delivered]");
    }

    @Test
    void f48_aProcessThatDiesAtAnyStepIsTakenUpWhereItStopped() {
        for (int steps = 0; steps < 6; steps++) {
            Path each = folder.resolve("dies-after-" + steps);
            Chat first = new Chat(each);
            first.says(Chat.visitor(), "opening hours");
            for (int step = 0; step < steps; step++) {
                first.step();
            }
            int before = first.channel.done().size();
            first.close();
            try (Chat second = Chat.reopened(each)) {
                second.run();

                assertThat(before + second.channel.done().size())
                        .as("messages seen when the process died after %d steps", steps)
                        .isEqualTo(2);
                assertThat(second.transcript())
                        .containsExactly(
                                "visitor: opening hours",
                                "bot: Nine to six. [delivered]",
                                "bot: Not on Sundays. [delivered]");
            }
        }
    }

    @Test
    void f48_aProcessThatDiesInTheMiddleOfAWriteDoesNotWriteTwice() {
        chat.says(Chat.visitor(), "delivery time");
        chat.step();
        chat.channel.beforeWrite(() -> {
            throw new IllegalStateException("dies here");
        });
        try {
            chat.step();
        } catch (IllegalStateException dies) {
            assertThat(dies).hasMessage("dies here");
        }
        chat.channel.beforeWrite(() -> {});
        chat.channel.logReadable(false);
        chat.run();

        assertThat(chat.channel.done()).isEmpty();
        assertThat(chat.transcript()).contains("bot: Two days. [undeliverable outcome_unknown]");
    }

    @Test
    void triggersAndTheBotsOwnEchoAreNotAnswered() {
        chat.says(Chat.visitor(), "delivery time");
        chat.run();
        chat.says(Chat.trigger(), "opening hours");
        chat.says(Chat.bot(), "Two days.", "deskhand-echo");
        chat.run();

        assertThat(chat.channel.done()).containsExactly("say Two days.");
        assertThat(chat.state()).isEqualTo("bot");
    }

    @Test
    void f42_anAnswerOnItsWayWhileTheChatClosesIsRecordedAsWithdrawn() {
        chat.channel.reachable(false);
        chat.says(Chat.visitor(), "opening hours");
        chat.run();
        chat.leaves(Chat.visitor());
        chat.channel.reachable(true);
        chat.run();

        assertThat(chat.channel.done()).isEmpty();
        assertThat(chat.transcript())
                .contains(
                        "bot: Nine to six. [withdrawn visitor_left]",
                        "bot: Not on Sundays. [withdrawn visitor_left]");
    }

    @Test
    void f42_aMessageThatComesAfterTheCloseBeginsANewChatAndIsAnswered() {
        chat.says(Chat.visitor(), "delivery time");
        chat.run();
        long first = chat.conversation().id();
        chat.leaves(Chat.visitor());

        chat.says(Chat.visitor(), "delivery time");
        chat.run();

        assertThat(chat.conversation().id()).isNotEqualTo(first);
        assertThat(chat.channel.done()).containsExactly("say Two days.", "say Two days.");
    }
}
