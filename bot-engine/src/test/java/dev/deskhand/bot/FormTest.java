package dev.deskhand.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FormTest {
    private static final String BOT =
            """
            name: Repairs
            settings:
              hand_over: {user_says: [talk to a human]}
            faq:
              - name: repair
                user_says: [I want a repair]
                bot_says:
                  - text: Gladly.
                    quick_replies: [Opening hours]
                  - form:
                      intro: Three questions.
                      fields:
                        - {name: order, label: Which order?}
                        - {name: count, label: How many pieces?}
                        - {name: email, label: Your e-mail?}
                      closing: We will write to you.
              - name: hours
                user_says: [opening hours, when do you open]
                bot_says: [Nine to six.]
            """;

    private final Dialogue dialogue = Dialogue.of(bot());

    @Test
    void aFormIsAskedOneQuestionAfterAnother() {
        Turn begun = dialogue.turn(DialogueState.START, new VisitorInput("I want a repair"));

        assertThat(begun.replies().getLast()).isInstanceOf(BotMessage.Form.class);
        Turn first = dialogue.turn(begun.state(), new VisitorInput("4711"));
        assertThat(first.replies()).containsExactly(BotMessage.text("How many pieces?"));
        Turn second = dialogue.turn(first.state(), new VisitorInput("1"));
        assertThat(second.replies()).containsExactly(BotMessage.text("Your e-mail?"));
        assertThat(second.state().form().orElseThrow().answers()).containsExactly("4711", "1");
        Turn third = dialogue.turn(second.state(), new VisitorInput("ada@example.org"));
        assertThat(third.replies()).containsExactly(BotMessage.text("We will write to you."));
        assertThat(third.state().form()).isEmpty();
    }

    @Test
    void aQuestionInTheMiddleIsAnsweredAndTheFormsIsAskedAgain() {
        Turn begun = dialogue.turn(DialogueState.START, new VisitorInput("I want a repair"));
        Turn first = dialogue.turn(begun.state(), new VisitorInput("4711"));
        Turn aside = dialogue.turn(first.state(), new VisitorInput("when do you open?"));

        assertThat(aside.replies())
                .containsExactly(
                        BotMessage.text("Nine to six."), BotMessage.text("How many pieces?"));
        Turn second = dialogue.turn(aside.state(), new VisitorInput("2"));
        assertThat(second.state().form().orElseThrow().answers()).containsExactly("4711", "2");
    }

    @Test
    void theWishForAPersonEndsAForm() {
        Turn begun = dialogue.turn(DialogueState.START, new VisitorInput("I want a repair"));
        Turn wish = dialogue.turn(begun.state(), new VisitorInput("talk to a human"));

        assertThat(wish.outcome())
                .isEqualTo(new Outcome.HandOverAsked(Outcome.Cause.VISITORS_WISH));
        assertThat(wish.state().form()).isEmpty();
    }

    private static Bot bot() {
        return switch (BotFile.parse(BOT)) {
            case BotFile.Valid valid -> valid.bot();
            case BotFile.Invalid(List<BotProblem> problems) ->
                    throw new AssertionError(problems.toString());
        };
    }
}
