package dev.deskhand.bot.understanding;

import java.util.Optional;

/**
 * Remembers what texts were encoded to, for training asks for the same sentences at every edit.
 * Implementations are thread-safe and bounded, and may forget anything at any time; each number of
 * a vector fits into a 16-bit float, so they may be kept as such.
 */
public interface Vectors {

    Optional<float[]> find(String encoderId, String text);

    void keep(String encoderId, String text, float[] vector);

    /** Remembers nothing. */
    static Vectors none() {
        return new Vectors() {
            @Override
            public Optional<float[]> find(String encoderId, String text) {
                return Optional.empty();
            }

            @Override
            public void keep(String encoderId, String text, float[] vector) {}
        };
    }
}
