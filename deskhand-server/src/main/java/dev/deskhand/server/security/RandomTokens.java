package dev.deskhand.server.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * Makes the random texts that grant something to whoever holds them. Only their hash is stored; a
 * plain SHA-256 suffices since 256 random bits cannot be guessed. Thread-safe when the source is.
 */
public final class RandomTokens {
    private static final int BYTES = 32;

    private final RandomGenerator random;

    /** Takes its randomness from a cryptographically strong source. */
    public RandomTokens(RandomGenerator random) {
        this.random = random;
    }

    /** 43 characters that a URL takes as they are. */
    public String next() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What is stored in the token's place. */
    public static String hash(String token) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    /** Compares without telling by its duration how much of the two is equal. */
    static boolean same(String a, String b) {
        return MessageDigest.isEqual(
                a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }
}
