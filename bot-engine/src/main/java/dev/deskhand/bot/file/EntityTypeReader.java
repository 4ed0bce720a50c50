package dev.deskhand.bot.file;

import dev.deskhand.bot.entity.EntityType;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads which values an entity takes: its type, and the options of that type. */
final class EntityTypeReader {
    /** The types with the options that each has. */
    static final Map<String, Set<String>> OPTIONS = new LinkedHashMap<>();

    static final int HIGHEST_RATING = 5;
    static final int LONGEST_FREE_TEXT = 2_000;

    static {
        OPTIONS.put("dictionary", Set.of("values", "typos"));
        OPTIONS.put("regex", Set.of("pattern"));
        OPTIONS.put("number", Set.of("min", "max", "whole"));
        OPTIONS.put("email", Set.of());
        OPTIONS.put("phone", Set.of());
        OPTIONS.put("date", Set.of("ranges", "direction"));
        OPTIONS.put("time", Set.of("ranges"));
        OPTIONS.put("date_time", Set.of("ranges"));
        OPTIONS.put("duration", Set.of());
        OPTIONS.put("money", Set.of());
        OPTIONS.put("quantity", Set.of("units"));
        OPTIONS.put("shape", Set.of("shapes"));
        OPTIONS.put("person_name", Set.of());
        OPTIONS.put("yes_no", Set.of());
        OPTIONS.put("rating", Set.of("max"));
        OPTIONS.put("free_text", Set.of("max_length"));
    }

    private final YamlDocument yaml;
    private final ChoiceReader choices;

    EntityTypeReader(YamlDocument yaml, Languages languages) {
        this.yaml = yaml;
        this.choices = new ChoiceReader(yaml, languages);
    }

    /** The type; empty if it has a problem. */
    Optional<EntityType> read(Mapping entity) {
        if (!entity.has("type")) {
            yaml.problem(
                    entity.get("type"),
                    "An entity needs a type.",
                    "Add 'type:' with one of: " + String.join(", ", OPTIONS.keySet()) + ".");
            return Optional.empty();
        }
        Optional<String> name = yaml.word(entity.get("type"), OPTIONS.keySet());
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Set<String> fitting = OPTIONS.getOrDefault(name.get(), Set.of());
        for (String option : OPTIONS.values().stream().flatMap(Set::stream).distinct().toList()) {
            if (entity.has(option) && !fitting.contains(option)) {
                yaml.problem(
                        entity.get(option),
                        "The type '" + name.get() + "' has no option '" + option + "'.",
                        fitting.isEmpty()
                                ? "Remove it."
                                : "Its options are: "
                                        + String.join(", ", fitting.stream().sorted().toList())
                                        + ".");
                return Optional.empty();
            }
        }
        return of(name.get(), entity);
    }

    private Optional<EntityType> of(String name, Mapping entity) {
        boolean ranges = yaml.flag(entity.get("ranges"), false);
        return switch (name) {
            case "dictionary" -> dictionary(entity);
            case "regex" ->
                    needed(entity, "pattern", "pattern: \"[0-9]{4}\"")
                            .flatMap(yaml::text)
                            .map(EntityType.Regex::new);
            case "number" -> Optional.of(numeric(entity));
            case "email" -> Optional.of(new EntityType.Email());
            case "phone" -> Optional.of(new EntityType.Phone());
            case "date" -> Optional.of(new EntityType.Date(ranges, direction(entity)));
            case "time" -> Optional.of(new EntityType.Time(ranges));
            case "date_time" -> Optional.of(new EntityType.DateTime(ranges));
            case "duration" -> Optional.of(new EntityType.Duration());
            case "money" -> Optional.of(new EntityType.Money());
            case "quantity" ->
                    Optional.of(
                            new EntityType.Quantity(
                                    yaml.each(entity.get("units"), choices::plain)));
            case "shape" ->
                    needed(entity, "shapes", "shapes: [\"AB-######\"]")
                            .map(yaml::textsOrOne)
                            .map(EntityType.Shape::new);
            case "person_name" -> Optional.of(new EntityType.PersonName());
            case "yes_no" -> Optional.of(new EntityType.YesNo());
            case "rating" ->
                    Optional.of(
                            new EntityType.Rating(
                                    yaml.whole(entity.get("max"), 2, 100, "Write 5 or 10.")
                                            .orElse(HIGHEST_RATING)));
            default ->
                    Optional.of(
                            new EntityType.FreeText(
                                    yaml.whole(entity.get("max_length"), 1, 10_000, "Write 500.")
                                            .orElse(LONGEST_FREE_TEXT)));
        };
    }

    private Optional<Spot> needed(Mapping entity, String key, String example) {
        Spot spot = entity.get(key);
        if (!spot.isThere()) {
            yaml.problem(spot, "This entity needs '" + key + "'.", "Add '" + example + "'.");
            return Optional.empty();
        }
        return Optional.of(spot);
    }

    private Optional<EntityType> dictionary(Mapping entity) {
        boolean typos = yaml.flag(entity.get("typos"), true);
        return needed(entity, "values", "values: [Small, \"Large|big,huge\"]")
                .map(spot -> new EntityType.Dictionary(yaml.each(spot, choices::named), typos));
    }

    private EntityType numeric(Mapping entity) {
        return new EntityType.Numeric(
                decimal(entity.get("min")),
                decimal(entity.get("max")),
                yaml.flag(entity.get("whole"), false));
    }

    private @Nullable BigDecimal decimal(Spot spot) {
        if (!spot.isThere()) {
            return null;
        }
        if (spot.scalar().matches("-?[0-9]{1,15}(\\.[0-9]{1,10})?")) {
            return new BigDecimal(spot.scalar());
        }
        yaml.problem(spot, "This must be a number.", "Write digits, such as 10 or 2.5.");
        return null;
    }

    private EntityType.Direction direction(Mapping entity) {
        return yaml.constant(entity.get("direction"), EntityType.Direction.class)
                .orElse(EntityType.Direction.FUTURE);
    }
}
