package dev.deskhand.bot.file;

import dev.deskhand.bot.Condition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what must hold for a connection to be taken. */
final class ConditionReader {
    /** Keys of conditions, which no entity can be named. */
    static final Set<String> WORDS = Set.of("any", "all", "not", "business_hours");

    private static final int MAX_DEPTH = 8;
    private static final Pattern COMPARED = Pattern.compile("(<=|>=|<|>)\\s*(\\S.*)");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,10})?");
    private static final String NOT = "not ";

    private final YamlDocument yaml;
    private final References references;

    ConditionReader(YamlDocument yaml, References references) {
        this.yaml = yaml;
        this.references = references;
    }

    /** The condition; empty where there is none or it has a problem. */
    Optional<Condition> read(Spot spot) {
        return spot.isThere() ? mapping(spot, 0) : Optional.empty();
    }

    private Optional<Condition> mapping(Spot spot, int depth) {
        Mapping mapping =
                yaml.anyMapping(spot, "Write an entity with its value, such as {status: shipped}.");
        if (depth > MAX_DEPTH) {
            yaml.problem(spot, "This condition is nested too deeply.", "Make several connections.");
            return Optional.empty();
        }
        if (mapping.tuples().isEmpty()) {
            if (spot.node() != null && !spot.isScalar()) {
                yaml.problem(
                        spot,
                        "This condition says nothing.",
                        "Write an entity with its value, or remove 'when:'.");
            }
            return Optional.empty();
        }
        List<Condition> all = new ArrayList<>();
        for (String key : mapping.keys()) {
            one(key, mapping.get(key), depth).ifPresent(all::add);
        }
        return all.size() == 1
                ? Optional.of(all.getFirst())
                : all.isEmpty() ? Optional.empty() : Optional.of(new Condition.All(all));
    }

    private Optional<Condition> one(String key, Spot spot, int depth) {
        return switch (key) {
            case "any" -> list(spot, depth).map(Condition.Any::new);
            case "all" -> list(spot, depth).map(Condition.All::new);
            case "not" -> mapping(spot, depth + 1).map(ConditionReader::opposite);
            case "business_hours" ->
                    yaml.word(spot, List.of("open", "closed"))
                            .map(word -> new Condition.Open(word.equals("open")));
            default -> {
                references.entity(spot, key);
                Optional<Condition> condition =
                        spot.isScalar() ? value(key, spot) : values(key, spot);
                condition.ifPresent(found -> references.condition(spot, found));
                yield condition;
            }
        };
    }

    private Optional<List<Condition>> list(Spot spot, int depth) {
        List<Condition> conditions = yaml.each(spot, item -> mapping(item, depth + 1));
        if (conditions.isEmpty()) {
            yaml.problem(
                    spot,
                    "Here must be at least one condition.",
                    "Write each below with its own '- '.");
            return Optional.empty();
        }
        return Optional.of(conditions);
    }

    private Optional<Condition> values(String entity, Spot spot) {
        List<String> values = yaml.texts(spot);
        if (values.isEmpty()) {
            yaml.problem(spot, "Here must be at least one value.", "Write [shipped, delivered].");
            return Optional.empty();
        }
        return Optional.of(new Condition.Is(entity, values, true));
    }

    private Optional<Condition> value(String entity, Spot spot) {
        return yaml.text(spot)
                .flatMap(text -> {
                    Matcher compared = COMPARED.matcher(text);
                    if (compared.matches()) {
                        return compared(entity, spot, compared.group(1), compared.group(2));
                    }
                    if (text.startsWith("=") || text.startsWith("!")) {
                        yaml.problem(
                                spot,
                                "'" + text + "' is no comparison.",
                                "Write the value alone, 'not' before it, or one of < <= > >= with a"
                                        + " number.");
                        return Optional.empty();
                    }
                    return Optional.of(
                            switch (text) {
                                case "known" -> new Condition.Known(entity, true);
                                case "unknown" -> new Condition.Known(entity, false);
                                default ->
                                        text.startsWith(NOT)
                                                ? new Condition.Is(
                                                        entity,
                                                        List.of(
                                                                text.substring(NOT.length())
                                                                        .strip()),
                                                        false)
                                                : new Condition.Is(entity, List.of(text), true);
                            });
                });
    }

    private Optional<Condition> compared(String entity, Spot spot, String sign, String number) {
        if (!NUMBER.matcher(number).matches()) {
            yaml.problem(
                    spot,
                    "'" + number + "' is no number to compare with.",
                    "Write digits, such as \"> 100\" or \"<= 2.5\".");
            return Optional.empty();
        }
        for (Condition.Comparison comparison : Condition.Comparison.values()) {
            if (comparison.sign().equals(sign)) {
                return Optional.of(
                        new Condition.Compares(entity, comparison, new BigDecimal(number)));
            }
        }
        return Optional.empty();
    }

    /** What holds where the other does not, for an entity that has a value. */
    static Condition opposite(Condition condition) {
        return switch (condition) {
            case Condition.All(var all) ->
                    new Condition.Any(all.stream().map(ConditionReader::opposite).toList());
            case Condition.Any(var any) ->
                    new Condition.All(any.stream().map(ConditionReader::opposite).toList());
            case Condition.Known(String entity, boolean known) ->
                    new Condition.Known(entity, !known);
            case Condition.Is(String entity, var values, boolean among) ->
                    new Condition.Is(entity, values, !among);
            case Condition.Compares(String entity, Condition.Comparison comparison, var to) ->
                    new Condition.Compares(
                            entity,
                            switch (comparison) {
                                case LESS -> Condition.Comparison.AT_LEAST;
                                case AT_MOST -> Condition.Comparison.MORE;
                                case MORE -> Condition.Comparison.AT_MOST;
                                case AT_LEAST -> Condition.Comparison.LESS;
                            },
                            to);
            case Condition.Open(boolean open) -> new Condition.Open(!open);
        };
    }
}
