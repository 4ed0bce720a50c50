package dev.deskhand.emulator.account;

import java.util.random.RandomGenerator;

/** Makes keys, codes and tokens. The generator given must be a secure one outside tests. */
final class Secrets {

    private static final String ALPHABET =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private final RandomGenerator random;

    Secrets(RandomGenerator random) {
        this.random = random;
    }

    String alphanumeric(int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }
}
