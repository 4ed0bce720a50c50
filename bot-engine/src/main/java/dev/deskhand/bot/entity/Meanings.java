package dev.deskhand.bot.entity;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns a rule that fits into what it means. */
final class Meanings {
    /** Longer than any answer, short enough for the calendar. */
    private static final BigDecimal MOST = BigDecimal.valueOf(10_000);

    private final ZonedDateTime now;
    private final DateRules dates;
    private final ClockRules clocks;

    Meanings(ZonedDateTime now, DateRules dates, ClockRules clocks) {
        this.now = now;
        this.dates = dates;
        this.clocks = clocks;
    }

    /** What the rule means, or null if there is no such day or time after all. */
    @Nullable Sense of(Rules.Rule rule, Captures c) {
        try {
            return meaning(rule.action(), rule.arguments(), c);
        } catch (DateTimeException | ArithmeticException e) {
            // Beyond the calendar: "in 9999 years" is said in fun.
            return null;
        }
    }

    // One line for each action: a table, and longer in pieces than as one.
    @SuppressWarnings("checkstyle:MethodLength")
    private @Nullable Sense meaning(Action action, List<String> a, Captures c) {
        return switch (action) {
            case LENGTH ->
                    length(
                            (c.has("n") ? c.number("n") : BigDecimal.ZERO).add(decimal(a)),
                            c.word("unit"));
            case LENGTH_IN -> length(c.number("n"), a.getFirst());
            case LENGTH_HALF -> length(c.number("n").add(new BigDecimal("0.5")), a.getFirst());
            case LENGTH_OF -> length(new BigDecimal(a.get(0)), a.get(1));
            case LENGTH_SUM -> sum(c);
            case LENGTH_HM -> hoursAndMinutes(c);
            case DAY -> dates.day(number(a, 0));
            case WEEKDAY -> dates.weekday(weekday(c), a.getFirst());
            case WEEKDAY_IN_WEEK -> dates.weekdayInWeek(weekday(c), number(a, 0));
            case MONTH_DAY -> dates.monthDay(day(c), month(c), year(c));
            case MONTH_DAYS -> dates.monthDays(day(c), c.whole("d2"), month(c), year(c));
            case DAY_OF_MONTH -> dates.dayOfMonth(day(c));
            case WEEKDAY_DAY -> dates.weekdayDay(weekday(c), day(c));
            case DAY_IN_MONTH -> dates.dayInMonth(day(c), number(a, 0));
            case SHIFT -> shift(c, a.getFirst().equals("+") ? 1 : -1);
            case SHIFT_DATE -> shiftDate(c, a.getFirst().equals("+") ? 1 : -1);
            case WEEK -> dates.week(number(a, 0));
            case WEEKEND -> dates.weekend(number(a, 0));
            case MONTH -> dates.month(number(a, 0));
            case YEAR -> dates.year(number(a, 0));
            case WEEK_EDGE -> dates.weekEdge(number(a, 0), end(a.get(1)));
            case MONTH_EDGE -> dates.edge(dates.month(number(a, 0)), end(a.get(1)));
            case YEAR_EDGE -> dates.edge(dates.year(number(a, 0)), end(a.get(1)));
            case EDGE_OF ->
                    dates.edge(dates.monthOf(month(c), year(c), List.of()), end(a.getFirst()));
            case MONTH_OF -> dates.monthOf(month(c), year(c), a);
            case FIXED -> dates.fixed(a.getFirst());
            case FIGURES -> c.get("figures");
            case NTH_WEEKDAY ->
                    dates.nthWeekday(c.whole("ord"), weekday(c), monthOrThis(c, number(a, 0)));
            case LAST_WEEKDAY -> dates.nthWeekday(0, weekday(c), monthOrThis(c, number(a, 0)));
            case DATES -> dates.between(first(c.get("date")), last(c.get("date2")));
            case DATES_FROM -> open(first(c.get("date")), null, 0);
            case DATES_AFTER -> open(last(c.get("date")), null, 1);
            case DATES_UNTIL -> open(null, last(c.get("date")), 0);
            case DATES_BEFORE -> open(null, first(c.get("date")), -1);
            case CLOCK -> clocks.clock(c, number(a, 0));
            case AT -> ClockRules.at(a.getFirst());
            case PAST -> past(c, a);
            case PART -> part(c.word("part"));
            case TIMES -> clocks.between(clock(c, ""), clock(c, "2"));
            case TIMES_FROM -> new Sense.Hours(clock(c, ""), null);
            case TIMES_UNTIL -> new Sense.Hours(null, clock(c, ""));
            case TIMES_OF -> part(a.get(0) + " " + a.get(1));
            case DAY_PART -> dayPart(c);
            case PART_TIME -> partTime(c);
            case WHOLE_PART -> wholePart(c);
            case DATE_TIME -> dateTime(c);
            case DATE_TIMES -> dateTimes(c);
            case NOW -> new Sense.Instant(now.withNano(0));
        };
    }

    private static int number(List<String> arguments, int index) {
        return arguments.size() <= index ? 0 : Integer.parseInt(arguments.get(index));
    }

    private static BigDecimal decimal(List<String> arguments) {
        return arguments.isEmpty() ? BigDecimal.ZERO : new BigDecimal(arguments.getFirst());
    }

    private static boolean end(String argument) {
        return argument.equals("end");
    }

    private static int weekday(Captures c) {
        return c.whole(oneOf(c, "wd", "weekday", "day-name"));
    }

    private static int month(Captures c) {
        return c.whole(oneOf(c, "mon", "month", "month-name"));
    }

    private static String oneOf(Captures c, String... slots) {
        return Arrays.stream(slots).filter(c::has).findFirst().orElseThrow();
    }

    private static int day(Captures c) {
        return c.whole(c.has("d") ? "d" : "ord");
    }

    private static @Nullable Integer year(Captures c) {
        return c.has("year") ? (Integer) c.whole("year") : null;
    }

    private Sense monthOrThis(Captures c, int offset) {
        return c.has("mon") || c.has("month") || c.has("month-name")
                ? dates.monthOf(month(c), year(c), List.of())
                : dates.month(offset);
    }

    /** Unit codes: Y, M, W, D, and h, m, s. Halves of months are fifteen days. */
    static @Nullable Sense length(BigDecimal number, String unit) {
        if (number.signum() < 0 || number.compareTo(MOST) > 0) {
            return null;
        }
        BigDecimal seconds =
                number.multiply(
                        BigDecimal.valueOf(
                                switch (unit) {
                                    case "h" -> 3600;
                                    case "m" -> 60;
                                    case "s" -> 1;
                                    case "W" -> 7 * 86_400;
                                    case "D" -> 86_400;
                                    case "M" -> 30 * 86_400;
                                    default -> 365 * 86_400;
                                }));
        boolean wholes = number.stripTrailingZeros().scale() <= 0;
        int count = number.intValue();
        if ("hms".contains(unit)) {
            return new Sense.Lapse(Period.ZERO, Duration.ofSeconds(seconds.longValue()));
        }
        if (!wholes && unit.equals("Y")) {
            int months = number.multiply(BigDecimal.valueOf(12)).intValue();
            return new Sense.Lapse(Period.of(months / 12, months % 12, 0), Duration.ZERO);
        }
        if (!wholes) {
            long days = seconds.longValue() / 86_400;
            Duration rest = Duration.ofSeconds(seconds.longValue() % 86_400);
            boolean week = unit.equals("W");
            return new Sense.Lapse(
                    Period.ofDays((int) days), week || unit.equals("M") ? Duration.ZERO : rest);
        }
        return new Sense.Lapse(
                switch (unit) {
                    case "W" -> Period.ofDays(7 * count);
                    case "D" -> Period.ofDays(count);
                    case "M" -> Period.ofMonths(count);
                    default -> Period.ofYears(count);
                },
                Duration.ZERO);
    }

    private static @Nullable Sense sum(Captures c) {
        if (c.get("len") instanceof Sense.Lapse(Period days, Duration time)
                && c.get("len2") instanceof Sense.Lapse(Period moreDays, Duration moreTime)) {
            // "2 hours 30 minutes", but not "30 minutes 2 hours".
            boolean smaller =
                    moreDays.isZero()
                            ? time.isZero() || time.compareTo(moreTime) > 0
                            : time.isZero();
            return smaller ? new Sense.Lapse(days.plus(moreDays), time.plus(moreTime)) : null;
        }
        return null;
    }

    private static @Nullable Sense hoursAndMinutes(Captures c) {
        if (c.get("hm") instanceof Sense.Clock(int minute, _)) {
            return new Sense.Lapse(Period.ZERO, Duration.ofMinutes(minute));
        }
        Sense hours = length(c.number("n"), "h");
        return hours instanceof Sense.Lapse(_, Duration time)
                ? new Sense.Lapse(Period.ZERO, time.plusMinutes(c.whole("m")))
                : null;
    }

    private @Nullable Sense shift(Captures c, int sign) {
        Sense.Lapse by = c.sense("len", Sense.Lapse.class);
        if (by == null) {
            return null;
        }
        if (by.time().isZero()) {
            return dates.shift(dates.today(), by, sign);
        }
        ZonedDateTime at =
                sign > 0
                        ? now.plus(by.days()).plus(by.time())
                        : now.minus(by.days()).minus(by.time());
        return new Sense.Instant(at.withNano(0));
    }

    private @Nullable Sense shiftDate(Captures c, int sign) {
        Sense.Lapse by = c.sense("len", Sense.Lapse.class);
        LocalDate from = first(c.get("date"));
        return by == null || from == null || !by.time().isZero()
                ? null
                : dates.shift(from, by, sign);
    }

    private static @Nullable LocalDate first(@Nullable Sense sense) {
        return sense instanceof Sense.Days days ? days.from() : null;
    }

    private static @Nullable LocalDate last(@Nullable Sense sense) {
        return sense instanceof Sense.Days days ? days.to() : null;
    }

    private static @Nullable Sense open(
            @Nullable LocalDate from, @Nullable LocalDate to, int days) {
        if (from == null && to == null) {
            return null;
        }
        return new Sense.Days(
                from == null ? null : from.plusDays(days), to == null ? null : to.plusDays(days));
    }

    private @Nullable Sense past(Captures c, List<String> a) {
        String said = c.has("words") ? "words" : "n";
        int minutes = c.has(said) ? c.whole(said) : number(a, 1);
        if (minutes < 1 || minutes > 59) {
            return null;
        }
        int added = a.getFirst().equals("+") ? minutes : -minutes;
        return clocks.clock(c, added + (c.has(said) ? number(a, 1) : 0));
    }

    private static Sense part(String part) {
        int space = part.indexOf(' ');
        return new Sense.Hours(
                ClockRules.at(part.substring(0, space)), ClockRules.at(part.substring(space + 1)));
    }

    /** A time, or a bare hour, with its half of the day. */
    private Sense.@Nullable Clock clock(Captures c, String which) {
        Sense time = c.get("time" + which);
        if (time instanceof Sense.Clock clock) {
            return clock;
        }
        if (!c.has("h" + which)) {
            return null;
        }
        Captures hour = new Captures();
        hour.put("h", new Sense.Count(c.number("h" + which)));
        return clocks.clock(hour, 0);
    }

    private @Nullable Sense dayPart(Captures c) {
        LocalDate day = first(c.get("date"));
        if (day == null || !day.equals(last(c.get("date")))) {
            return null;
        }
        String part = c.word("part");
        int space = part.indexOf(' ');
        return new Sense.DayPart(
                day,
                ClockRules.minutes(part.substring(0, space)),
                ClockRules.minutes(part.substring(space + 1)));
    }

    private @Nullable Sense partTime(Captures c) {
        Sense.DayPart part = c.sense("dp", Sense.DayPart.class);
        Sense.Clock clock = clock(c, "");
        if (part == null || clock == null) {
            return null;
        }
        Sense.Clock at = ClockRules.inPart(clock, part.from(), part.to());
        boolean nextDay = part.from() >= 20 * 60 && at.minute() < 6 * 60;
        return new Sense.Instant(clocks.moment(nextDay ? part.day().plusDays(1) : part.day(), at));
    }

    private @Nullable Sense wholePart(Captures c) {
        Sense.DayPart part = c.sense("dp", Sense.DayPart.class);
        return part == null
                ? null
                : clocks.moments(
                        part.day(),
                        new Sense.Clock(part.from(), true),
                        new Sense.Clock(part.to(), true));
    }

    private @Nullable Sense dateTime(Captures c) {
        LocalDate day = first(c.get("date"));
        Sense.Clock clock = clock(c, "");
        if (day == null || clock == null || !day.equals(last(c.get("date")))) {
            return null;
        }
        return new Sense.Instant(clocks.moment(day, clock));
    }

    private @Nullable Sense dateTimes(Captures c) {
        LocalDate day = first(c.get("date"));
        if (day == null || !day.equals(last(c.get("date")))) {
            return null;
        }
        return c.get("times") instanceof Sense.Hours(var from, var to)
                ? clocks.moments(day, from, to)
                : null;
    }
}
