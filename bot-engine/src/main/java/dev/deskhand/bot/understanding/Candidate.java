package dev.deskhand.bot.understanding;

/**
 * An intent that a text may mean.
 *
 * @param confidence from 0 to 1, comparable between bots; at {@value #THRESHOLD} and above the
 *     intent is taken for meant
 */
public record Candidate(String intent, double confidence) {

    /** The same for every bot and profile. */
    public static final double THRESHOLD = 0.5;

    /** Whether it is sure enough to be acted on. */
    public boolean isMeant() {
        return confidence >= THRESHOLD;
    }
}
