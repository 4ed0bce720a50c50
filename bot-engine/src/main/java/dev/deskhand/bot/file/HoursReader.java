package dev.deskhand.bot.file;

import dev.deskhand.bot.BusinessHours;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads when a business is open. A day of its own goes before {@code weekdays}. */
final class HoursReader {
    private static final Pattern SPAN =
            Pattern.compile("([0-9]{1,2}):([0-9]{2}) ?[-\u2013] ?([0-9]{1,2}):([0-9]{2})");
    private static final String CLOSED = "closed";

    /** Days that are named together. */
    private static final Map<String, List<DayOfWeek>> GROUPS =
            Map.of(
                    "weekdays",
                    List.of(
                            DayOfWeek.MONDAY,
                            DayOfWeek.TUESDAY,
                            DayOfWeek.WEDNESDAY,
                            DayOfWeek.THURSDAY,
                            DayOfWeek.FRIDAY),
                    "weekend",
                    List.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY));

    private final YamlDocument yaml;

    HoursReader(YamlDocument yaml) {
        this.yaml = yaml;
    }

    Optional<BusinessHours> read(Spot spot) {
        if (!spot.isThere()) {
            return Optional.empty();
        }
        Set<String> known = new LinkedHashSet<>(GROUPS.keySet());
        known.add(CLOSED);
        for (DayOfWeek day : DayOfWeek.values()) {
            known.add(key(day));
        }
        Mapping mapping = yaml.mapping(spot, known);
        Map<DayOfWeek, List<BusinessHours.Span>> week = new EnumMap<>(DayOfWeek.class);
        Map<String, List<DayOfWeek>> days = new LinkedHashMap<>(GROUPS);
        for (DayOfWeek day : DayOfWeek.values()) {
            days.put(key(day), List.of(day));
        }
        // Groups stand first, so that a day of its own replaces them.
        days.keySet().stream()
                .sorted(Comparator.comparing(key -> !GROUPS.containsKey(key)))
                .filter(mapping::has)
                .forEach(key -> {
                    List<BusinessHours.Span> spans = spans(mapping.get(key));
                    days.getOrDefault(key, List.of()).forEach(day -> week.put(day, spans));
                });
        Set<LocalDate> closed = new LinkedHashSet<>(yaml.each(mapping.get(CLOSED), this::date));
        return Optional.of(new BusinessHours(week, closed));
    }

    static String key(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }

    private List<BusinessHours.Span> spans(Spot spot) {
        List<BusinessHours.Span> spans = new ArrayList<>();
        for (Spot item : yaml.itemsOrOne(spot)) {
            span(item)
                    .ifPresent(span -> {
                        if (!spans.isEmpty() && span.from().isBefore(end(spans.getLast()))) {
                            yaml.problem(
                                    item,
                                    "These hours begin before the ones above end.",
                                    "Write the hours of a day in order, without overlaps.");
                        }
                        spans.add(span);
                    });
        }
        return spans;
    }

    private static LocalTime end(BusinessHours.Span span) {
        return span.to().equals(LocalTime.MIDNIGHT) ? LocalTime.MAX : span.to();
    }

    private Optional<BusinessHours.Span> span(Spot spot) {
        Matcher matcher = SPAN.matcher(spot.scalar());
        if (matcher.matches()) {
            try {
                LocalTime from = time(matcher.group(1), matcher.group(2));
                LocalTime to =
                        matcher.group(3).equals("24") && matcher.group(4).equals("00")
                                ? LocalTime.MIDNIGHT
                                : time(matcher.group(3), matcher.group(4));
                if (from.isBefore(to) || to.equals(LocalTime.MIDNIGHT)) {
                    return Optional.of(new BusinessHours.Span(from, to));
                }
                yaml.problem(
                        spot,
                        "These hours end before they begin.",
                        "Write those after midnight on the next day.");
                return Optional.empty();
            } catch (DateTimeException e) {
                yaml.problem(
                        spot, "No clock shows this time.", "Write hours such as \"09:00-18:00\".");
                return Optional.empty();
            }
        }
        yaml.problem(spot, "These are no hours.", "Write hours such as \"09:00-18:00\".");
        return Optional.empty();
    }

    private static LocalTime time(String hour, String minute) {
        return LocalTime.of(Integer.parseInt(hour), Integer.parseInt(minute));
    }

    private Optional<LocalDate> date(Spot spot) {
        try {
            return Optional.of(LocalDate.parse(spot.scalar()));
        } catch (DateTimeException e) {
            yaml.problem(spot, "This is no date.", "Write a date such as 2026-12-25.");
            return Optional.empty();
        }
    }
}
