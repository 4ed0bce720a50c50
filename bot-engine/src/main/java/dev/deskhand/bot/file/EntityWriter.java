package dev.deskhand.bot.file;

import dev.deskhand.bot.BotEntity;
import dev.deskhand.bot.entity.EntityType;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes an entity. */
final class EntityWriter {
    private EntityWriter() {}

    static Map<String, Object> entity(BotEntity entity, SayingWriter sayings) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("name", entity.name());
        type(entity.entity().type(), written);
        if (entity.entity().personal()) {
            written.put("personal", true);
        }
        if (!entity.prompt().isEmpty()) {
            written.put("prompt", sayings.sayings(entity.prompt()));
        }
        if (!entity.reprompt().isEmpty()) {
            written.put("reprompt", sayings.sayings(entity.reprompt()));
        }
        return written;
    }

    private static void type(EntityType type, Map<String, Object> written) {
        written.put("type", name(type));
        switch (type) {
            case EntityType.Dictionary(var values, boolean typos) -> {
                written.put("values", values.stream().map(EntityWriter::choice).toList());
                written.put("typos", typos);
            }
            case EntityType.Regex(String pattern) -> written.put("pattern", pattern);
            case EntityType.Numeric(var min, var max, boolean whole) -> {
                bound("min", min, written);
                bound("max", max, written);
                written.put("whole", whole);
            }
            case EntityType.Date(boolean ranges, EntityType.Direction direction) -> {
                written.put("ranges", ranges);
                written.put("direction", direction.name().toLowerCase(Locale.ROOT));
            }
            case EntityType.Time(boolean ranges) -> written.put("ranges", ranges);
            case EntityType.DateTime(boolean ranges) -> written.put("ranges", ranges);
            case EntityType.Quantity(var units) -> {
                if (!units.isEmpty()) {
                    written.put("units", units.stream().map(EntityWriter::choice).toList());
                }
            }
            case EntityType.Shape(var shapes) -> written.put("shapes", shapes);
            case EntityType.Rating(int max) -> written.put("max", max);
            case EntityType.FreeText(int longest) -> written.put("max_length", longest);
            case EntityType.Email _,
                    EntityType.Phone _,
                    EntityType.Duration _,
                    EntityType.Money _,
                    EntityType.PersonName _,
                    EntityType.YesNo _ -> {}
        }
    }

    private static void bound(String key, @Nullable BigDecimal bound, Map<String, Object> written) {
        if (bound != null) {
            written.put(key, bound.toPlainString());
        }
    }

    private static Object choice(EntityType.Choice choice) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("value", choice.names().isEmpty() ? choice.value() : choice.names());
        if (!choice.variants().isEmpty()) {
            written.put("variants", choice.variants());
        } else if (choice.names().isEmpty() && !choice.value().contains("|")) {
            return choice.value();
        }
        return written;
    }

    /** The type's name in a file. */
    static String name(EntityType type) {
        return switch (type) {
            case EntityType.Dictionary _ -> "dictionary";
            case EntityType.Regex _ -> "regex";
            case EntityType.Numeric _ -> "number";
            case EntityType.Email _ -> "email";
            case EntityType.Phone _ -> "phone";
            case EntityType.Date _ -> "date";
            case EntityType.Time _ -> "time";
            case EntityType.DateTime _ -> "date_time";
            case EntityType.Duration _ -> "duration";
            case EntityType.Money _ -> "money";
            case EntityType.Quantity _ -> "quantity";
            case EntityType.Shape _ -> "shape";
            case EntityType.PersonName _ -> "person_name";
            case EntityType.YesNo _ -> "yes_no";
            case EntityType.Rating _ -> "rating";
            case EntityType.FreeText _ -> "free_text";
        };
    }
}
