package dev.deskhand.bot.entity;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What words for days mean, seen from today. */
final class DateRules {
    /** 29 February, or Friday the 13th, comes within so many years. */
    private static final int YEARS = 9;

    private final LocalDate today;
    private final boolean future;

    DateRules(LocalDate today, EntityType.Direction direction) {
        this.today = today;
        this.future = direction == EntityType.Direction.FUTURE;
    }

    LocalDate today() {
        return today;
    }

    Sense day(int offset) {
        return Sense.Days.on(today.plusDays(offset));
    }

    /**
     * A bare weekday is never today. "Next" means the one of the next week, Monday to Sunday;
     * "this" the one of this week unless it is over.
     */
    Sense weekday(int weekday, String which) {
        DayOfWeek day = DayOfWeek.of(weekday);
        LocalDate coming = today.with(TemporalAdjusters.next(day));
        return Sense.Days.on(
                switch (which) {
                    case "next" -> monday(1).plusDays(weekday - 1L);
                    case "last" -> today.with(TemporalAdjusters.previous(day));
                    case "this" -> today.with(TemporalAdjusters.nextOrSame(day));
                    case "after" -> coming.plusWeeks(1);
                    case "fixed" -> coming;
                    default -> future ? coming : today.with(TemporalAdjusters.previous(day));
                });
    }

    Sense weekdayInWeek(int weekday, int weeks) {
        return Sense.Days.on(monday(weeks).plusDays(weekday - 1L));
    }

    /** The year is the given one, or the first in the right direction that has the day. */
    @Nullable Sense monthDay(int day, int month, @Nullable Integer year) {
        if (year != null) {
            return date(fullYear(year), month, day);
        }
        for (int i = 0; i < YEARS; i++) {
            Sense.Days date = date(today.getYear() + (future ? i : -i), month, day);
            if (date != null && inDirection(date.from())) {
                return date;
            }
        }
        return null;
    }

    @Nullable Sense monthDays(int first, int last, int month, @Nullable Integer year) {
        if (first >= last
                || !(monthDay(last, month, year) instanceof Sense.Days(var to, _))
                || to == null) {
            return null;
        }
        Sense.Days from = date(to.getYear(), month, first);
        return from == null ? null : new Sense.Days(from.from(), to);
    }

    @Nullable Sense dayOfMonth(int day) {
        YearMonth month = YearMonth.from(today);
        for (int i = 0; i < 4; i++) {
            YearMonth near = month.plusMonths(future ? i : -i);
            Sense.Days date = date(near.getYear(), near.getMonthValue(), day);
            if (date != null && inDirection(date.from())) {
                return date;
            }
        }
        return null;
    }

    @Nullable Sense weekdayDay(int weekday, int day) {
        YearMonth month = YearMonth.from(today);
        for (int i = 0; i < YEARS * 12; i++) {
            YearMonth near = month.plusMonths(future ? i : -i);
            Sense.Days date = date(near.getYear(), near.getMonthValue(), day);
            if (date != null
                    && date.from() != null
                    && date.from().getDayOfWeek().getValue() == weekday
                    && inDirection(date.from())) {
                return date;
            }
        }
        return null;
    }

    @Nullable Sense dayInMonth(int day, int months) {
        YearMonth month = YearMonth.from(today).plusMonths(months);
        return date(month.getYear(), month.getMonthValue(), day);
    }

    Sense shift(LocalDate from, Sense.Lapse by, int sign) {
        return Sense.Days.on(from.plus(by.days().multipliedBy(sign)));
    }

    Sense week(int offset) {
        LocalDate monday = monday(offset);
        return new Sense.Days(monday, monday.plusDays(6));
    }

    /** On a Sunday, this weekend is the one that ends today. */
    Sense weekend(int offset) {
        LocalDate saturday = monday(offset).plusDays(5);
        return new Sense.Days(saturday, saturday.plusDays(1));
    }

    Sense month(int offset) {
        YearMonth month = YearMonth.from(today).plusMonths(offset);
        return new Sense.Days(month.atDay(1), month.atEndOfMonth());
    }

    Sense year(int offset) {
        Year year = Year.from(today).plusYears(offset);
        return new Sense.Days(year.atDay(1), year.atMonth(12).atEndOfMonth());
    }

    /** A week ends with its last working day. */
    Sense weekEdge(int offset, boolean end) {
        return Sense.Days.on(monday(offset).plusDays(end ? 4 : 0));
    }

    Sense edge(Sense range, boolean end) {
        if (range instanceof Sense.Days(var from, var to) && from != null && to != null) {
            return Sense.Days.on(end ? to : from);
        }
        return range;
    }

    /** All of a month: the running or next one, or the argument says which. */
    Sense monthOf(int month, @Nullable Integer year, List<String> arguments) {
        YearMonth here = YearMonth.from(today);
        YearMonth of;
        if (year != null) {
            of = YearMonth.of(fullYear(year), month);
        } else {
            of = YearMonth.of(here.getYear(), month);
            boolean next = arguments.contains("next");
            boolean last = arguments.contains("last") || (!future && !next);
            if (last && !of.isBefore(here)) {
                of = of.minusYears(of.equals(here) && arguments.isEmpty() ? 0 : 1);
            } else if (!last && (of.isBefore(here) || (next && of.equals(here)))) {
                of = of.plusYears(1);
            }
        }
        return new Sense.Days(of.atDay(1), of.atEndOfMonth());
    }

    @Nullable Sense fixed(String monthDay) {
        return monthDay(
                Integer.parseInt(monthDay.substring(3)),
                Integer.parseInt(monthDay.substring(0, 2)),
                null);
    }

    /** The n-th weekday of a month; 0 for the last. */
    @Nullable Sense nthWeekday(int nth, int weekday, Sense month) {
        if (nth > 5 || !(month instanceof Sense.Days(var first, _)) || first == null) {
            return null;
        }
        DayOfWeek day = DayOfWeek.of(weekday);
        LocalDate date =
                first.with(
                        nth == 0
                                ? TemporalAdjusters.lastInMonth(day)
                                : TemporalAdjusters.dayOfWeekInMonth(nth, day));
        return YearMonth.from(date).equals(YearMonth.from(first)) ? Sense.Days.on(date) : null;
    }

    /** Two figures are of this century, up to twenty years ahead. */
    int fullYear(int year) {
        if (year >= 100) {
            return year;
        }
        int century = today.getYear() / 100 * 100;
        int full = century + year;
        return full > today.getYear() + (future ? 20 : 0) ? full - 100 : full;
    }

    /** From one day to another; a second one that lies before the first is a week or year later. */
    @Nullable Sense between(@Nullable LocalDate from, @Nullable LocalDate to) {
        if (from == null || to == null) {
            return null;
        }
        if (!to.isBefore(from)) {
            return new Sense.Days(from, to);
        }
        LocalDate week = to.plusWeeks(1);
        if (!week.isBefore(from)) {
            return new Sense.Days(from, week);
        }
        LocalDate year = to.plusYears(1);
        return year.isBefore(from) ? null : new Sense.Days(from, year);
    }

    private static Sense.@Nullable Days date(int year, int month, int day) {
        try {
            return Sense.Days.on(LocalDate.of(year, month, day));
        } catch (DateTimeException e) {
            // 31 February is no day, and so nothing was said.
            return null;
        }
    }

    private boolean inDirection(@Nullable LocalDate date) {
        return date != null && (future ? !date.isBefore(today) : !date.isAfter(today));
    }

    private LocalDate monday(int weeks) {
        return today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).plusWeeks(weeks);
    }
}
