package dev.deskhand.bot.entity;

import java.time.ZonedDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a text is read against.
 *
 * @param now the visitor's present, in the zone in which days and times are meant
 * @param locale language and region: words, decimal marks, order of day and month, telephone
 *     numbers. A language without words of its own is read in English.
 * @param asked the entity that the bot has just asked for, if any: then "12" may be a day, "6" a
 *     time, and "Ann" a name
 */
public record ReadingContext(ZonedDateTime now, Locale locale, @Nullable String asked) {
    /** The same, with {@code entity} asked for. */
    public ReadingContext asking(@Nullable String entity) {
        return new ReadingContext(now, locale, entity);
    }
}
