package dev.deskhand.bot.dialogue;

import dev.deskhand.bot.entity.EntityValue;
import dev.deskhand.bot.template.Placeholder;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes values as people of a language write them. */
final class HumanForms {
    private static final int AFTERNOON = 12;
    private static final int EVENING = 18;
    private static final int MORNING = 5;

    /** A day that is nearer than that needs no year. */
    private static final int MONTHS_WITHOUT_YEAR = 6;

    private final Locale locale;
    private final ZonedDateTime now;
    private final HumanWords words;

    HumanForms(Locale locale, ZonedDateTime now) {
        this.locale = locale;
        this.now = now;
        this.words = HumanWords.of(locale.getLanguage());
    }

    /** A part of a value; all of it where the part is empty or the value has no such part. */
    String part(EntityValue value, String part) {
        if (part.equals(Placeholder.VALUE)) {
            return value.text();
        }
        return switch (value) {
            case EntityValue.Date(LocalDate day) -> dayPart(day, part);
            case EntityValue.Moment(ZonedDateTime moment) ->
                    switch (part) {
                        case "date" -> day(moment.toLocalDate());
                        case "time" -> time(moment.toLocalTime());
                        case "" -> shown(value);
                        default -> dayPart(moment.toLocalDate(), part);
                    };
            case EntityValue.Money(BigDecimal amount, String currency) ->
                    switch (part) {
                        case "amount" -> number(amount, amount.scale());
                        case "currency" -> currency;
                        default -> shown(value);
                    };
            case EntityValue.Quantity(BigDecimal amount, String unit) ->
                    switch (part) {
                        case "amount" -> number(amount);
                        case "unit" -> unit;
                        default -> shown(value);
                    };
            case EntityValue.Rating(int mark, int max) ->
                    switch (part) {
                        case "mark" -> Integer.toString(mark);
                        case "out_of" -> Integer.toString(max);
                        default -> shown(value);
                    };
            default -> shown(value);
        };
    }

    /** The whole value. */
    String shown(EntityValue value) {
        return switch (value) {
            case EntityValue.Text(String text) -> text;
            case EntityValue.Numeric(BigDecimal number) -> number(number);
            case EntityValue.Date(LocalDate day) -> day(day);
            case EntityValue.DateRange(var from, var to) ->
                    range(from == null ? null : day(from), to == null ? null : day(to));
            case EntityValue.Time(LocalTime time) -> time(time);
            case EntityValue.TimeRange(var from, var to) ->
                    range(from == null ? null : time(from), to == null ? null : time(to));
            case EntityValue.Moment(ZonedDateTime moment) -> moment(moment);
            case EntityValue.MomentRange(var from, var to) ->
                    range(from == null ? null : moment(from), to == null ? null : moment(to));
            case EntityValue.Length(Period days, Duration time) -> length(days, time);
            case EntityValue.Money(BigDecimal amount, String currency) -> money(amount, currency);
            case EntityValue.Quantity(BigDecimal amount, String unit) ->
                    number(amount) + " " + unit;
            case EntityValue.Phone(String number) -> number;
            case EntityValue.Email(String address) -> address;
            case EntityValue.YesNo(boolean yes) -> words.text(yes ? "yes" : "no");
            case EntityValue.Rating(int mark, int max) -> mark + "/" + max;
        };
    }

    String day(LocalDate day) {
        LocalDate today = now.toLocalDate();
        boolean near =
                day.isAfter(today.minusMonths(MONTHS_WITHOUT_YEAR))
                        && day.isBefore(today.plusMonths(2 * MONTHS_WITHOUT_YEAR));
        String pattern =
                DateTimeFormatterBuilder.getLocalizedDateTimePattern(
                        near ? "MMMMEEEEd" : "yMMMMEEEEd", IsoChronology.INSTANCE, locale);
        // Some languages have no form with a whole weekday; it is the shorter one with it.
        return DateTimeFormatter.ofPattern(pattern.replaceAll("[Ec]+", "EEEE"), locale).format(day);
    }

    String weekday(LocalDate day) {
        return day.getDayOfWeek().getDisplayName(TextStyle.FULL, locale);
    }

    String time(LocalTime time) {
        return DateTimeFormatter.ofLocalizedPattern("jm")
                .withLocale(locale)
                .format(time)
                .replace('\u202f', ' ');
    }

    /** "morning" until noon, "evening" from six. */
    String timeOfDay(LocalTime time) {
        int hour = time.getHour();
        if (hour >= MORNING && hour < AFTERNOON) {
            return words.text("morning");
        }
        return words.text(hour >= AFTERNOON && hour < EVENING ? "afternoon" : "evening");
    }

    private String dayPart(LocalDate day, String part) {
        return switch (part) {
            case "weekday" -> weekday(day);
            case "day" -> Integer.toString(day.getDayOfMonth());
            case "month" -> day.getMonth().getDisplayName(TextStyle.FULL_STANDALONE, locale);
            case "year" -> Integer.toString(day.getYear());
            default -> day(day);
        };
    }

    private String moment(ZonedDateTime moment) {
        return day(moment.toLocalDate()) + ", " + time(moment.toLocalTime());
    }

    private String range(@Nullable String from, @Nullable String to) {
        if (from == null) {
            return words.text("until") + " " + to;
        }
        return to == null ? words.text("from") + " " + from : from + " \u2013 " + to;
    }

    private String number(BigDecimal number) {
        return number(number, Math.max(0, number.scale()));
    }

    private String number(BigDecimal number, int decimals) {
        NumberFormat format = NumberFormat.getInstance(locale);
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        // A number of up to four digits may well be a year or a name of something.
        format.setGroupingUsed(number.abs().compareTo(BigDecimal.valueOf(10_000)) >= 0);
        return format.format(number);
    }

    private String money(BigDecimal amount, String currency) {
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(Currency.getInstance(currency));
        format.setMinimumFractionDigits(amount.scale());
        format.setMaximumFractionDigits(amount.scale());
        return format.format(amount);
    }

    private String length(Period days, Duration time) {
        List<String> lengths = new ArrayList<>();
        count(lengths, days.getYears(), "year");
        count(lengths, days.getMonths(), "month");
        count(lengths, days.getDays(), "day");
        count(lengths, time.toHours(), "hour");
        count(lengths, time.toMinutesPart(), "minute");
        count(lengths, time.toSecondsPart(), "second");
        return lengths.isEmpty() ? "0 " + words.text("minutes") : String.join(" ", lengths);
    }

    private void count(List<String> lengths, long count, String unit) {
        if (count != 0) {
            lengths.add(count + " " + words.text(count == 1 ? unit : unit + "s"));
        }
    }
}
