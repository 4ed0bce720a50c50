package dev.deskhand.emulator.account;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * When a department is open in each week; outside these hours it is offline whoever is there.
 *
 * @param enabled without it, always open
 * @param zone whose wall clocks the times are of
 * @param week spans of each day; a day without any is closed
 */
public record OperatingHours(boolean enabled, ZoneId zone, Map<DayOfWeek, List<Span>> week) {

    /** Part of a day; {@code to} is not in it, and midnight as {@code to} is the day's end. */
    public record Span(LocalTime from, LocalTime to) {

        boolean holds(LocalTime time) {
            return !time.isBefore(from) && (endsDay() || time.isBefore(to));
        }

        private boolean endsDay() {
            return to.equals(LocalTime.MIDNIGHT);
        }

        @Override
        public String toString() {
            return from + "-" + (endsDay() ? "24:00" : to.toString());
        }
    }

    /** Longest way to the next change: a week and a day of shifted clocks. */
    private static final int DAYS_AHEAD = 8;

    static final OperatingHours ALWAYS = new OperatingHours(false, ZoneId.of("UTC"), Map.of());

    public OperatingHours {
        week = Map.copyOf(week);
    }

    boolean openAt(Instant moment) {
        ZonedDateTime there = moment.atZone(zone);
        return !enabled
                || week.getOrDefault(there.getDayOfWeek(), List.of()).stream()
                        .anyMatch(span -> span.holds(there.toLocalTime()));
    }

    /** The next moment at which a span begins or ends; a week later when there is none. */
    Instant nextChange(Instant after) {
        ZonedDateTime there = after.atZone(zone);
        for (int day = 0; day <= DAYS_AHEAD; day++) {
            ZonedDateTime date = there.plusDays(day).truncatedTo(ChronoUnit.DAYS);
            List<Instant> bounds = new ArrayList<>();
            for (Span span : week.getOrDefault(date.getDayOfWeek(), List.of())) {
                bounds.add(date.with(span.from()).toInstant());
                bounds.add((span.endsDay() ? date.plusDays(1) : date.with(span.to())).toInstant());
            }
            var next = bounds.stream().filter(bound -> bound.isAfter(after)).sorted().findFirst();
            if (next.isPresent()) {
                return next.get();
            }
        }
        return there.plusWeeks(1).toInstant();
    }

    /** These hours with what is given changed; {@code week} replaces the whole week. */
    OperatingHours with(Fields fields) {
        fields.only("enabled", "time_zone", "week");
        return new OperatingHours(
                fields.flag("enabled", enabled || !fields.values().isEmpty()),
                fields.text("time_zone").map(id -> zone(fields, id)).orElse(zone),
                fields.has("week") ? week(fields.fields("week")) : week);
    }

    private static ZoneId zone(Fields fields, String id) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException e) {
            Refused refused = fields.bad("time_zone", "a time zone such as Europe/Berlin");
            refused.addSuppressed(e);
            throw refused;
        }
    }

    private static Map<DayOfWeek, List<Span>> week(Fields fields) {
        Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
        List<String> names = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            names.add(name(day));
            week.put(
                    day,
                    fields.texts(name(day), List.of()).stream()
                            .map(text -> span(fields, day, text))
                            .toList());
        }
        fields.only(names.toArray(String[]::new));
        return week;
    }

    private static Span span(Fields fields, DayOfWeek day, String text) {
        try {
            String[] parts = text.split("-", -1);
            if (parts.length == 2) {
                LocalTime from = LocalTime.parse(parts[0].strip());
                String end = parts[1].strip();
                LocalTime to = end.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(end);
                if (to.equals(LocalTime.MIDNIGHT) || from.isBefore(to)) {
                    return new Span(from, to);
                }
            }
        } catch (DateTimeException e) {
            Refused refused = badSpan(fields, day);
            refused.addSuppressed(e);
            throw refused;
        }
        throw badSpan(fields, day);
    }

    private static Refused badSpan(Fields fields, DayOfWeek day) {
        return fields.bad(name(day), "a list of spans such as 09:00-17:30 within the day");
    }

    private static String name(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }

    /** As it is written in settings. */
    public Map<String, Object> view() {
        Map<String, Object> days = new LinkedHashMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            days.put(
                    name(day),
                    week.getOrDefault(day, List.of()).stream().map(Span::toString).toList());
        }
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("enabled", enabled);
        view.put("time_zone", zone.getId());
        view.put("week", days);
        return view;
    }
}
