package dev.deskhand.bot;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * When a business is open, on its own clock.
 *
 * @param week a day that is missing is closed
 * @param closed days on which it is closed whatever the day of the week
 */
public record BusinessHours(Map<DayOfWeek, List<Span>> week, Set<LocalDate> closed) {
    public BusinessHours {
        Map<DayOfWeek, List<Span>> copy = new EnumMap<>(DayOfWeek.class);
        week.forEach((day, spans) -> copy.put(day, List.copyOf(spans)));
        week = Collections.unmodifiableMap(copy);
        closed = Set.copyOf(closed);
    }

    /**
     * A part of one day.
     *
     * @param to not included; midnight stands for the end of the day
     */
    public record Span(LocalTime from, LocalTime to) {
        boolean holds(LocalTime time) {
            return !time.isBefore(from) && (to.equals(LocalTime.MIDNIGHT) || time.isBefore(to));
        }
    }

    /** How far ahead an opening is looked for; a business that is closed longer has no next one. */
    private static final int DAYS_AHEAD = 60;

    /** When it opens next; empty if it is open, or does not open within two months. */
    public Optional<ZonedDateTime> nextOpening(ZonedDateTime moment) {
        if (isOpen(moment)) {
            return Optional.empty();
        }
        return IntStream.rangeClosed(0, DAYS_AHEAD)
                .mapToObj(moment.toLocalDate()::plusDays)
                .filter(day -> !closed.contains(day))
                .flatMap(day ->
                        week.getOrDefault(day.getDayOfWeek(), List.of()).stream()
                                .map(span -> day.atTime(span.from()).atZone(moment.getZone())))
                .filter(opening -> opening.isAfter(moment))
                .findFirst();
    }

    /** Whether it is open at that moment, which must be in the business's zone. */
    public boolean isOpen(ZonedDateTime moment) {
        return !closed.contains(moment.toLocalDate())
                && week.getOrDefault(moment.getDayOfWeek(), List.of()).stream()
                        .anyMatch(span -> span.holds(moment.toLocalTime()));
    }
}
