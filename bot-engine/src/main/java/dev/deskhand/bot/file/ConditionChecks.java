package dev.deskhand.bot.file;

import dev.deskhand.bot.Condition;
import dev.deskhand.bot.entity.EntityType;
import dev.deskhand.bot.text.PlainNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds conditions that can never hold, since their entity never has such a value. */
final class ConditionChecks {
    private static final Set<String> YES_OR_NO = Set.of("yes", "no", "true", "false");

    private final YamlDocument yaml;
    private final List<Use> uses = new ArrayList<>();

    ConditionChecks(YamlDocument yaml) {
        this.yaml = yaml;
    }

    private record Use(Spot spot, Condition condition) {}

    void add(Spot spot, Condition condition) {
        uses.add(new Use(spot, condition));
    }

    void check(Map<String, EntityType> types) {
        for (Use use : uses) {
            switch (use.condition()) {
                case Condition.Is(String entity, List<String> values, boolean _) ->
                        type(types, entity)
                                .ifPresent(type ->
                                        values.forEach(
                                                value -> value(use.spot(), entity, type, value)));
                case Condition.Compares(String entity, var _, var _) ->
                        type(types, entity).ifPresent(type -> compared(use.spot(), entity, type));
                case Condition.All _, Condition.Any _, Condition.Known _, Condition.Open _ -> {}
            }
        }
    }

    private static Optional<EntityType> type(Map<String, EntityType> types, String entity) {
        return Optional.ofNullable(types.get(entity));
    }

    private void value(Spot spot, String entity, EntityType type, String value) {
        String plain = value.strip();
        switch (type) {
            case EntityType.Dictionary(List<EntityType.Choice> choices, boolean _) -> {
                Set<String> known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
                choices.forEach(choice -> known.add(choice.value()));
                if (!known.contains(plain)) {
                    yaml.unknown(
                            spot,
                            "value of '" + entity + "'",
                            plain,
                            known,
                            "Its values are: " + String.join(", ", known) + ".");
                }
            }
            case EntityType.YesNo _ -> {
                if (!YES_OR_NO.contains(plain.toLowerCase(Locale.ROOT))) {
                    never(spot, entity, plain, "Write yes or no.");
                }
            }
            case EntityType.Numeric _, EntityType.Rating _ -> {
                if (PlainNumber.of(plain).isEmpty()) {
                    never(spot, entity, plain, "Write a number, or a comparison such as \"> 3\".");
                }
            }
            case EntityType.FreeText _,
                    EntityType.PersonName _,
                    EntityType.Regex _,
                    EntityType.Shape _,
                    EntityType.Email _,
                    EntityType.Phone _,
                    EntityType.Date _,
                    EntityType.Time _,
                    EntityType.DateTime _,
                    EntityType.Duration _,
                    EntityType.Money _,
                    EntityType.Quantity _ -> {}
        }
    }

    private void never(Spot spot, String entity, String value, String fix) {
        yaml.problem(spot, "'" + entity + "' is never '" + value + "'.", fix);
    }

    private void compared(Spot spot, String entity, EntityType type) {
        boolean isNumber =
                switch (type) {
                    case EntityType.Numeric _,
                            EntityType.Rating _,
                            EntityType.Money _,
                            EntityType.Quantity _,
                            EntityType.FreeText _,
                            EntityType.PersonName _,
                            EntityType.Regex _,
                            EntityType.Shape _ ->
                            true;
                    case EntityType.Dictionary(List<EntityType.Choice> choices, boolean _) ->
                            choices.stream()
                                    .anyMatch(choice -> PlainNumber.of(choice.value()).isPresent());
                    case EntityType.YesNo _,
                            EntityType.Email _,
                            EntityType.Phone _,
                            EntityType.Date _,
                            EntityType.Time _,
                            EntityType.DateTime _,
                            EntityType.Duration _ ->
                            false;
                };
        if (!isNumber) {
            yaml.problem(
                    spot,
                    "'" + entity + "' is no number, so it cannot be compared with one.",
                    "Write a value, or 'known'; or make the entity a number.");
        }
    }
}
