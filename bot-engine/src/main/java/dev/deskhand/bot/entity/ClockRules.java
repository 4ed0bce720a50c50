package dev.deskhand.bot.entity;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** What words for times of day mean. */
final class ClockRules {
    private static final int NOON = 720;
    private static final int DAY = 1440;

    /** Nobody is called or brought anything between one and seven in the morning. */
    private static final int EARLIEST = 420;

    private final ZonedDateTime now;

    /** Whether "6" may be six in the evening. */
    private final boolean twelve;

    ClockRules(ZonedDateTime now, boolean twelve) {
        this.now = now;
        this.twelve = twelve;
    }

    Sense.@Nullable Clock clock(Captures c, int add) {
        int minute;
        boolean exact = !twelve;
        if (c.get(hm(c)) instanceof Sense.Clock(int written, boolean sure)) {
            minute = written;
            exact |= sure;
        } else {
            int hour = c.whole("h");
            minute = hour * 60 + c.whole("m", 0);
            exact |= hour > 12 || hour == 0;
        }
        if (c.has("ap")) {
            return halfDay(minute + add, c.word("ap").equals("pm"));
        }
        Sense.Clock clock = new Sense.Clock(Math.floorMod(minute + add, DAY), exact);
        return c.has("part") ? inPart(clock, c.word("part")) : clock;
    }

    private static String hm(Captures c) {
        return c.has("hm") ? "hm" : "dotted";
    }

    private static Sense.@Nullable Clock halfDay(int minute, boolean pm) {
        if (minute >= NOON + 60) {
            return pm && minute < DAY ? new Sense.Clock(minute, true) : null;
        }
        int hour = Math.floorMod(minute, NOON);
        return new Sense.Clock(pm ? hour + NOON : hour, true);
    }

    static Sense.Clock at(String time) {
        return new Sense.Clock(minutes(time), true);
    }

    static int minutes(String time) {
        int colon = time.indexOf(':');
        return Integer.parseInt(time.substring(0, colon)) * 60
                + Integer.parseInt(time.substring(colon + 1));
    }

    /** The reading of the clock that lies in the part of the day. */
    static Sense.Clock inPart(Sense.Clock clock, String part) {
        int space = part.indexOf(' ');
        return inPart(clock, minutes(part.substring(0, space)), minutes(part.substring(space + 1)));
    }

    static Sense.Clock inPart(Sense.Clock clock, int from, int to) {
        int early = clock.minute() % NOON;
        if (clock.minute() >= NOON + 60) {
            return new Sense.Clock(clock.minute(), true);
        }
        int late = early + NOON;
        boolean inLate = late >= from && late <= to;
        boolean inEarly = early >= from && early <= to;
        if (inLate != inEarly) {
            return new Sense.Clock(inLate ? late : early, true);
        }
        // "2 at night", "12 at night".
        boolean smallHours = from >= 20 * 60 && early < 6 * 60;
        return new Sense.Clock(from >= NOON && !smallHours ? late : early, true);
    }

    Sense.@Nullable Hours between(@Nullable Sense from, @Nullable Sense to) {
        if (!(from instanceof Sense.Clock first) || !(to instanceof Sense.Clock second)) {
            return null;
        }
        if (!first.exact() && second.exact()) {
            int late = first.minute() % NOON + NOON;
            int early = first.minute() % NOON;
            int start = late < second.minute() ? late : early < second.minute() ? early : late;
            return new Sense.Hours(new Sense.Clock(start, true), second);
        }
        Sense.Clock start = sure(first);
        Sense.Clock end = second;
        if (!second.exact()) {
            int early = second.minute() % NOON;
            int late = early + NOON;
            end = new Sense.Clock(early > start.minute() ? early : late, true);
        }
        return start.minute() == end.minute() ? null : new Sense.Hours(start, end);
    }

    /** Without am or pm, one to half past six is in the afternoon. */
    Sense.Clock sure(Sense.Clock clock) {
        if (clock.exact() || clock.minute() >= EARLIEST || clock.minute() < 60) {
            return new Sense.Clock(clock.minute(), true);
        }
        return new Sense.Clock(clock.minute() + NOON, true);
    }

    LocalTime time(Sense.Clock clock) {
        return LocalTime.ofSecondOfDay(sure(clock).minute() % DAY * 60L);
    }

    /** On this very day a time that is over is meant twelve hours later, if it may be. */
    ZonedDateTime moment(LocalDate day, Sense.Clock clock) {
        ZonedDateTime at = day.atTime(time(clock)).atZone(now.getZone());
        boolean over = day.equals(now.toLocalDate()) && at.isBefore(now);
        if (over && !clock.exact() && at.getHour() < 12) {
            ZonedDateTime later = day.atTime(at.toLocalTime().plusHours(12)).atZone(now.getZone());
            return later.isBefore(now) ? at : later;
        }
        return at;
    }

    /** The next time that the clock shows it. */
    ZonedDateTime next(Sense.Clock clock) {
        ZonedDateTime today = moment(now.toLocalDate(), clock);
        return today.isBefore(now) ? moment(now.toLocalDate().plusDays(1), clock) : today;
    }

    Sense moments(LocalDate day, Sense.@Nullable Clock from, Sense.@Nullable Clock to) {
        ZonedDateTime start = from == null ? null : moment(day, from);
        ZonedDateTime end = to == null ? null : moment(day, to);
        if (start != null && end != null && end.isBefore(start)) {
            end = end.plusDays(1);
        }
        return new Sense.Instants(start, end);
    }
}
