package dev.deskhand.bot;

import java.util.ArrayList;
import java.util.List;

/**
 * Decides what a bot says next: a pure function of the bot, the dialogue's state and the visitor's
 * words. Immutable, thread-safe; making one trains the bot, so keep it as long as the bot's version
 * lives.
 */
public final class Dialogue {
    /** At or above this score an entry answers; the same for every bot. */
    static final double THRESHOLD = 0.5;

    private final Bot bot;
    private final IntentClassifier classifier;

    Dialogue(Bot bot, IntentClassifier classifier) {
        this.bot = bot;
        this.classifier = classifier;
    }

    /** Trains the bot. */
    public static Dialogue of(Bot bot) {
        List<IntentClassifier.Intent> intents = new ArrayList<>();
        intents.add(
                new IntentClassifier.Intent(
                        new Meaning.WishForAPerson(), bot.settings().handOver().userSays()));
        for (Bot.Entry entry : bot.entries()) {
            intents.add(new IntentClassifier.Intent(new Meaning.Question(entry), entry.userSays()));
        }
        return new Dialogue(bot, new LexicalClassifier(intents));
    }

    /** The bot that this dialogue speaks for. */
    public Bot bot() {
        return bot;
    }

    /** One turn. */
    public Turn turn(DialogueState state, VisitorInput input) {
        IntentClassifier.Match match = understand(input.text());
        if (match.score() < THRESHOLD) {
            return notUnderstood(state, match.score());
        }
        return switch (match.meaning()) {
            case Meaning.WishForAPerson() ->
                    new Turn(
                            DialogueState.START,
                            List.of(),
                            new Outcome.HandOverAsked(Outcome.Cause.VISITORS_WISH));
            case Meaning.Question(Bot.Entry entry) ->
                    new Turn(
                            DialogueState.START,
                            entry.botSays(),
                            new Outcome.Answered(entry.name(), match.score()));
        };
    }

    /**
     * A message is read as a whole, and sentence by sentence: a wish for a person counts wherever
     * it stands, and a question that is wrapped in other sentences is found by itself. Among
     * several that are understood, the longest is taken for what the visitor is after.
     */
    private IntentClassifier.Match understand(String text) {
        IntentClassifier.Match whole = classifier.best(text);
        List<String> sentences = Normaliser.sentences(text);
        if (sentences.size() < 2) {
            return whole;
        }
        IntentClassifier.Match best = whole;
        int longest = 0;
        for (String sentence : sentences) {
            IntentClassifier.Match match = classifier.best(sentence);
            if (match.score() < THRESHOLD) {
                continue;
            }
            if (match.meaning() instanceof Meaning.WishForAPerson) {
                return match;
            }
            int words = Normaliser.words(sentence).size();
            if (whole.score() < THRESHOLD && words > longest) {
                longest = words;
                best = match;
            }
        }
        return best;
    }

    /** The misses are kept at a hand-over: if it fails, the next miss asks for one again. */
    private Turn notUnderstood(DialogueState state, double bestScore) {
        DialogueState next = new DialogueState(state.misses() + 1);
        if (next.misses() >= bot.settings().handOver().afterMisses()) {
            return new Turn(
                    next, List.of(), new Outcome.HandOverAsked(Outcome.Cause.NOT_UNDERSTOOD));
        }
        return new Turn(
                next,
                List.of(BotMessage.text(bot.settings().breakMessage())),
                new Outcome.NotUnderstood(bestScore));
    }
}
