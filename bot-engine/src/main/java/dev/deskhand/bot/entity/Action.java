package dev.deskhand.bot.entity;

/** What a rule means. Arguments are in the language's file. */
enum Action {
    /** N units: {n} {unit}. Argument: added, in units, such as 0.5. */
    LENGTH,
    /** {n} of the unit that the argument names. */
    LENGTH_IN,
    /** {n} and a half of the unit that the argument names. */
    LENGTH_HALF,
    /** A number of one unit: argument number and unit code. */
    LENGTH_OF,
    /** Two lengths together. */
    LENGTH_SUM,
    /** Hours and minutes: {n} {m}. */
    LENGTH_HM,

    /** Today plus the argument in days. */
    DAY,
    /** {wd} as the argument says: coming, this, next, last, or after (a week later). */
    WEEKDAY,
    /** {wd} in the week that is the argument away from this one. */
    WEEKDAY_IN_WEEK,
    /** {d} {mon} and perhaps {year}. */
    MONTH_DAY,
    /** {d} to {d2} {mon} and perhaps {year}. */
    MONTH_DAYS,
    /** {d} of this month or a near one. */
    DAY_OF_MONTH,
    /** {wd} the {d}: the nearest one for which both hold. */
    WEEKDAY_DAY,
    /** {d} of the month that is the argument away. */
    DAY_IN_MONTH,
    /** {len} from now; argument + or -. */
    SHIFT,
    /** {len} from {date}; argument + or -. */
    SHIFT_DATE,
    /** The week, weekend, month, year that is the argument away. */
    WEEK,
    WEEKEND,
    MONTH,
    YEAR,
    /** First or last working day of a week: argument offset and start or end. */
    WEEK_EDGE,
    /** First or last day of a month: argument offset and start or end. */
    MONTH_EDGE,
    YEAR_EDGE,
    /** First or last day of {mon}: argument start or end. */
    EDGE_OF,
    /** All of {mon}, perhaps of {year}; argument next or last. */
    MONTH_OF,
    /** A day of each year: argument MM-DD. */
    FIXED,
    /** {figures}. */
    FIGURES,
    /** The {ord}. {wd} in {mon}. */
    NTH_WEEKDAY,
    /** The last {wd} of {mon}, or of the month. */
    LAST_WEEKDAY,
    /** From {date} to {date2}. */
    DATES,
    DATES_FROM,
    DATES_UNTIL,
    /** The open ranges that leave the day itself out. */
    DATES_AFTER,
    DATES_BEFORE,

    /** {h} or {hm}, with {m}, {ap}, {part} as they come. Argument: minutes added. */
    CLOCK,
    /** A certain time: argument HH:MM. */
    AT,
    /** {n} minutes past or to {h}: argument + or -, and perhaps minutes added. */
    PAST,
    /** All of {part}. */
    PART,
    /** From {h} or {time} to {h2} or {time2}. */
    TIMES,
    TIMES_FROM,
    TIMES_UNTIL,
    /** Certain times: arguments HH:MM and HH:MM. */
    TIMES_OF,

    /** {date} and {part}. */
    DAY_PART,
    /** {dp} and {time}. */
    PART_TIME,
    /** All of {dp}. */
    WHOLE_PART,
    /** {date} and {time}. */
    DATE_TIME,
    /** {date} and {times} or {part}. */
    DATE_TIMES,
    /** The present moment. */
    NOW
}
