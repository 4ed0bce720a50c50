package dev.deskhand.emulator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A place in a seed file. What is not as it must be is refused with its line. */
record SeedNode(Node node) {

    /** What is wrong, with the line. */
    static final class Bad extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Bad(String message, @Nullable Throwable cause) {
            super(message, cause);
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }

    Bad bad(String why, @Nullable Throwable cause) {
        String line = node.getStartMark().map(m -> "line " + (m.getLine() + 1) + ": ").orElse("");
        return new Bad(line + why, cause);
    }

    /** Refuses keys other than these, and keys that stand twice. */
    void keys(String... known) {
        keys(List.of(), known);
    }

    /**
     * Refuses every other key, and one that stands twice.
     *
     * @param more keys beside those that are named
     */
    void keys(List<String> more, String... named) {
        List<String> known = new ArrayList<>(List.of(named));
        known.addAll(more);
        Set<String> seen = new HashSet<>();
        for (NodeTuple tuple : mapping().getValue()) {
            SeedNode key = new SeedNode(tuple.getKeyNode());
            String name = key.text();
            if (!known.contains(name)) {
                throw key.bad(
                        "\"%s\" is not known here; known are %s"
                                .formatted(name, String.join(", ", known)),
                        null);
            }
            if (!seen.add(name)) {
                throw key.bad("\"" + name + "\" stands here twice", null);
            }
        }
    }

    private MappingNode mapping() {
        if (node instanceof MappingNode mapping) {
            return mapping;
        }
        throw bad("here must be keys with values", null);
    }

    Optional<SeedNode> get(String key) {
        return mapping().getValue().stream()
                .filter(tuple -> new SeedNode(tuple.getKeyNode()).text().equals(key))
                .map(tuple -> new SeedNode(tuple.getValueNode()))
                .filter(value -> !value.node.getTag().equals(Tag.NULL))
                .findFirst();
    }

    /** The items of a list; none when the key is missing. */
    List<SeedNode> items(String key) {
        Optional<SeedNode> value = get(key);
        if (value.isEmpty()) {
            return List.of();
        }
        if (value.get().node instanceof SequenceNode sequence) {
            return sequence.getValue().stream().map(SeedNode::new).toList();
        }
        throw value.get().bad(key + " must be a list", null);
    }

    /** The keys of this place with their values as plain things: texts, numbers, lists, maps. */
    Map<String, Object> plainMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping().getValue()) {
            String key = new SeedNode(tuple.getKeyNode()).text();
            if (map.put(key, new SeedNode(tuple.getValueNode()).plain()) != null) {
                throw bad("\"" + key + "\" stands here twice", null);
            }
        }
        return map;
    }

    private Object plain() {
        return switch (node) {
            case MappingNode _ -> plainMap();
            case SequenceNode list ->
                    list.getValue().stream().map(item -> new SeedNode(item).plain()).toList();
            case ScalarNode scalar -> {
                if (scalar.getTag().equals(Tag.INT)) {
                    yield (long) number();
                }
                yield scalar.getTag().equals(Tag.BOOL)
                        ? (Object) Boolean.parseBoolean(scalar.getValue())
                        : scalar.getValue();
            }
            default -> throw bad("here must be a text, a number, a list or keys with values", null);
        };
    }

    int number() {
        try {
            return Integer.parseInt(text());
        } catch (NumberFormatException e) {
            throw bad("here must be a whole number", e);
        }
    }

    String text(String key) {
        return optional(key).orElseThrow(() -> bad(key + " is missing", null));
    }

    Optional<String> optional(String key) {
        return get(key).map(SeedNode::text);
    }

    /** A text that is not blank. */
    String text() {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue();
        }
        throw bad("here must be a text", null);
    }

    <E extends Enum<E>> Optional<E> word(String key, Class<E> type) {
        return get(key).map(value -> value.word(type));
    }

    private <E extends Enum<E>> E word(Class<E> type) {
        String text = text();
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() ->
                        bad(
                                "\"%s\" must be one of %s"
                                        .formatted(
                                                text,
                                                Arrays.stream(type.getEnumConstants())
                                                        .map(c -> c.name().toLowerCase(Locale.ROOT))
                                                        .collect(Collectors.joining(", "))),
                                null));
    }
}
