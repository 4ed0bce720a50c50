package dev.deskhand.bot.file;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Keys with values, and where they stand. A key that is missing has a spot as well. */
record Mapping(List<NodeTuple> tuples, Spot spot) {
    Spot get(String key) {
        for (NodeTuple tuple : tuples) {
            if (key(tuple).equals(key)) {
                return new Spot(tuple.getValueNode(), spot.node(), path(key));
            }
        }
        return new Spot(null, spot.node() == null ? spot.around() : spot.node(), path(key));
    }

    boolean has(String key) {
        return get(key).isThere();
    }

    /** The keys that are there, in order, each once. */
    List<String> keys() {
        return tuples.stream().map(Mapping::key).distinct().toList();
    }

    /** The values with the spots of their keys. */
    List<Spot> keySpots() {
        List<Spot> spots = new ArrayList<>();
        for (NodeTuple tuple : tuples) {
            spots.add(new Spot(tuple.getKeyNode(), spot.node(), path(key(tuple))));
        }
        return spots;
    }

    String path(String key) {
        return join(spot.path(), key);
    }

    /** The text of a key; empty for a key that is no text. */
    static String key(NodeTuple tuple) {
        @Nullable Node key = tuple.getKeyNode();
        return key instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    static String join(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
