package dev.deskhand.bot.template;

import dev.deskhand.bot.entity.EntityType;
import java.util.List;
import java.util.Optional;

/**
 * A gap in a text: {@code {name}}, {@code {name:part}}, {@code {name|default}}.
 *
 * @param name of an entity, or one of {@link #BUILT_IN}
 * @param part what is wanted of the value; empty: the whole of it, as people write it
 * @param fallback the author's words for when there is no value
 */
public record Placeholder(String name, String part, Optional<String> fallback) {
    /** What can be said without any entity. */
    public static final List<String> BUILT_IN =
            List.of(
                    "visitor_name",
                    "time_of_day",
                    "date",
                    "time",
                    "weekday",
                    "bot_name",
                    "business_open",
                    "next_opening");

    /** The value as conditions and services get it, such as 2026-11-27. */
    public static final String VALUE = "value";

    /** The visitor's own words. */
    public static final String SAID = "said";

    /** The parts that a value of that type has. */
    public static List<String> parts(EntityType type) {
        return switch (type) {
            case EntityType.Date _ -> List.of(VALUE, SAID, "weekday", "day", "month", "year");
            case EntityType.DateTime _ ->
                    List.of(VALUE, SAID, "date", "time", "weekday", "day", "month", "year");
            case EntityType.Money _ -> List.of(VALUE, SAID, "amount", "currency");
            case EntityType.Quantity _ -> List.of(VALUE, SAID, "amount", "unit");
            case EntityType.Rating _ -> List.of(VALUE, SAID, "mark", "out_of");
            case EntityType.Dictionary _,
                    EntityType.Regex _,
                    EntityType.Numeric _,
                    EntityType.Email _,
                    EntityType.Phone _,
                    EntityType.Time _,
                    EntityType.Duration _,
                    EntityType.Shape _,
                    EntityType.PersonName _,
                    EntityType.YesNo _,
                    EntityType.FreeText _ ->
                    List.of(VALUE, SAID);
        };
    }
}
