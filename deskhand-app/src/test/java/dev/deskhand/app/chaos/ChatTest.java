package dev.deskhand.app.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChatTest {
    @Test
    void thatNobodyHasComeYetIsNoNewsHoweverOftenItIsSaid() {
        Transcript transcript = handedOver();
        Chat before = transcript.chat();
        Chat after = transcript.bot(QuizBot.NOBODY_CAME).bot(QuizBot.NOBODY_CAME).chat();

        assertThat(after).isNotEqualTo(before);
        assertThat(after.withoutWaiting()).isEqualTo(before.withoutWaiting());
    }

    @Test
    void anotherAnswerAndALineOfTheVisitorAreNews() {
        Chat before = handedOver().chat();

        assertThat(handedOver().bot(QuizBot.MISS).chat().withoutWaiting())
                .isNotEqualTo(before.withoutWaiting());
        assertThat(handedOver().visitorSays("[waiting]").chat().withoutWaiting())
                .isNotEqualTo(before.withoutWaiting());
    }

    private static Transcript handedOver() {
        return new Transcript()
                .visitorSays("a person, please")
                .bot(QuizBot.TRANSFERRED)
                .transferred();
    }
}
