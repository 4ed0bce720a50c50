package dev.deskhand.app.demo;

import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes the demo operator's password. */
public final class Secrets {
    /** Letters and digits that are not mistaken for each other when copied by hand. */
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private Secrets() {}

    /** Four groups of five, about 99 bits. */
    public static String password(RandomGenerator random) {
        return IntStream.range(0, 4).mapToObj(_ -> group(random)).collect(Collectors.joining("-"));
    }

    private static String group(RandomGenerator random) {
        return random.ints(5, 0, ALPHABET.length())
                .mapToObj(at -> String.valueOf(ALPHABET.charAt(at)))
                .collect(Collectors.joining());
    }
}
