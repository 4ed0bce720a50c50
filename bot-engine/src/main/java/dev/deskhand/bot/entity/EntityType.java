package dev.deskhand.bot.entity;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What kind of value an entity takes, with the author's options. Checked by {@link EntityReader}.
 */
public sealed interface EntityType {

    /** A single day, today or later. */
    Date DATE = new Date(false, Direction.FUTURE);

    /** A time of day. */
    Time TIME = new Time(false);

    /** Any number. */
    Numeric NUMBER = new Numeric(null, null, false);

    /**
     * One of a list of values.
     *
     * @param values each with its other words; no word may stand for two values
     * @param typos whether a slip of the keyboard is forgiven, where it is nearer to one value than
     *     to all others
     */
    record Dictionary(List<Choice> values, boolean typos) implements EntityType {
        public Dictionary {
            values = List.copyOf(values);
        }
    }

    /**
     * One value of a dictionary, or one unit.
     *
     * @param value what is stored; the visitor may say it as well
     * @param variants other words for it
     * @param names what it is called, by BCP 47 tag; in other languages, and if there are none, it
     *     is called by its value. The visitor may say each of them, whatever the language.
     */
    record Choice(String value, List<String> variants, Map<String, String> names) {
        public Choice {
            variants = List.copyOf(variants);
            names = Collections.unmodifiableMap(new LinkedHashMap<>(names));
        }

        public Choice(String value, List<String> variants) {
            this(value, variants, Map.of());
        }

        /** What it is called in a language. */
        public String name(String language) {
            return names.getOrDefault(language, value);
        }
    }

    /**
     * What a regular expression matches, case aside and not in the middle of a word. If it has a
     * group, the first one is the value. RE2 syntax: no look-around, no back references.
     */
    record Regex(String pattern) implements EntityType {}

    /**
     * A number in digits or words.
     *
     * @param min the least that is taken, if any
     * @param max the most that is taken, if any
     * @param whole whether only whole numbers are taken
     */
    record Numeric(@Nullable BigDecimal min, @Nullable BigDecimal max, boolean whole)
            implements EntityType {
        /** Whole numbers from {@code min} to {@code max}. */
        public static Numeric whole(long min, long max) {
            return new Numeric(BigDecimal.valueOf(min), BigDecimal.valueOf(max), true);
        }
    }

    /** An e-mail address. */
    record Email() implements EntityType {}

    /** A telephone number; without a country code it belongs to the locale's region. */
    record Phone() implements EntityType {}

    /** Where a date without a year, or a bare weekday, is looked for. */
    enum Direction {
        /** Appointments, deliveries: today or later. */
        FUTURE,
        /** Purchases, birthdays: today or earlier. */
        PAST
    }

    /**
     * A day.
     *
     * @param ranges whether "next week" or "from the 3rd to the 5th" is taken as well
     * @param direction where days that could be meant in two years or weeks lie
     */
    record Date(boolean ranges, Direction direction) implements EntityType {}

    /**
     * A time of day.
     *
     * @param ranges whether "after 6" or "in the morning" is taken as well
     */
    record Time(boolean ranges) implements EntityType {}

    /**
     * A day with a time. A time alone means the next time that the clock shows it; a day alone is
     * not enough.
     *
     * @param ranges whether "tomorrow morning" is taken as well
     */
    record DateTime(boolean ranges) implements EntityType {}

    /** How long something lasts: "two weeks", "1h30". */
    record Duration() implements EntityType {}

    /** An amount of money with its currency. */
    record Money() implements EntityType {}

    /**
     * A number with a unit.
     *
     * @param units the author's own; with none, the usual ones of weight, length, area, volume and
     *     count
     */
    record Quantity(List<Choice> units) implements EntityType {
        public Quantity {
            units = List.copyOf(units);
        }
    }

    /**
     * A number such as that of an order, by its shape: {@code #} is a digit, {@code @} a letter,
     * {@code *} either, <code>{2}</code> or <code>{4,8}</code> after one repeats it, and everything
     * else stands for itself. The visitor may leave out or change hyphens and spaces and write
     * small letters; the value is written as the shape is.
     */
    record Shape(List<String> shapes) implements EntityType {
        public Shape {
            shapes = List.copyOf(shapes);
        }
    }

    /** A person's name. */
    record PersonName() implements EntityType {}

    /** Yes or no. */
    record YesNo() implements EntityType {}

    /** A mark from 1 to {@code max}, at most 100. */
    record Rating(int max) implements EntityType {}

    /** Everything that is said; found only when it is asked for. */
    record FreeText(int maxLength) implements EntityType {}
}
