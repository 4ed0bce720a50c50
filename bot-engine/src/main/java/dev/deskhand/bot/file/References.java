package dev.deskhand.bot.file;

import dev.deskhand.bot.Condition;
import dev.deskhand.bot.entity.EntityType;
import dev.deskhand.bot.template.Placeholder;
import dev.deskhand.bot.template.Template;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The names that a file uses before all of them are known; checked once everything has been read.
 */
final class References {
    private final YamlDocument yaml;
    private final List<Use> nodes = new ArrayList<>();
    private final List<Use> entities = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();
    private final ConditionChecks conditions;

    References(YamlDocument yaml) {
        this.yaml = yaml;
        this.conditions = new ConditionChecks(yaml);
    }

    private record Use(Spot spot, String name) {}

    private record Gap(Spot spot, Placeholder placeholder) {}

    void node(Spot spot, String name) {
        nodes.add(new Use(spot, name));
    }

    void entity(Spot spot, String name) {
        entities.add(new Use(spot, name));
    }

    /** A condition on an entity's value, which the entity may never have. */
    void condition(Spot spot, Condition condition) {
        conditions.add(spot, condition);
    }

    /** A text that may hold placeholders; what is wrong with its braces is told at once. */
    void template(Spot spot, String text) {
        Template template = Template.of(text);
        template.faults().forEach(fault -> yaml.problem(spot, fault.message(), fault.fix()));
        template.placeholders().forEach(placeholder -> gaps.add(new Gap(spot, placeholder)));
    }

    /** Checks them all. */
    void check(Set<String> nodeNames, Map<String, EntityType> types) {
        for (Use use : nodes) {
            if (!nodeNames.contains(use.name())) {
                yaml.unknown(
                        use.spot(),
                        "node",
                        use.name(),
                        nodeNames,
                        "Write the name of a node or of an entry of 'faq:', or add one of that"
                                + " name.");
            }
        }
        for (Use use : entities) {
            if (!types.containsKey(use.name())) {
                yaml.unknown(
                        use.spot(),
                        "entity",
                        use.name(),
                        types.keySet(),
                        types.isEmpty()
                                ? "Add 'entities:' with '- {name: " + use.name() + ", type: ...}'."
                                : "Entities are: " + String.join(", ", types.keySet()) + ".");
            }
        }
        conditions.check(types);
        gaps.forEach(gap -> check(gap, types));
    }

    private void check(Gap gap, Map<String, EntityType> types) {
        Placeholder placeholder = gap.placeholder();
        EntityType type = types.get(placeholder.name());
        boolean builtIn = Placeholder.BUILT_IN.contains(placeholder.name());
        if (type == null && !builtIn) {
            Set<String> known = new LinkedHashSet<>(types.keySet());
            known.addAll(Placeholder.BUILT_IN);
            yaml.unknown(
                    gap.spot(),
                    "placeholder",
                    placeholder.name(),
                    known,
                    "Write the name of an entity, or one of: "
                            + String.join(", ", Placeholder.BUILT_IN)
                            + ". For the braces themselves, double them.");
            return;
        }
        List<String> parts = type == null ? List.of() : Placeholder.parts(type);
        if (!placeholder.part().isEmpty() && !parts.contains(placeholder.part())) {
            yaml.problem(
                    gap.spot(),
                    "'" + placeholder.name() + "' has no part '" + placeholder.part() + "'.",
                    parts.isEmpty()
                            ? "Write {" + placeholder.name() + "}."
                            : "Its parts are: " + String.join(", ", parts) + ".");
        }
    }
}
