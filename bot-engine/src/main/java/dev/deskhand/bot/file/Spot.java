package dev.deskhand.bot.file;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * A place of a file where something stands, or should.
 *
 * @param node what stands there; null if nothing does
 * @param around what it stands in; tells the line of what is missing
 * @param path by the file's own keys
 */
record Spot(@Nullable Node node, @Nullable Node around, String path) {
    boolean isThere() {
        return node != null;
    }

    boolean isScalar() {
        return node instanceof ScalarNode;
    }

    /** What is written there as one text; empty if that is no text. */
    String scalar() {
        return node instanceof ScalarNode scalar ? scalar.getValue().strip() : "";
    }

    BotFile.Place place() {
        Optional<Mark> mark =
                Optional.ofNullable(node != null ? node : around).flatMap(Node::getStartMark);
        return mark.map(m -> new BotFile.Place(m.getName(), m.getLine() + 1, m.getColumn() + 1))
                .orElse(new BotFile.Place("", 1, 1));
    }
}
