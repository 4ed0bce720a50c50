package dev.deskhand.bot;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Reads values out of a YAML tree and notes each problem with its place, so that one reading finds
 * them all. A value that is missing or of the wrong kind reads as a harmless stand-in; the caller
 * looks at {@link #problems()} before it uses anything.
 */
final class YamlDocument {
    private final List<BotProblem> problems = new ArrayList<>();

    List<BotProblem> problems() {
        return problems;
    }

    void problem(@Nullable Node node, String path, String message, String fix) {
        var mark = Optional.ofNullable(node).flatMap(Node::getStartMark);
        problems.add(
                new BotProblem(
                        mark.map(m -> m.getLine() + 1).orElse(1),
                        mark.map(m -> m.getColumn() + 1).orElse(1),
                        path,
                        message,
                        fix));
    }

    /** A mapping whose keys are all among {@code known}; each other key is a problem. */
    Mapping mapping(@Nullable Node node, String path, Set<String> known) {
        if (node == null) {
            return new Mapping(List.of(), null, path);
        }
        if (!(node instanceof MappingNode mapping)) {
            problem(
                    node,
                    path,
                    "Here must be keys with values, one a line.",
                    "Write: " + String.join(", ", known.stream().sorted().toList()) + ".");
            return new Mapping(List.of(), node, path);
        }
        Set<String> seen = new HashSet<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            if (!known.contains(key)) {
                problem(
                        tuple.getKeyNode(),
                        join(path, key),
                        "The key '" + key + "' is not known here.",
                        "Known are: " + String.join(", ", known.stream().sorted().toList()) + ".");
            } else if (!seen.add(key)) {
                problem(
                        tuple.getKeyNode(),
                        join(path, key),
                        "The key '" + key + "' stands here twice.",
                        "Keep one of the two.");
            }
        }
        return new Mapping(mapping.getValue(), node, path);
    }

    /** Visits each item of a list with its path; a missing list has none. */
    void items(@Nullable Node node, String path, BiConsumer<Node, String> visit) {
        if (node == null) {
            return;
        }
        if (!(node instanceof SequenceNode sequence)) {
            problem(node, path, "Here must be a list.", "Begin each item with '- '.");
            return;
        }
        int index = 0;
        for (Node item : sequence.getValue()) {
            visit.accept(item, path + "[" + index++ + "]");
        }
    }

    /** The texts of a list, in order, without the blank ones, each of which is a problem. */
    List<String> texts(@Nullable Node node, String path) {
        List<String> texts = new ArrayList<>();
        items(node, path, (item, itemPath) -> text(item, itemPath).ifPresent(texts::add));
        return texts;
    }

    /** A text that is not blank; anything else is a problem. */
    Optional<String> text(@Nullable Node node, String path) {
        if (node == null) {
            return Optional.empty();
        }
        if (!(node instanceof ScalarNode scalar)) {
            problem(node, path, "Here must be a text.", "Write it between quotes.");
            return Optional.empty();
        }
        String text = scalar.getValue().strip();
        if (text.isEmpty()) {
            problem(node, path, "This text is empty.", "Write a text, or remove the line.");
            return Optional.empty();
        }
        if (!BotMessage.saysSomething(text)) {
            problem(
                    node,
                    path,
                    "This text has invisible characters only.",
                    "Write a text, or remove the line.");
            return Optional.empty();
        }
        return Optional.of(text);
    }

    /** A text that must be there; an empty one stands in for it. */
    String required(Mapping mapping, String key, String message, String fix) {
        Node node = mapping.get(key);
        if (node == null) {
            problem(mapping.node(), mapping.path(key), message, fix);
            return "";
        }
        return text(node, mapping.path(key)).orElse("");
    }

    Optional<String> optional(Mapping mapping, String key) {
        return text(mapping.get(key), mapping.path(key));
    }

    static String join(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /** A mapping's values by key. */
    record Mapping(List<NodeTuple> tuples, @Nullable Node node, String path) {
        @Nullable Node get(String key) {
            for (NodeTuple tuple : tuples) {
                if (tuple.getKeyNode() instanceof ScalarNode scalar
                        && scalar.getValue().equals(key)) {
                    return tuple.getValueNode();
                }
            }
            return null;
        }

        String path(String key) {
            return join(path, key);
        }
    }
}
