package dev.deskhand.bot.entity;

/** What a rule can ask for at a place. */
enum SlotKind {
    /** A number that is not negative, in digits or words, "a" and "half" included. */
    N,
    /** The same in words, and below thirty: "ten to five" is a time, "10 to 5" a range. */
    WORDS,
    /** A day of the month: 12, 12th, twelfth. */
    D,
    /** A day of the month that shows itself as one: 12th, twelfth. */
    ORD,
    /** A weekday, though its word may mean something else: "sun". */
    WD,
    /** A weekday whose word means nothing else beside the words of a rule: "tues". */
    WEEKDAY,
    /** A weekday that shows itself as one: "Tuesday", "Tues." */
    DAY_NAME,
    /** A month, though its word may mean something else: "may". */
    MON,
    /** A month whose word means nothing else beside the words of a rule: "dec". */
    MONTH,
    /** A month that shows itself as one: "December", "Dec." */
    MONTH_NAME,
    /** A unit of time. */
    UNIT,
    /** A year in four digits, or two after an apostrophe. */
    YEAR,
    /** A date in figures: 19.11.2026, 12/03, 2026-11-19. */
    FIGURES,
    /** An hour in digits or words. */
    H,
    /** A minute in two digits or words. */
    M,
    /** A time in figures: 7:30, 7h30. */
    HM,
    /** A time in figures that could be a decimal number: 7.30. */
    DOTTED,
    /** am, pm and their like. */
    AP,
    /** A part of the day: morning. */
    PART,
    /** A length: two hours. */
    LEN,
    /** A day or days. */
    DATE,
    /** A part of a certain day: tonight, tomorrow morning. */
    DP,
    /** A time of day. */
    TIME,
    /** A range of times. */
    TIMES
}
