package dev.deskhand.bot.dialogue;

import dev.deskhand.bot.BotMessage;
import dev.deskhand.bot.dialogue.DialogueState.OpenForm;
import dev.deskhand.bot.dialogue.TurnTrace.Rule;
import java.util.Optional;

/** A form that is asked for one question after another. For one turn. */
final class FormFilling {
    private final Draft draft;

    FormFilling(Draft draft) {
        this.draft = draft;
    }

    /** Whether a message is for the form, and not for the bot: what is clearly meant is not. */
    static boolean takes(Understood understood, String text) {
        return !understood.isWishForAPerson()
                && understood.bestScore() < Hearing.CLEARLY
                && BotMessage.saysSomething(text);
    }

    Outcome goOn(OpenForm open, String answer) {
        draft.rule(Rule.ANSWER);
        draft.startCountingAgain();
        draft.path().add(open.entry());
        Optional<OpenForm> next = open.answered(answer);
        draft.form(next);
        draft.replies()
                .add(BotMessage.text(next.map(OpenForm::question).orElse(open.form().closing())));
        return new Outcome.Answered(open.entry(), 1);
    }
}
