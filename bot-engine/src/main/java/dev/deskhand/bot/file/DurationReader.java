package dev.deskhand.bot.file;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads how long something lasts: {@code 700 ms}, {@code 5 s}, {@code 8 min}, {@code 2 h}. */
final class DurationReader {
    private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,9}) ?(ms|s|min|h|d)");

    private final YamlDocument yaml;

    DurationReader(YamlDocument yaml) {
        this.yaml = yaml;
    }

    /** The duration, or the fallback where it is missing or none that can be. */
    Duration read(Spot spot, Duration least, Duration most, Duration fallback) {
        if (!spot.isThere()) {
            return fallback;
        }
        String range = "Write from " + written(least) + " to " + written(most) + ".";
        Optional<Duration> duration = parse(spot.scalar());
        if (duration.isEmpty()) {
            yaml.problem(
                    spot,
                    "This must be a number with ms, s, min, h or d behind it.",
                    range + " For example: " + written(fallback) + ".");
            return fallback;
        }
        if (duration.get().compareTo(least) < 0 || duration.get().compareTo(most) > 0) {
            yaml.problem(
                    spot,
                    "This is too "
                            + (duration.get().compareTo(least) < 0 ? "short" : "long")
                            + ": "
                            + spot.scalar()
                            + ".",
                    range);
            return fallback;
        }
        return duration.get();
    }

    private static Optional<Duration> parse(String text) {
        Matcher matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "ms" -> Duration.ofMillis(number);
                    case "s" -> Duration.ofSeconds(number);
                    case "min" -> Duration.ofMinutes(number);
                    case "h" -> Duration.ofHours(number);
                    default -> Duration.ofDays(number);
                });
    }

    /** As it is written in a file, in the largest unit that it is a whole number of. */
    static String written(Duration duration) {
        long millis = duration.toMillis();
        if (millis == 0 || millis % 1000 != 0) {
            return millis + " ms";
        }
        long seconds = millis / 1000;
        if (seconds % 60 != 0) {
            return seconds + " s";
        }
        if (seconds % 3600 != 0) {
            return seconds / 60 + " min";
        }
        return seconds % 86_400 == 0 ? seconds / 86_400 + " d" : seconds / 3600 + " h";
    }
}
