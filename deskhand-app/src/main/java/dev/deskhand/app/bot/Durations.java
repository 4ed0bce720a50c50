package dev.deskhand.app.bot;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long something lasts, as in bot files: {@code 5 s}, {@code 8 min}, {@code 2 h}, {@code 3 d}.
 */
final class Durations {
    private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,6}) ?(s|min|h|d)");

    private Durations() {}

    static Optional<Duration> of(String text) {
        Matcher matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "s" -> Duration.ofSeconds(number);
                    case "min" -> Duration.ofMinutes(number);
                    case "h" -> Duration.ofHours(number);
                    default -> Duration.ofDays(number);
                });
    }
}
