package dev.deskhand.bot.file;

import dev.deskhand.bot.Action;
import dev.deskhand.bot.Bot;
import dev.deskhand.bot.BotEntity;
import dev.deskhand.bot.Condition;
import dev.deskhand.bot.Connection;
import dev.deskhand.bot.Disambiguation;
import dev.deskhand.bot.Node;
import dev.deskhand.bot.Saying;
import dev.deskhand.bot.file.BotAdvice.Kind;
import dev.deskhand.bot.template.Placeholder;
import dev.deskhand.bot.template.Template;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What no conversation comes to, and what is there for nothing. */
final class FlowAdvice {
    private final Bot bot;
    private final BotAdvice.Notes notes;
    private final Map<String, Node> nodes;

    FlowAdvice(Bot bot, BotAdvice.Notes notes) {
        this.bot = bot;
        this.notes = notes;
        this.nodes = bot.nodesByName();
    }

    void give() {
        unreachable();
        bot.nodes().forEach(this::deadEnds);
        unusedEntities();
        labels();
    }

    private void unreachable() {
        Set<String> reached = new HashSet<>();
        Deque<Node> open = new ArrayDeque<>();
        bot.nodes().stream()
                .filter(node -> node.active() && node.kind() != Node.Kind.STEP)
                .forEach(open::add);
        while (!open.isEmpty()) {
            Node node = open.poll();
            if (reached.add(node.name())) {
                Stream.concat(
                                node.connections().stream().map(Connection::to),
                                node.onError().stream())
                        .map(nodes::get)
                        .filter(next -> next != null && next.active())
                        .forEach(open::add);
            }
        }
        bot.nodes().stream()
                .filter(node -> node.active() && !reached.contains(node.name()))
                .forEach(node ->
                        notes.node(
                                Kind.UNREACHABLE,
                                node,
                                "No conversation ever comes to '" + node.name() + "'.",
                                "Let a connection of another node lead to it, or remove it."));
    }

    private void deadEnds(Node node) {
        for (Connection connection : node.connections()) {
            Node to = nodes.get(connection.to());
            if (to != null && !to.active()) {
                notes.node(
                        Kind.DEAD_END,
                        node,
                        "The connection to '" + to.name() + "' is never followed: it is inactive.",
                        "Remove the connection, or 'active: false' there.");
            }
        }
        int handOver = 0;
        while (handOver < node.actions().size()
                && !(node.actions().get(handOver) instanceof Action.HandOver)) {
            handOver++;
        }
        if (handOver < node.actions().size() - 1) {
            notes.node(
                    Kind.DEAD_END,
                    node,
                    "What stands behind the hand-over in 'actions' is never done.",
                    "Move the hand-over to the end.");
        }
        boolean calls = node.actions().stream().anyMatch(Action.CallApi.class::isInstance);
        if (node.onError().isPresent() && !calls) {
            notes.node(
                    Kind.DEAD_END,
                    node,
                    "'on_error' is never taken: only a call can fail.",
                    "Remove it.");
        }
        for (int i = 1; i < node.connections().size(); i++) {
            if (node.connections().subList(0, i).contains(node.connections().get(i))) {
                notes.node(
                        Kind.DEAD_END,
                        node,
                        "Two connections to '"
                                + node.connections().get(i).to()
                                + "' are the same; the second is never taken.",
                        "Remove one of them.");
            }
        }
    }

    private void unusedEntities() {
        Set<String> used = new HashSet<>();
        for (Node node : bot.nodes()) {
            node.asks()
                    .forEach(ask -> {
                        used.add(ask.entity());
                        said(ask.prompt(), used);
                        said(ask.reprompt(), used);
                    });
            node.connections().forEach(to -> to.when().ifPresent(when -> inCondition(when, used)));
            node.actions().forEach(action -> inAction(action, used));
            said(node.firstSays(), used);
            said(node.botSays(), used);
        }
        bot.settings().texts().own().values().stream()
                .flatMap(wording -> wording.byLanguage().values().stream())
                .flatMap(Collection::stream)
                .forEach(text -> inText(text, used));
        for (BotEntity entity : bot.entities()) {
            if (!used.contains(entity.name())) {
                notes.entity(
                        Kind.UNUSED,
                        entity.name(),
                        "Nothing uses the entity '" + entity.name() + "'.",
                        "Write it under 'asks:' of a node, or remove it.");
            }
        }
    }

    private static void inCondition(Condition condition, Set<String> used) {
        switch (condition) {
            case Condition.All(var all) -> all.forEach(each -> inCondition(each, used));
            case Condition.Any(var any) -> any.forEach(each -> inCondition(each, used));
            case Condition.Known(String entity, _) -> used.add(entity);
            case Condition.Is(String entity, _, _) -> used.add(entity);
            case Condition.Compares(String entity, _, _) -> used.add(entity);
            case Condition.Open _ -> {}
        }
    }

    private static void inAction(Action action, Set<String> used) {
        switch (action) {
            case Action.CallApi(var call) -> {
                inText(call.url(), used);
                call.headers().values().forEach(text -> inText(text, used));
                call.send().values().forEach(text -> inText(text, used));
                call.receive().forEach(received -> used.add(received.entity()));
            }
            case Action.SetValue(String entity, String value) -> {
                used.add(entity);
                inText(value, used);
            }
            case Action.Clear(List<String> entities) -> used.addAll(entities);
            case Action.HandOver _, Action.ClearContext _, Action.Tag _ -> {}
        }
    }

    private static void said(List<Saying> sayings, Set<String> used) {
        for (Saying saying : sayings) {
            for (Saying.Variant variant : saying.variants()) {
                inAnything(MessageWriter.message(variant.message()), used);
            }
        }
    }

    /** Texts in mappings and lists, as deep as a message goes. */
    private static void inAnything(Object part, Set<String> used) {
        switch (part) {
            case String text -> inText(text, used);
            case Map<?, ?> map -> map.values().forEach(value -> inAnything(value, used));
            case Collection<?> list -> list.forEach(value -> inAnything(value, used));
            default -> {}
        }
    }

    private static void inText(String text, Set<String> used) {
        for (Placeholder placeholder : Template.of(text).placeholders()) {
            used.add(placeholder.name());
        }
    }

    private void labels() {
        if (bot.settings().disambiguation() == Disambiguation.OFF || bot.entryCount() < 2) {
            return;
        }
        for (Node node : bot.nodes()) {
            if (node.active() && node.kind() != Node.Kind.STEP && node.label().isEmpty()) {
                notes.node(
                        Kind.NO_LABEL,
                        node,
                        "'"
                                + node.name()
                                + "' has no label to choose it by, where the bot asks"
                                + " which of several was meant.",
                        "Add 'label:' with a few words, at most "
                                + NodeReader.LONGEST_LABEL
                                + " characters.");
            }
        }
    }
}
