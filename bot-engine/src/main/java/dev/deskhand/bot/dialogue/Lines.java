package dev.deskhand.bot.dialogue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The lines of a resource of this package, without those that are empty or begin with "//". */
final class Lines {
    private Lines() {}

    static Optional<List<String>> of(String resource) {
        try (InputStream in = Lines.class.getResourceAsStream(resource)) {
            if (in == null) {
                return Optional.empty();
            }
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            return Optional.of(
                    reader.lines()
                            .map(String::strip)
                            .filter(line -> !line.isEmpty() && !line.startsWith("//"))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read the resource " + resource, e);
        }
    }
}
