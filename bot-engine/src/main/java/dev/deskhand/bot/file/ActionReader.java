package dev.deskhand.bot.file;

import dev.deskhand.bot.Action;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what a node does besides talking. */
final class ActionReader {
    private static final List<String> KINDS =
            List.of("call", "set", "clear", "clear_context", "tag", "hand_over");

    private final YamlDocument yaml;
    private final References references;
    private final CallReader calls;

    ActionReader(YamlDocument yaml, References references) {
        this.yaml = yaml;
        this.references = references;
        this.calls = new CallReader(yaml, references);
    }

    List<Action> read(Spot list) {
        List<Action> actions = new ArrayList<>();
        for (Spot item : yaml.items(list)) {
            actions.addAll(item(item));
        }
        return actions;
    }

    private List<Action> item(Spot spot) {
        if (KINDS.contains(spot.scalar())) {
            yaml.problem(
                    spot,
                    "This action is not complete.",
                    "Write '- " + spot.scalar() + ": " + example(spot.scalar()) + "'.");
            return List.of();
        }
        Mapping mapping = yaml.mapping(spot, new LinkedHashSet<>(KINDS));
        List<String> kinds = KINDS.stream().filter(mapping::has).toList();
        if (kinds.size() > 1) {
            yaml.problem(
                    spot,
                    "These are several actions: " + String.join(", ", kinds) + ".",
                    "Begin each with its own '- ', in the order in which they are to be done.");
            return List.of();
        }
        if (kinds.isEmpty()) {
            if (mapping.tuples().isEmpty() && !spot.isScalar()) {
                yaml.problem(spot, "This action does nothing.", "Write one of: " + all() + ".");
            }
            return List.of();
        }
        return of(kinds.getFirst(), mapping.get(kinds.getFirst()));
    }

    private static String all() {
        return String.join(", ", KINDS);
    }

    private static String example(String kind) {
        return switch (kind) {
            case "call" -> "{url: \"https://...\"}";
            case "set" -> "{entity: value}";
            case "clear" -> "[entity]";
            case "tag" -> "[vip]";
            default -> "true";
        };
    }

    private List<Action> of(String kind, Spot spot) {
        return switch (kind) {
            case "call" -> list(calls.read(spot).map(Action.CallApi::new));
            case "set" -> set(spot);
            case "clear" -> {
                List<String> names = some(spot);
                yaml.itemsOrOne(spot)
                        .forEach(item ->
                                yaml.text(item).ifPresent(name -> references.entity(item, name)));
                yield names.isEmpty() ? List.of() : List.of(new Action.Clear(names));
            }
            case "clear_context" -> onlyTrue(spot) ? List.of(new Action.ClearContext()) : List.of();
            case "tag" -> {
                List<String> tags = some(spot);
                yield tags.isEmpty() ? List.of() : List.of(new Action.Tag(tags));
            }
            default -> list(handOver(spot).map(Action.HandOver::new));
        };
    }

    private static List<Action> list(Optional<? extends Action> action) {
        return action.<List<Action>>map(List::of).orElse(List.of());
    }

    private List<String> some(Spot spot) {
        List<String> texts = yaml.textsOrOne(spot);
        if (texts.isEmpty() && !spot.isScalar()) {
            yaml.problem(spot, "Here must be at least one.", "Write a list, such as [one, two].");
        }
        return texts;
    }

    private boolean onlyTrue(Spot spot) {
        if (spot.scalar().equals("true")) {
            return true;
        }
        yaml.problem(spot, "This must be true.", "Write true, or remove the action.");
        return false;
    }

    private List<Action> set(Spot spot) {
        Mapping mapping =
                yaml.anyMapping(spot, "Write the entity with its value: {status: \"new\"}.");
        List<Action> actions = new ArrayList<>();
        for (String entity : mapping.keys()) {
            Spot value = mapping.get(entity);
            references.entity(value, entity);
            yaml.text(value)
                    .ifPresent(text -> {
                        references.template(value, text);
                        actions.add(new Action.SetValue(entity, text));
                    });
        }
        if (mapping.tuples().isEmpty() && !spot.isScalar()) {
            yaml.problem(spot, "Nothing is set here.", "Write {entity: value}.");
        }
        return actions;
    }

    private Optional<Action.Target> handOver(Spot spot) {
        if (spot.isScalar()) {
            if (!spot.scalar().equals("true")) {
                yaml.problem(
                        spot,
                        "This must be true, a department or an agent.",
                        "Write true, {department: Support} or {agent: Ada Lovelace}.");
                return Optional.empty();
            }
            return Optional.of(new Action.Target.Anyone());
        }
        Mapping target = yaml.mapping(spot, Set.of("department", "agent"));
        Optional<String> department = yaml.optional(target, "department");
        Optional<String> agent = yaml.optional(target, "agent");
        if (target.has("department") == target.has("agent")) {
            yaml.problem(
                    spot,
                    "This must be true, a department or an agent.",
                    "Write true, {department: Support} or {agent: Ada Lovelace}.");
            return Optional.empty();
        }
        return department
                .<Action.Target>map(Action.Target.Department::new)
                .or(() -> agent.map(Action.Target.Agent::new));
    }
}
