package dev.deskhand.app.chaos;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks for what must not be in a log, or in a file in the clear: P7. */
final class SecrecyAudit {
    private SecrecyAudit() {}

    /**
     * @param log its name and lines
     * @param secrets never to be seen
     * @param words what visitors wrote
     * @return at most one breach for each line
     */
    static List<Breach> ofLog(
            String log,
            Stream<String> lines,
            Collection<String> secrets,
            Collection<String> words) {
        List<Breach> breaches = new ArrayList<>();
        int[] number = {0};
        lines.forEach(line -> {
            number[0]++;
            boolean leaked = secrets.stream().anyMatch(line::contains);
            Optional<String> said = words.stream().filter(line::contains).findFirst();
            if (leaked || said.isPresent()) {
                breaches.add(
                        new Breach(
                                Promise.P7,
                                leaked ? "secret_in_log" : "words_in_log",
                                log,
                                leaked
                                        ? "A secret stands in the log."
                                        : "A visitor's words stand in the log.",
                                // The line itself would carry it on.
                                List.of("line " + number[0])));
            }
        });
        return breaches;
    }

    /** Whether a file's bytes hold one of these in the clear. */
    static List<Breach> ofFile(String file, byte[] bytes, Collection<String> secrets) {
        // One character a byte, so that any file can be searched as text.
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return secrets.stream().anyMatch(text::contains)
                ? List.of(
                        new Breach(
                                Promise.P7,
                                "secret_on_disk",
                                file,
                                "A secret is stored in the clear.",
                                List.of()))
                : List.of();
    }
}
