package dev.deskhand.bot.entity;

import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Dates and times that are written in figures. */
final class Figures {
    private final Tokens tokens;
    private final DateRules rules;
    private final boolean monthFirst;

    Figures(Tokens tokens, DateRules rules, Locale locale) {
        this.tokens = tokens;
        this.rules = rules;
        this.monthFirst = isMonthFirst(locale);
    }

    /** Whether 12/03 is the third of December there. */
    static boolean isMonthFirst(Locale locale) {
        String pattern =
                DateTimeFormatterBuilder.getLocalizedDateTimePattern(
                        FormatStyle.SHORT, null, IsoChronology.INSTANCE, locale);
        return pattern.indexOf('M') < pattern.indexOf('d');
    }

    /** 2026-11-19, 19.11.2026, 19.11., 12/03, 12/03/26, 12-03-2026. */
    Matching.@Nullable Taken date(int token) {
        Token first = tokens.at(token);
        String separator = tokens.at(token + 1).word();
        if (!first.isDigits() || !isJoined(token + 1, separator) || isGluedLeft(token)) {
            return null;
        }
        if (isJoined(token + 3, separator)) {
            return whole(token, separator);
        }
        boolean dotted = separator.equals(".") && tokens.at(token + 3).is(".");
        boolean slash = separator.equals("/");
        if ((!slash && !dotted)
                || first.word().length() > 2
                || tokens.at(token + 2).word().length() > 2) {
            return null;
        }
        int end = dotted ? token + 4 : token + 3;
        boolean clean = dotted || !isGluedRight(end - 1);
        return clean ? taken(end, dayAndMonth(token, null)) : null;
    }

    private Matching.@Nullable Taken whole(int token, String separator) {
        int end = token + 5;
        boolean dotted = separator.equals(".");
        String first = tokens.at(token).word();
        String third = tokens.at(token + 4).word();
        if (isGluedRightToFigure(end - 1)) {
            return null;
        }
        if (first.length() == 4 && third.length() <= 2) {
            return taken(end, rules.monthDay(value(token + 4), value(token + 2), value(token)));
        }
        boolean year =
                third.length() == 4 || (third.length() == 2 && (dotted || !separator.equals("-")));
        return first.length() <= 2 && year
                ? taken(end, dayAndMonth(token, value(token + 4)))
                : null;
    }

    private @Nullable Sense dayAndMonth(int token, @Nullable Integer year) {
        int a = value(token);
        int b = value(token + 2);
        // Dots are day first everywhere; a month above twelve is a day.
        boolean month = monthFirst && !tokens.at(token + 1).is(".");
        if ((month && a > 12) || (!month && b > 12)) {
            month = !month;
        }
        return rules.monthDay(month ? b : a, month ? a : b, year);
    }

    /** 7:30, 07:30:00, 7h30, 14h; or 7.30 where dots are asked for. */
    Matching.@Nullable Taken time(int token, boolean dotted) {
        if (!tokens.at(token).isDigits() || value(token) > 24 || isGluedLeft(token)) {
            return null;
        }
        String mark = tokens.at(token + 1).word();
        boolean fits = dotted ? mark.equals(".") : mark.equals(":") || mark.equals("h");
        Token minutes = tokens.at(token + 2);
        if (!fits || !tokens.at(token + 1).glued()) {
            return null;
        }
        boolean sure = tokens.at(token).word().length() == 2 && value(token) < 10;
        sure |= value(token) > 12 || value(token) == 0;
        if (mark.equals("h") && !(minutes.isDigits() && minutes.glued())) {
            return null;
        }
        if (!minutes.isDigits()
                || !minutes.glued()
                || minutes.word().length() != 2
                || value(token + 2) > 59) {
            return null;
        }
        int end = token + 3;
        if (tokens.at(end).is(":")
                && isJoined(end, ":")
                && tokens.at(end + 1).word().length() == 2) {
            end += 2;
        }
        if (isGluedRightToFigure(end - 1) && !tokens.at(end).is("-")) {
            return null;
        }
        int minute = (value(token) % 24) * 60 + value(token + 2);
        return new Matching.Taken(end, new Sense.Clock(minute, sure));
    }

    boolean isTime(int token) {
        return time(token, false) != null;
    }

    /** Whether the token goes on with letters or more figures: 12th, 12:30, 1.5. */
    boolean isGluedRight(int token) {
        Token next = tokens.at(token + 1);
        return (next.glued() && next.isWord()) || isGluedRightToFigure(token);
    }

    boolean isGluedRightToFigure(int token) {
        Token next = tokens.at(token + 1);
        return next.glued()
                && ".:/,".contains(next.word())
                && !next.word().isEmpty()
                && tokens.at(token + 2).glued()
                && tokens.at(token + 2).isDigits();
    }

    /** Whether figures or letters run into the token: AB12, 3.14. */
    boolean isGluedLeft(int token) {
        if (!tokens.at(token).isDigits() || !tokens.at(token).glued()) {
            return false;
        }
        Token before = tokens.at(token - 1);
        if (before.isWord()) {
            return !before.is("t") && !before.is("x");
        }
        // The 12 of AB-12, but not the 4 of 2pm-4pm.
        Token word = tokens.at(token - 2);
        boolean code = word.isWord() && !(word.glued() && tokens.at(token - 3).isDigits());
        if (before.is("-") && before.glued() && code) {
            return true;
        }
        return before.glued() && ".:/,#".contains(before.word()) && tokens.at(token - 2).isDigits();
    }

    private boolean isJoined(int mark, String separator) {
        return "/.-:".contains(separator)
                && !separator.isEmpty()
                && tokens.at(mark).is(separator)
                && tokens.at(mark).glued()
                && tokens.at(mark + 1).isDigits()
                && tokens.at(mark + 1).glued();
    }

    private int value(int token) {
        String word = tokens.at(token).word();
        return word.length() > 4 ? 9999 : Integer.parseInt(word);
    }

    private static Matching.@Nullable Taken taken(int end, @Nullable Sense sense) {
        return sense == null ? null : new Matching.Taken(end, sense);
    }
}
