package dev.deskhand.bot.entity;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Reads single tokens and short runs of them as days, months, hours, figures. */
final class SlotReader {
    private final Tokens tokens;
    private final Numbers numbers;
    private final Language language;
    private final Figures figures;

    SlotReader(Tokens tokens, Numbers numbers, Language language, Figures figures) {
        this.tokens = tokens;
        this.numbers = numbers;
        this.language = language;
        this.figures = figures;
    }

    Matching.@Nullable Taken read(SlotKind kind, int token) {
        return switch (kind) {
            case N -> number(token);
            case WORDS -> minutesInWords(token);
            case D -> day(token, false);
            case ORD -> day(token, true);
            case WD -> count(token, "weekday", "weekday short", "weekday weak");
            case WEEKDAY -> count(token, "weekday", "weekday short");
            case DAY_NAME -> count(token, marked(token, "weekday"));
            case MON -> count(token, "month", "month short", "month weak");
            case MONTH -> count(token, "month", "month short");
            case MONTH_NAME -> count(token, marked(token, "month"));
            case UNIT -> word("unit", token);
            case YEAR -> year(token);
            case FIGURES -> figures.date(token);
            case H -> hour(token);
            case M -> minute(token);
            case HM -> figures.time(token, false);
            case DOTTED -> figures.time(token, true);
            case AP -> word("ampm", token);
            case PART -> word("part", token);
            case LEN, DATE, DP, TIME, TIMES -> null;
        };
    }

    /** The fixed phrases for parts of a day near today. */
    Matching.@Nullable Taken dayPart(int token, LocalDate today) {
        Phrases.Hit hit = language.phrases("day part").longest(tokens, token);
        if (hit == null) {
            return null;
        }
        String[] value = hit.value().split(" ", -1);
        return new Matching.Taken(
                hit.end(),
                new Sense.DayPart(
                        today.plusDays(Integer.parseInt(value[0])),
                        ClockRules.minutes(value[1]),
                        ClockRules.minutes(value[2])));
    }

    private Matching.@Nullable Taken number(int token) {
        Numbers.At at = numbers.at(token);
        return at == null || at.value().signum() < 0 || (at.digits() && figures.isGluedLeft(token))
                ? null
                : new Matching.Taken(at.end(), new Sense.Count(at.value()));
    }

    private Matching.@Nullable Taken minutesInWords(int token) {
        Numbers.At at = numbers.at(token);
        return at == null || at.digits() || !at.strong() || !isBetween(at.value(), 1, 29)
                ? null
                : new Matching.Taken(at.end(), new Sense.Count(at.value()));
    }

    /** What is written out, and an abbreviation where it is written as one. */
    private String[] marked(int token, String section) {
        boolean weak = language.phrases(section + " weak").contains(tokens.at(token).word());
        boolean marked = hasItsDot(token) || hasItsCapital(token, weak);
        return marked
                ? new String[] {section, section + (weak ? " weak" : " short")}
                : new String[] {section};
    }

    /** "Sat. or Sun. morning", not "There we sat. Then we stood": that dot ends a sentence. */
    private boolean hasItsDot(int token) {
        String next = tokens.raw(token + 2);
        return tokens.at(token + 1).is(".")
                && tokens.at(token + 1).glued()
                && !next.isEmpty()
                && !Character.isUpperCase(next.codePointAt(0));
    }

    /**
     * Only inside a sentence does a capital say anything; and where other words have one as well,
     * only for what is no word.
     */
    private boolean hasItsCapital(int token, boolean weak) {
        String word = tokens.raw(token);
        String capitals = language.phrases("settings").value("capitals");
        return capitals != null
                && !(weak && capitals.equals("short"))
                && token > 0
                && !".!?:".contains(tokens.at(token - 1).word())
                && Character.isUpperCase(word.codePointAt(0))
                && word.chars().skip(1).allMatch(Character::isLowerCase);
    }

    private Matching.@Nullable Taken count(int token, String... sections) {
        Phrases.Hit hit = null;
        for (String section : sections) {
            hit = hit == null ? language.phrases(section).longest(tokens, token) : hit;
        }
        if (hit == null) {
            return null;
        }
        // "Sat.", "Nov. 12"
        int end = hit.end();
        boolean abbreviated = tokens.at(end - 1).word().length() <= 4 && tokens.at(end).is(".");
        boolean more = tokens.at(end + 1).start() >= 0;
        return new Matching.Taken(
                abbreviated && tokens.at(end).glued() && more ? end + 1 : end,
                new Sense.Count(new BigDecimal(hit.value())));
    }

    private Matching.@Nullable Taken word(String section, int token) {
        Phrases.Hit hit = language.phrases(section).longest(tokens, token);
        return hit == null ? null : new Matching.Taken(hit.end(), new Sense.Word(hit.value()));
    }

    private Matching.@Nullable Taken day(int token, boolean shown) {
        if (tokens.at(token).isDigits()) {
            int day = small(token);
            if (day < 1 || day > 31 || figures.isGluedLeft(token)) {
                return null;
            }
            int next = token + 1;
            boolean suffix =
                    tokens.at(next).glued()
                            && language.phrases("ordinal suffix").contains(tokens.at(next).word());
            if (suffix) {
                // A full stop that ends the text is no suffix.
                return shown && tokens.at(next).is(".") && tokens.at(next + 1).glued()
                        ? null
                        : new Matching.Taken(next + 1, Sense.Count.of(day));
            }
            return shown || figures.isGluedRight(token)
                    ? null
                    : new Matching.Taken(next, Sense.Count.of(day));
        }
        Phrases.Hit ordinal = language.phrases("ordinal").longest(tokens, token);
        if (ordinal != null) {
            return new Matching.Taken(
                    ordinal.end(), new Sense.Count(new BigDecimal(ordinal.value())));
        }
        Numbers.At at = shown ? null : numbers.at(token);
        return at == null || !at.strong() || !isBetween(at.value(), 1, 31)
                ? null
                : new Matching.Taken(at.end(), new Sense.Count(at.value()));
    }

    private Matching.@Nullable Taken year(int token) {
        boolean apostrophe = tokens.at(token).is("'") || tokens.at(token).is("\u2019");
        Token year = tokens.at(apostrophe ? token + 1 : token);
        if (!year.isDigits() || year.word().length() != (apostrophe ? 2 : 4)) {
            return null;
        }
        int value = Integer.parseInt(year.word());
        int end = apostrophe ? token + 2 : token + 1;
        boolean likely = apostrophe || (value >= 1900 && value <= 2199);
        return likely && !figures.isGluedRight(end - 1)
                ? new Matching.Taken(end, Sense.Count.of(value))
                : null;
    }

    private Matching.@Nullable Taken hour(int token) {
        if (tokens.at(token).isDigits()) {
            int hour = small(token);
            return hour < 0 || hour > 24 || figures.isGluedLeft(token) || figures.isTime(token)
                    ? null
                    : new Matching.Taken(token + 1, Sense.Count.of(hour % 24));
        }
        Numbers.At at = numbers.inWords(token);
        boolean weak =
                at != null
                        && !at.strong()
                        && !language.phrases("hour weak").contains(tokens.at(token).word());
        return at == null || weak || at.digits() || !isBetween(at.value(), 1, 24)
                ? null
                : new Matching.Taken(at.end(), new Sense.Count(at.value()));
    }

    private Matching.@Nullable Taken minute(int token) {
        if (tokens.at(token).isDigits()) {
            int minute = small(token);
            boolean two = tokens.at(token).word().length() == 2;
            Token next = tokens.at(token + 1);
            boolean unit = next.glued() && language.phrases("unit").contains(next.word());
            return !two || minute > 59 || unit || figures.isGluedRightToFigure(token)
                    ? null
                    : new Matching.Taken(token + 1, Sense.Count.of(minute));
        }
        Numbers.At at = numbers.inWords(token);
        return at == null || !at.strong() || at.digits() || !isBetween(at.value(), 1, 59)
                ? null
                : new Matching.Taken(at.end(), new Sense.Count(at.value()));
    }

    /** The value of at most two digits, or -1. */
    private int small(int token) {
        String word = tokens.at(token).word();
        return word.length() > 2 ? -1 : Integer.parseInt(word);
    }

    private static boolean isBetween(BigDecimal value, int min, int max) {
        return value.scale() <= 0 && value.intValue() >= min && value.intValue() <= max;
    }
}
