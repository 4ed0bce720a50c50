package dev.deskhand.bot.understanding;

import java.util.List;

/** Finds what a text means. Implementations are thread-safe. */
public interface IntentClassifier {

    /**
     * The intents by confidence, the best first; none when nothing was learnt. A training sentence
     * has confidence 1, whatever its case, accents and punctuation; an intent's negative sentence
     * never brings that intent.
     */
    List<Candidate> rank(String text);
}
