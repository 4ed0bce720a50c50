package dev.deskhand.emulator.fault;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field of a rule, as the menu lists it.
 *
 * @param usual its value when it is not given; null where there is none
 * @param values the words it may hold; empty where it holds none of a list
 * @param least the smallest number it takes
 * @param most the largest number it takes, or the most characters of a text
 */
public record Field(
        String name,
        Type type,
        String words,
        @Nullable Object usual,
        List<String> values,
        long least,
        long most) {

    /** What a field holds. */
    public enum Type {
        WORD,
        TEXT,
        NUMBER,
        FRACTION,
        FLAG
    }

    static Field word(String name, String words, @Nullable String usual, List<String> values) {
        return new Field(name, Type.WORD, words, usual, values, 0, 0);
    }

    static Field text(String name, String words, @Nullable String usual) {
        return new Field(name, Type.TEXT, words, usual, List.of(), 1, 500);
    }

    static Field number(String name, String words, @Nullable Long usual, long least, long most) {
        return new Field(name, Type.NUMBER, words, usual, List.of(), least, most);
    }

    static Field fraction(String name, String words) {
        return new Field(name, Type.FRACTION, words, null, List.of(), 0, 1);
    }

    static Field flag(String name, String words, @Nullable Boolean usual) {
        return new Field(name, Type.FLAG, words, usual, List.of(), 0, 0);
    }
}
