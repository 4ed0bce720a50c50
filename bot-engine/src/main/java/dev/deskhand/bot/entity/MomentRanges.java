package dev.deskhand.bot.entity;

import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** The stable form of a range of moments; a zone's name has slashes, so "--" is between. */
final class MomentRanges {
    private static final String BETWEEN = "--";
    private static final String OPEN = "..";

    private MomentRanges() {}

    static String text(@Nullable ZonedDateTime from, @Nullable ZonedDateTime to) {
        return (from == null ? OPEN : from) + BETWEEN + (to == null ? OPEN : to);
    }

    static EntityValue.MomentRange parse(String text) {
        int between = text.indexOf(BETWEEN);
        if (between < 0) {
            throw new IllegalArgumentException("a range of moments needs \"--\"");
        }
        return new EntityValue.MomentRange(
                end(text.substring(0, between)), end(text.substring(between + BETWEEN.length())));
    }

    private static @Nullable ZonedDateTime end(String text) {
        return text.equals(OPEN) ? null : ZonedDateTime.parse(text);
    }
}
