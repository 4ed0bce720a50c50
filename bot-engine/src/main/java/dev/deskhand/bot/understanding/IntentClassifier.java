package dev.deskhand.bot.understanding;

/** Finds what a text means. Implementations are thread-safe. */
public interface IntentClassifier {

    /**
     * The intents by confidence, the best first, and what it was judged by. A training sentence has
     * confidence 1, whatever its case, accents and punctuation; an intent's negative sentence never
     * brings that intent.
     */
    Ranking rank(String text);
}
