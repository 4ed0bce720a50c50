package dev.deskhand.bot;

import dev.deskhand.bot.DialogueState.OpenForm;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides what a bot says next: a pure function of the bot, the dialogue's state and the visitor's
 * words. Immutable, thread-safe; making one trains the bot, so keep it as long as the bot's version
 * lives.
 */
public final class Dialogue {
    /** At or above this score an entry answers; the same for every bot. */
    static final double THRESHOLD = 0.5;

    /** While a form asks, only what is this clearly a question is not taken for the answer. */
    private static final double ASKS_SOMETHING_ELSE = 0.8;

    private final Bot bot;
    private final IntentClassifier classifier;

    /** Every word of the bot's example sentences. */
    private final Set<String> vocabulary = new HashSet<>();

    Dialogue(Bot bot, IntentClassifier classifier) {
        this.bot = bot;
        this.classifier = classifier;
        bot.settings().handOver().userSays().forEach(this::learn);
        bot.entries().forEach(entry -> entry.userSays().forEach(this::learn));
    }

    private void learn(String sentence) {
        vocabulary.addAll(Normaliser.words(sentence));
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
        Optional<Option> picked = picked(state, input.text());
        IntentClassifier.Match match = understand(picked.map(Option::sent).orElse(input.text()));
        if (state.form().isPresent()
                && picked.isEmpty()
                && isAnAnswer(match)
                && BotMessage.saysSomething(input.text())) {
            return formGoesOn(state, state.form().get(), input.text());
        }
        if (match.score() < THRESHOLD) {
            return notUnderstood(state, match.score());
        }
        return switch (match.meaning()) {
            case Meaning.WishForAPerson() ->
                    new Turn(
                            state.afterAWishForAPerson(),
                            List.of(),
                            new Outcome.HandOverAsked(Outcome.Cause.VISITORS_WISH));
            case Meaning.Question(Bot.Entry entry) -> answer(state, entry, match.score());
        };
    }

    /**
     * What was offered last is picked by name, number or a misspelt name; what was offered before
     * only by name. A sentence that the author has given for something else is never taken for a
     * slip of the finger.
     */
    private Optional<Option> picked(DialogueState state, String text) {
        Optional<Option> named = OptionPicker.named(text, state.offered());
        if (named.isPresent() || classifier.best(text).score() >= 1) {
            return named;
        }
        return OptionPicker.misspelt(text, state.offered(), vocabulary::contains)
                .or(() ->
                        state.earlier().stream()
                                .filter(option ->
                                        Normaliser.words(option.label())
                                                .equals(Normaliser.words(text)))
                                .filter(option -> !Normaliser.words(text).isEmpty())
                                .findFirst());
    }

    private static boolean isAnAnswer(IntentClassifier.Match match) {
        return switch (match.meaning()) {
            case Meaning.WishForAPerson() -> match.score() < THRESHOLD;
            case Meaning.Question(_) -> match.score() < ASKS_SOMETHING_ELSE;
        };
    }

    private static Turn formGoesOn(DialogueState state, OpenForm open, String answer) {
        Optional<OpenForm> next = open.answered(answer);
        String says = next.map(OpenForm::question).orElse(open.form().closing());
        List<BotMessage> replies = List.of(BotMessage.text(says));
        return new Turn(
                state.afterSaying(replies, next), replies, new Outcome.Answered(open.entry(), 1));
    }

    /** A question in the middle of a form is answered, and the form's own is asked again. */
    private static Turn answer(DialogueState state, Bot.Entry entry, double score) {
        List<BotMessage> replies = new ArrayList<>(entry.botSays());
        Optional<OpenForm> open;
        if (replies.getLast() instanceof BotMessage.Form form) {
            open = Optional.of(new OpenForm(entry.name(), form, List.of()));
        } else {
            open = state.form();
            open.ifPresent(form -> replies.add(BotMessage.text(form.question())));
        }
        return new Turn(
                state.afterSaying(replies, open),
                replies,
                new Outcome.Answered(entry.name(), score));
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
        DialogueState next = state.afterAMiss();
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
