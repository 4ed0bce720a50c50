package dev.deskhand.bot.understanding;

/**
 * Turns a text into a vector whose direction is its meaning. Implementations are thread-safe, and
 * the same text gives the same vector for as long as the {@link #id()} is the same.
 */
public interface Encoder {

    /** Names the model and its exact version; vectors of different ids cannot be compared. */
    String id();

    /** How many numbers a vector has. */
    int dimensions();

    /** Whether a word, in lower case, is one that the model knows in one piece. */
    boolean knows(String word);

    /** The text's vector; its length is not fixed. Takes milliseconds of CPU. */
    float[] encode(String text);
}
