package dev.deskhand.bot.understanding;

import java.util.List;

/**
 * Something that visitors mean.
 *
 * @param name unique in its bot; read as words, it is one more example of what it stands for
 * @param sentences ways in which visitors put it
 * @param negatives sentences that look like it and are not
 */
public record Intent(String name, List<String> sentences, List<String> negatives) {
    public Intent {
        sentences = List.copyOf(sentences);
        negatives = List.copyOf(negatives);
    }

    /** An intent without negatives. */
    public static Intent of(String name, List<String> sentences) {
        return new Intent(name, sentences, List.of());
    }
}
