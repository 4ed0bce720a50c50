package dev.deskhand.bot.entity;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** What a stretch of text means while its neighbours are still being read. */
sealed interface Sense {
    /** A number, a day of the month, a month, a weekday. */
    record Count(BigDecimal value) implements Sense {
        static Count of(int value) {
            return new Count(BigDecimal.valueOf(value));
        }
    }

    /** A word's value in its table. */
    record Word(String value) implements Sense {}

    /** A day, or several. */
    record Days(@Nullable LocalDate from, @Nullable LocalDate to) implements Sense {
        static Days on(LocalDate day) {
            return new Days(day, day);
        }

        boolean single() {
            return from != null && from.equals(to);
        }
    }

    /**
     * A time on the clock.
     *
     * @param minute of the day
     * @param exact whether it can't be meant twelve hours later
     */
    record Clock(int minute, boolean exact) implements Sense {}

    /** A range of times. */
    record Hours(@Nullable Clock from, @Nullable Clock to) implements Sense {
        boolean closed() {
            return from != null && to != null;
        }
    }

    /** Part of a day, in minutes of it. */
    record DayPart(LocalDate day, int from, int to) implements Sense {}

    /** A moment. */
    record Instant(ZonedDateTime at) implements Sense {}

    /** A range of moments. */
    record Instants(@Nullable ZonedDateTime from, @Nullable ZonedDateTime to) implements Sense {}

    /** A length. */
    record Lapse(Period days, Duration time) implements Sense {}
}
