package dev.deskhand.bot.dialogue;

import dev.deskhand.bot.Condition;
import dev.deskhand.bot.Connection;
import dev.deskhand.bot.Node;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The entities that a node has a use for. */
final class Wanted {
    private Wanted() {}

    /** Those that it asks for, and those that tell which connection is taken. */
    static List<String> of(Node node) {
        Set<String> wanted = new LinkedHashSet<>();
        node.asks().forEach(ask -> wanted.add(ask.entity()));
        for (Connection connection : node.connections()) {
            connection.when().ifPresent(condition -> add(condition, wanted));
        }
        return List.copyOf(wanted);
    }

    static Set<String> in(Condition condition) {
        Set<String> entities = new LinkedHashSet<>();
        add(condition, entities);
        return entities;
    }

    private static void add(Condition condition, Set<String> entities) {
        switch (condition) {
            case Condition.All(List<Condition> all) -> all.forEach(each -> add(each, entities));
            case Condition.Any(List<Condition> any) -> any.forEach(each -> add(each, entities));
            case Condition.Known known -> entities.add(known.entity());
            case Condition.Is is -> entities.add(is.entity());
            case Condition.Compares compares -> entities.add(compares.entity());
            case Condition.Open _ -> {}
        }
    }
}
