package dev.deskhand.bot;

import java.util.List;

/** Finds what a visitor means. Implementations are immutable and thread-safe. */
interface IntentClassifier {
    /** The nearest meaning; its score says whether it is near enough. */
    Match best(String text);

    /** A meaning and sentences that express it. */
    record Intent(Meaning meaning, List<String> sentences) {}

    /**
     * @param score from 0 to 1, comparable between bots; an exact training sentence has 1
     */
    record Match(Meaning meaning, double score) {}
}
