package dev.deskhand.bot.file;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.Tag;

/** The files of a bot as if they were one. */
final class JoinedFiles {
    private final YamlDocument yaml;
    private final List<Mapping> roots = new ArrayList<>();

    JoinedFiles(YamlDocument yaml, List<Node> nodes, Set<String> known) {
        this.yaml = yaml;
        nodes.forEach(node -> roots.add(yaml.mapping(new Spot(node, null, ""), known)));
    }

    /** Whether each file has keys at all; what has none is noted. */
    boolean haveKeys() {
        return roots.stream().allMatch(root -> root.spot().node() instanceof MappingNode);
    }

    /** A list of each file that has one, in the order of the files. */
    List<Spot> lists(String key) {
        return roots.stream().map(root -> root.get(key)).filter(Spot::isThere).toList();
    }

    /** What one file only may say. */
    Mapping only(String key) {
        List<Mapping> having = roots.stream().filter(root -> root.has(key)).toList();
        if (having.isEmpty()) {
            return roots.getFirst();
        }
        BotFile.Place first = having.getFirst().get(key).place();
        having.subList(1, having.size()).forEach(root -> twice(root.get(key), key, first));
        return having.getFirst();
    }

    private void twice(Spot spot, String key, BotFile.Place first) {
        yaml.problem(
                spot,
                "'" + key + "' stands in two files: here and " + first.words() + ".",
                "Keep one of the two.");
    }

    /** The mappings of all files as one; those inside them are joined as well. */
    Spot mapping(String key) {
        List<Spot> spots = lists(key);
        if (spots.size() < 2) {
            return spots.isEmpty() ? roots.getFirst().get(key) : spots.getFirst();
        }
        return joined(spots);
    }

    private Spot joined(List<Spot> spots) {
        List<Spot> mappings = new ArrayList<>();
        for (Spot spot : spots) {
            if (spot.node() instanceof MappingNode) {
                mappings.add(spot);
            } else {
                yaml.problem(
                        spot, "Here must be keys with values, one a line.", "Write 'key: value'.");
            }
        }
        if (mappings.size() < 2) {
            return spots.getFirst();
        }
        List<NodeTuple> tuples = new ArrayList<>();
        Set<String> joined = new LinkedHashSet<>();
        for (Spot spot : mappings) {
            Mapping mapping = new Mapping(tuples(spot), spot);
            Set<String> before = Set.copyOf(joined);
            for (NodeTuple tuple : mapping.tuples()) {
                String key = Mapping.key(tuple);
                joined.add(key);
                if (!before.contains(key)) {
                    tuples.add(tuple);
                } else {
                    Spot here = mapping.get(key);
                    tuples.replaceAll(other ->
                            Mapping.key(other).equals(key) ? again(other, here, tuple) : other);
                }
            }
        }
        Node first = mappings.getFirst().node();
        return new Spot(
                new MappingNode(
                        Tag.MAP,
                        true,
                        tuples,
                        FlowStyle.BLOCK,
                        first == null ? java.util.Optional.empty() : first.getStartMark(),
                        java.util.Optional.empty()),
                mappings.getFirst().around(),
                mappings.getFirst().path());
    }

    private static List<NodeTuple> tuples(Spot spot) {
        return spot.node() instanceof MappingNode mapping ? mapping.getValue() : List.of();
    }

    private NodeTuple again(NodeTuple earlier, Spot here, NodeTuple now) {
        Spot there = new Spot(earlier.getValueNode(), here.around(), here.path());
        if (earlier.getValueNode() instanceof MappingNode
                && now.getValueNode() instanceof MappingNode) {
            Node node = joined(List.of(there, here)).node();
            return node == null ? earlier : new NodeTuple(earlier.getKeyNode(), node);
        }
        twice(here, here.path(), there.place());
        return earlier;
    }
}
