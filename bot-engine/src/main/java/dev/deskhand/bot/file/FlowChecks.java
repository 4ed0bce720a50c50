package dev.deskhand.bot.file;

import dev.deskhand.bot.Action;
import dev.deskhand.bot.Bot;
import dev.deskhand.bot.BotEntity;
import dev.deskhand.bot.Condition;
import dev.deskhand.bot.Connection;
import dev.deskhand.bot.Node;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds flows that cannot work, though every name in them is known. */
final class FlowChecks {
    private final YamlDocument yaml;
    private final Bot bot;

    FlowChecks(YamlDocument yaml, Bot bot) {
        this.yaml = yaml;
        this.bot = bot;
    }

    void check(List<NodeReader.Draft> drafts) {
        Map<String, NodeReader.Draft> byName = new LinkedHashMap<>();
        drafts.forEach(draft -> byName.putIfAbsent(draft.node().name(), draft));
        Map<String, BotEntity> entities = new LinkedHashMap<>();
        bot.entities().forEach(entity -> entities.put(entity.name(), entity));
        Set<String> cycling = new HashSet<>();
        for (NodeReader.Draft draft : drafts) {
            prompts(draft, entities);
            neverTaken(draft);
            afterClearing(draft);
            cycle(draft, byName, cycling);
        }
    }

    private void prompts(NodeReader.Draft draft, Map<String, BotEntity> entities) {
        int index = 0;
        Set<String> asked = new HashSet<>();
        for (Node.Ask ask : draft.node().asks()) {
            Spot list = draft.mapping().get("asks");
            Spot spot = item(list, index++);
            BotEntity entity = entities.get(ask.entity());
            if (entity != null
                    && !ask.optional()
                    && ask.prompt().isEmpty()
                    && entity.prompt().isEmpty()) {
                yaml.problem(
                        spot,
                        "There are no words to ask for '" + ask.entity() + "'.",
                        "Add 'prompt:' to the entity, or write {entity: "
                                + ask.entity()
                                + ", prompt: ...} here.");
            }
            if (!asked.add(ask.entity())) {
                yaml.problem(
                        spot,
                        "'" + ask.entity() + "' is asked for twice.",
                        "Keep one of the two; a value that is known is not asked for again.");
            }
        }
    }

    private Spot item(Spot list, int index) {
        List<Spot> items = yaml.items(list);
        return index < items.size() ? items.get(index) : list;
    }

    private static boolean isUnconditional(Connection connection) {
        return connection.userSays().isEmpty() && connection.when().isEmpty();
    }

    private void neverTaken(NodeReader.Draft draft) {
        List<Connection> connections = draft.node().connections();
        for (int i = 0; i < connections.size() - 1; i++) {
            if (isUnconditional(connections.get(i))) {
                yaml.problem(
                        item(draft.mapping().get("connections"), i + 1),
                        "This connection is never taken: the one above it, to '"
                                + connections.get(i).to()
                                + "', always is.",
                        "Move the one without 'user_says' and 'when' to the end.");
                return;
            }
        }
    }

    private void afterClearing(NodeReader.Draft draft) {
        if (!draft.node().clearsContext()) {
            return;
        }
        int index = 0;
        for (Connection connection : draft.node().connections()) {
            Optional<String> entity = connection.when().flatMap(FlowChecks::anEntity);
            if (entity.isPresent()) {
                yaml.problem(
                        item(draft.mapping().get("connections"), index),
                        "This connection depends on '"
                                + entity.get()
                                + "', which the node has just forgotten: it clears the context.",
                        "Remove 'clears_context', or let a node behind this one clear it.");
            }
            index++;
        }
    }

    private static Optional<String> anEntity(Condition condition) {
        return switch (condition) {
            case Condition.All(var all) ->
                    all.stream().flatMap(each -> anEntity(each).stream()).findFirst();
            case Condition.Any(var any) ->
                    any.stream().flatMap(each -> anEntity(each).stream()).findFirst();
            case Condition.Known(String entity, _) -> Optional.of(entity);
            case Condition.Is(String entity, _, _) -> Optional.of(entity);
            case Condition.Compares(String entity, _, _) -> Optional.of(entity);
            case Condition.Open _ -> Optional.empty();
        };
    }

    /** The node that follows whatever is known, if nobody has a word in between. */
    private static Optional<String> next(Node node) {
        boolean asks = node.asks().stream().anyMatch(ask -> !ask.optional());
        boolean leaves = node.actions().stream().anyMatch(Action.HandOver.class::isInstance);
        if (asks || leaves) {
            return Optional.empty();
        }
        return node.connections().stream()
                .filter(connection -> connection.userSays().isEmpty())
                .findFirst()
                .filter(FlowChecks::isUnconditional)
                .map(Connection::to);
    }

    private void cycle(
            NodeReader.Draft draft, Map<String, NodeReader.Draft> byName, Set<String> cycling) {
        Set<String> way = new HashSet<>();
        StringBuilder words = new StringBuilder(draft.node().name());
        NodeReader.@Nullable Draft at = draft;
        while (at != null && way.add(at.node().name()) && !cycling.contains(at.node().name())) {
            Optional<String> next = next(at.node());
            if (next.isEmpty()) {
                return;
            }
            words.append(" -> ").append(next.get());
            if (next.get().equals(draft.node().name())) {
                cycling.addAll(way);
                yaml.problem(
                        draft.mapping().get("connections"),
                        "This goes round without an end, and no visitor has a word in it: "
                                + words
                                + ".",
                        "Let one of these nodes ask for something, or give a connection"
                                + " 'user_says' or 'when'.");
                return;
            }
            at = byName.get(next.get());
        }
    }
}
