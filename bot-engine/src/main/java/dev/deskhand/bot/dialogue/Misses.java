package dev.deskhand.bot.dialogue;

import dev.deskhand.bot.Action;
import dev.deskhand.bot.Settings;
import dev.deskhand.bot.SystemText;

/** What a bot does that does not know what to do: says so, and in the end brings a person. */
final class Misses {
    private final Settings settings;
    private final Draft draft;
    private final Speaking speaking;

    Misses(Settings settings, Draft draft, Speaking speaking) {
        this.settings = settings;
        this.draft = draft;
        this.speaking = speaking;
    }

    Outcome notUnderstood(double bestScore) {
        return missed(1, SystemText.BREAK, bestScore);
    }

    /** Whether one more brings a person. */
    boolean isNextOneTheLast() {
        return areEnough(draft.misses() + 1);
    }

    private boolean areEnough(int misses) {
        return settings.humanAssistance() && misses >= settings.handOver().afterMisses();
    }

    /** A value was asked for so often that it is no use; each time counts. */
    Outcome gaveUp(double bestScore) {
        draft.dropPlace();
        return missed(Asking.MOST_FAILURES, SystemText.GIVE_UP_ASKING, bestScore);
    }

    /**
     * A message was not understood, and of what the bot made of it nothing was meant. That it was a
     * miss is counted already.
     */
    Outcome noneOfThese() {
        return missed(0, SystemText.SAY_IT_AGAIN, 0);
    }

    /** Something of the bot's own failed. */
    Outcome failed() {
        return missed(1, SystemText.ERROR, 0);
    }

    /** The misses are kept at a hand-over: if it fails, the next miss asks for one again. */
    private Outcome missed(int times, SystemText words, double bestScore) {
        draft.missed(times);
        if (areEnough(draft.misses())) {
            return new Outcome.HandOverAsked(
                    Outcome.Cause.NOT_UNDERSTOOD, new Action.Target.Anyone());
        }
        speaking.say(words);
        return new Outcome.NotUnderstood(bestScore);
    }
}
