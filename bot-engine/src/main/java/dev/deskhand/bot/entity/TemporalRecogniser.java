package dev.deskhand.bot.entity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Days, times, moments and lengths. */
final class TemporalRecogniser implements Recogniser {
    private enum Kind {
        DATE,
        TIME,
        MOMENT,
        LENGTH
    }

    private final Kind kind;
    private final boolean ranges;
    private final EntityType.Direction direction;

    private TemporalRecogniser(Kind kind, boolean ranges, EntityType.Direction direction) {
        this.kind = kind;
        this.ranges = ranges;
        this.direction = direction;
    }

    static TemporalRecogniser of(EntityType.Date type) {
        return new TemporalRecogniser(Kind.DATE, type.ranges(), type.direction());
    }

    static TemporalRecogniser of(EntityType.Time type) {
        return new TemporalRecogniser(Kind.TIME, type.ranges(), EntityType.Direction.FUTURE);
    }

    static TemporalRecogniser of(EntityType.DateTime type) {
        return new TemporalRecogniser(Kind.MOMENT, type.ranges(), EntityType.Direction.FUTURE);
    }

    static TemporalRecogniser lengths() {
        return new TemporalRecogniser(Kind.LENGTH, false, EntityType.Direction.FUTURE);
    }

    @Override
    public List<Candidate> find(Reading reading, boolean asked) {
        boolean day = asked && kind == Kind.DATE;
        boolean time = asked && kind == Kind.TIME;
        Chart chart = reading.chart(direction, day, time);
        List<Candidate> found = new ArrayList<>();
        for (Chart.Match match : matches(chart)) {
            EntityValue value = value(match.sense(), chart.clocks());
            if (value != null) {
                found.add(reading.candidate(match.from(), match.to(), value, match.weak()));
            }
        }
        return found;
    }

    private List<Chart.Match> matches(Chart chart) {
        List<Chart.Match> matches = new ArrayList<>();
        switch (kind) {
            case DATE -> {
                // "By Friday" is a range where ranges are taken, else Friday.
                if (ranges) {
                    matches.addAll(chart.dateRanges());
                }
                matches.addAll(chart.dates());
                matches.addAll(chart.dayParts());
            }
            case TIME -> {
                matches.addAll(momentsAsTimes(chart));
                matches.addAll(times(chart));
                matches.addAll(chart.timeRanges());
                matches.addAll(chart.dayParts());
            }
            case MOMENT -> {
                matches.addAll(times(chart));
                matches.addAll(chart.moments());
            }
            case LENGTH -> matches.addAll(chart.lengths());
        }
        return matches;
    }

    /**
     * "In two hours" is a time as well; in "tonight at 8" the part of the day tells which eight is
     * meant, and the time's own words are taken.
     */
    private static List<Chart.Match> momentsAsTimes(Chart chart) {
        List<Chart.Match> matches = new ArrayList<>();
        for (Chart.Match moment : chart.moments()) {
            if (!(moment.sense() instanceof Sense.Instant)) {
                continue;
            }
            boolean part = chart.dayParts().stream().anyMatch(day -> isIn(day, moment));
            boolean day =
                    chart.dates().stream()
                            .anyMatch(date ->
                                    date.sense() instanceof Sense.Days && isIn(date, moment));
            if (part) {
                chart.times().stream()
                        .filter(time -> isIn(time, moment))
                        .map(time -> new Chart.Match(time.from(), time.to(), moment.sense(), false))
                        .forEach(matches::add);
            } else if (!day) {
                matches.add(moment);
            }
        }
        return matches;
    }

    /** Where ranges are not taken, "3 to 5pm" is no 5pm either. */
    private List<Chart.Match> times(Chart chart) {
        if (ranges) {
            return chart.times();
        }
        List<Chart.Match> closed =
                chart.timeRanges().stream()
                        .filter(match ->
                                match.sense() instanceof Sense.Hours hours && hours.closed())
                        .toList();
        return chart.times().stream()
                .filter(time -> closed.stream().noneMatch(range -> isWithin(time, range)))
                .toList();
    }

    private static boolean isWithin(Chart.Match inner, Chart.Match outer) {
        return isIn(inner, outer) && outer.to() - outer.from() > inner.to() - inner.from();
    }

    private static boolean isIn(Chart.Match inner, Chart.Match outer) {
        return inner.from() >= outer.from() && inner.to() <= outer.to();
    }

    private @Nullable EntityValue value(Sense sense, ClockRules clocks) {
        return switch (kind) {
            case DATE -> date(sense);
            case TIME -> time(sense, clocks);
            case MOMENT -> moment(sense, clocks);
            case LENGTH ->
                    sense instanceof Sense.Lapse(var days, var time)
                            ? new EntityValue.Length(days, time)
                            : null;
        };
    }

    private @Nullable EntityValue date(Sense sense) {
        if (sense instanceof Sense.DayPart part) {
            return new EntityValue.Date(part.day());
        }
        if (!(sense instanceof Sense.Days days)) {
            return null;
        }
        LocalDate from = days.from();
        if (from != null && days.single()) {
            return new EntityValue.Date(from);
        }
        return ranges ? new EntityValue.DateRange(from, days.to()) : null;
    }

    private @Nullable EntityValue time(Sense sense, ClockRules clocks) {
        return switch (sense) {
            case Sense.Clock clock -> new EntityValue.Time(clocks.time(clock));
            case Sense.Instant(var at) ->
                    new EntityValue.Time(at.toLocalTime().withSecond(0).withNano(0));
            case Sense.Hours(var from, var to) ->
                    ranges
                            ? new EntityValue.TimeRange(
                                    from == null ? null : clocks.time(from),
                                    to == null ? null : clocks.time(to))
                            : null;
            case Sense.DayPart part ->
                    ranges
                            ? new EntityValue.TimeRange(
                                    clocks.time(new Sense.Clock(part.from(), true)),
                                    clocks.time(new Sense.Clock(part.to(), true)))
                            : null;
            case Sense.Count _, Sense.Word _, Sense.Days _, Sense.Instants _, Sense.Lapse _ -> null;
        };
    }

    private @Nullable EntityValue moment(Sense sense, ClockRules clocks) {
        return switch (sense) {
            case Sense.Clock clock -> new EntityValue.Moment(clocks.next(clock));
            case Sense.Instant(var at) -> new EntityValue.Moment(at);
            case Sense.Instants(var from, var to) ->
                    ranges ? new EntityValue.MomentRange(from, to) : null;
            case Sense.Count _, Sense.Word _, Sense.Days _, Sense.Hours _ -> null;
            case Sense.DayPart _, Sense.Lapse _ -> null;
        };
    }
}
