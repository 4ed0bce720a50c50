package dev.deskhand.bot.entity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.Currency;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A value that was understood. {@link #text()} is its stable form for placeholders and conditions,
 * {@link #stored()} the one that {@link #parse} turns back into an equal value.
 */
public sealed interface EntityValue {

    /** Words: a dictionary's value, a match, a name, free text. */
    record Text(String value) implements EntityValue {}

    /** A number, without trailing zeros. */
    record Numeric(BigDecimal value) implements EntityValue {
        public Numeric {
            value = value.stripTrailingZeros();
        }
    }

    /** A day. */
    record Date(LocalDate value) implements EntityValue {}

    /** Days, both ends included; an end that is missing is open, but not both. */
    record DateRange(@Nullable LocalDate from, @Nullable LocalDate to) implements EntityValue {}

    /** A time of day. */
    record Time(LocalTime value) implements EntityValue {}

    /** From one time of day to another, perhaps past midnight; one end may be open. */
    record TimeRange(@Nullable LocalTime from, @Nullable LocalTime to) implements EntityValue {}

    /** A day and time in the zone of the conversation. */
    record Moment(ZonedDateTime value) implements EntityValue {}

    /** From one moment to another; one end may be open. */
    record MomentRange(@Nullable ZonedDateTime from, @Nullable ZonedDateTime to)
            implements EntityValue {}

    /** How long: years to days, and hours to seconds. Not negative. */
    record Length(Period days, Duration time) implements EntityValue {}

    /**
     * Money.
     *
     * @param amount with at least as many decimals as the currency has
     * @param currency its ISO 4217 code
     */
    record Money(BigDecimal amount, String currency) implements EntityValue {
        public Money {
            int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
            BigDecimal plain = amount.stripTrailingZeros();
            amount = plain.setScale(Math.max(digits, plain.scale()), RoundingMode.UNNECESSARY);
        }
    }

    /** So much of something. */
    record Quantity(BigDecimal amount, String unit) implements EntityValue {
        public Quantity {
            amount = amount.stripTrailingZeros();
        }
    }

    /** A telephone number in E.164, {@code +442079460000}. */
    record Phone(String number) implements EntityValue {}

    /** An e-mail address. */
    record Email(String address) implements EntityValue {}

    /** Yes or no. */
    record YesNo(boolean yes) implements EntityValue {}

    /** {@code mark} out of {@code max}. */
    record Rating(int mark, int max) implements EntityValue {}

    /** The stable form: ISO 8601 for times, plain decimals, E.164; {@code ..} for an open end. */
    default String text() {
        return switch (this) {
            case Text(String value) -> value;
            case Numeric(BigDecimal value) -> value.toPlainString();
            case Date(LocalDate value) -> value.toString();
            case DateRange(var from, var to) -> range(from, to);
            case Time(LocalTime value) -> value.toString();
            case TimeRange(var from, var to) -> range(from, to);
            case Moment(ZonedDateTime value) -> value.toString();
            case MomentRange(var from, var to) -> MomentRanges.text(from, to);
            case Length(Period days, Duration time) -> length(days, time);
            case Money(BigDecimal amount, String currency) ->
                    amount.toPlainString() + " " + currency;
            case Quantity(BigDecimal amount, String unit) -> amount.toPlainString() + " " + unit;
            case Phone(String number) -> number;
            case Email(String address) -> address;
            case YesNo(boolean yes) -> yes ? "yes" : "no";
            case Rating(int mark, int max) -> mark + "/" + max;
        };
    }

    /** The word for what it is, as it stands in {@link #stored()}. */
    default String kind() {
        return switch (this) {
            case Text _ -> "text";
            case Numeric _ -> "number";
            case Date _ -> "date";
            case DateRange _ -> "dates";
            case Time _ -> "time";
            case TimeRange _ -> "times";
            case Moment _ -> "moment";
            case MomentRange _ -> "moments";
            case Length _ -> "length";
            case Money _ -> "money";
            case Quantity _ -> "quantity";
            case Phone _ -> "phone";
            case Email _ -> "email";
            case YesNo _ -> "yes-no";
            case Rating _ -> "rating";
        };
    }

    /** {@code date:2026-11-19}. */
    default String stored() {
        return kind() + ":" + text();
    }

    /**
     * Back from {@link #stored()}.
     *
     * @throws IllegalArgumentException if it is not such a form; the message says what is expected
     */
    static EntityValue parse(String stored) {
        int colon = stored.indexOf(':');
        String kind = colon < 0 ? "" : stored.substring(0, colon);
        String text = stored.substring(colon + 1);
        try {
            return switch (kind) {
                case "text" -> new Text(text);
                case "number" -> new Numeric(new BigDecimal(text));
                case "date" -> new Date(LocalDate.parse(text));
                case "dates" ->
                        new DateRange(
                                end(text, 0, LocalDate::parse), end(text, 1, LocalDate::parse));
                case "time" -> new Time(LocalTime.parse(text));
                case "times" ->
                        new TimeRange(
                                end(text, 0, LocalTime::parse), end(text, 1, LocalTime::parse));
                case "moment" -> new Moment(ZonedDateTime.parse(text));
                case "moments" -> MomentRanges.parse(text);
                case "length" -> parseLength(text);
                case "money" -> new Money(amount(text), unit(text));
                case "quantity" -> new Quantity(amount(text), unit(text));
                case "phone" -> new Phone(text);
                case "email" -> new Email(text);
                case "yes-no" -> new YesNo(yes(text));
                case "rating" -> parseRating(text);
                default -> throw new IllegalArgumentException("no kind of value is called so");
            };
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "Not a stored value: \""
                            + stored
                            + "\". It should be kind:text, such as date:2026-11-19.",
                    e);
        }
    }

    private static String range(@Nullable Object from, @Nullable Object to) {
        return (from == null ? ".." : from) + "/" + (to == null ? ".." : to);
    }

    private static <T> @Nullable T end(String text, int index, Function<String, T> parse) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("a range needs a slash");
        }
        String end = index == 0 ? text.substring(0, slash) : text.substring(slash + 1);
        return end.equals("..") ? null : parse.apply(end);
    }

    private static String length(Period days, Duration time) {
        if (time.isZero()) {
            return days.isZero() ? "PT0S" : days.toString();
        }
        return (days.isZero() ? "P" : days.toString()) + time.toString().substring(1);
    }

    private static Length parseLength(String text) {
        int t = text.indexOf('T');
        Duration time = t < 0 ? Duration.ZERO : Duration.parse("P" + text.substring(t));
        String days = t < 0 ? text : text.substring(0, t);
        return new Length(days.equals("P") ? Period.ZERO : Period.parse(days), time);
    }

    private static BigDecimal amount(String text) {
        return new BigDecimal(text.substring(0, space(text)));
    }

    private static String unit(String text) {
        return text.substring(space(text) + 1);
    }

    private static int space(String text) {
        int space = text.indexOf(' ');
        if (space < 0) {
            throw new IllegalArgumentException("an amount needs a unit");
        }
        return space;
    }

    private static boolean yes(String text) {
        if (!text.equals("yes") && !text.equals("no")) {
            throw new IllegalArgumentException("neither yes nor no");
        }
        return text.equals("yes");
    }

    private static Rating parseRating(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("a rating needs a slash");
        }
        return new Rating(
                Integer.parseInt(text.substring(0, slash)),
                Integer.parseInt(text.substring(slash + 1)));
    }
}
