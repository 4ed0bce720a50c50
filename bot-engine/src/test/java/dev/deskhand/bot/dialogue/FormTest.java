package dev.deskhand.bot.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.bot.Action;
import dev.deskhand.bot.BotMessage;
import org.junit.jupiter.api.Test;

class FormTest {
    private static final TurnContext CONTEXT =
            new TurnContext(Talk.BEGIN, "", TurnContext.ZENDESK_CHAT, 1);

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

    private final Dialogue dialogue = Dialogue.of(Talk.bot(BOT));

    @Test
    void aFormIsAskedOneQuestionAfterAnother() {
        Turn begun =
                dialogue.turn(
                        DialogueState.START, new VisitorInput.Said("I want a repair"), CONTEXT);

        assertThat(begun.replies().getLast()).isInstanceOf(BotMessage.Form.class);
        Turn first = dialogue.turn(begun.state(), new VisitorInput.Said("4711"), CONTEXT);
        assertThat(first.replies()).containsExactly(BotMessage.text("How many pieces?"));
        Turn second = dialogue.turn(first.state(), new VisitorInput.Said("1"), CONTEXT);
        assertThat(second.replies()).containsExactly(BotMessage.text("Your e-mail?"));
        assertThat(second.state().form().orElseThrow().answers()).containsExactly("4711", "1");
        Turn third =
                dialogue.turn(second.state(), new VisitorInput.Said("ada@example.org"), CONTEXT);
        assertThat(third.replies()).containsExactly(BotMessage.text("We will write to you."));
        assertThat(third.state().form()).isEmpty();
    }

    @Test
    void aQuestionInTheMiddleIsAnsweredAndTheFormsIsAskedAgain() {
        Turn begun =
                dialogue.turn(
                        DialogueState.START, new VisitorInput.Said("I want a repair"), CONTEXT);
        Turn first = dialogue.turn(begun.state(), new VisitorInput.Said("4711"), CONTEXT);
        Turn aside =
                dialogue.turn(first.state(), new VisitorInput.Said("when do you open?"), CONTEXT);

        assertThat(aside.replies())
                .containsExactly(
                        BotMessage.text("Nine to six."), BotMessage.text("How many pieces?"));
        Turn second = dialogue.turn(aside.state(), new VisitorInput.Said("2"), CONTEXT);
        assertThat(second.state().form().orElseThrow().answers()).containsExactly("4711", "2");
    }

    @Test
    void theWishForAPersonEndsAForm() {
        Turn begun =
                dialogue.turn(
                        DialogueState.START, new VisitorInput.Said("I want a repair"), CONTEXT);
        Turn wish = dialogue.turn(begun.state(), new VisitorInput.Said("talk to a human"), CONTEXT);

        assertThat(wish.outcome())
                .isEqualTo(
                        new Outcome.HandOverAsked(
                                Outcome.Cause.VISITORS_WISH, new Action.Target.Anyone()));
        assertThat(wish.state().form()).isEmpty();
    }
}
