package dev.deskhand.app.bot;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What is typed, line by line.
 *
 * @param interactive whether a person sits there, who wants a prompt and colours
 */
public record Keyboard(BufferedReader lines, boolean interactive) {
    /** Standard input, and whether both it and standard output are a terminal. */
    public static Keyboard ofThisProcess() {
        return new Keyboard(
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false));
    }

    /** The next line; empty at the end. */
    Optional<String> line() {
        try {
            return Optional.ofNullable(lines.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
