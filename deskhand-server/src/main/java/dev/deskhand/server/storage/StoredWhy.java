package dev.deskhand.server.storage;

import dev.deskhand.server.bot.Why;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Why a line was answered as it was, as stored JSON with its version. */
final class StoredWhy {
    private static final int VERSION = 1;

    private StoredWhy() {}

    static String write(Why why) {
        ObjectNode tree =
                StoredMessages.JSON
                        .createObjectNode()
                        .put("v", VERSION)
                        .put("rule", why.rule())
                        .put("outcome", why.outcome())
                        .put("language", why.language())
                        .put("understood", why.understood());
        why.understoodBy().ifPresent(basis -> tree.put("understood_by", basis));
        why.node().ifPresent(node -> tree.put("node", node));
        why.score().ifPresent(score -> tree.put("score", score));
        StoredMessages.each(
                tree,
                "candidates",
                why.candidates(),
                each ->
                        StoredMessages.JSON
                                .createObjectNode()
                                .put("name", each.name())
                                .put("confidence", each.confidence()));
        StoredMessages.each(
                tree,
                "values",
                why.values(),
                each ->
                        StoredMessages.JSON
                                .createObjectNode()
                                .put("entity", each.entity())
                                .put("value", each.value())
                                .put("words", each.words()));
        StoredMessages.texts(tree, "path", why.path());
        return tree.toString();
    }

    /**
     * @throws StorageException when the text is of a version that is not known
     */
    static Why read(String json) {
        return StoredMessages.read(json, "explanation", Set.of(VERSION), StoredWhy::why);
    }

    private static Why why(JsonNode tree) {
        return new Why(
                StoredMessages.text(tree, "rule"),
                StoredMessages.text(tree, "outcome"),
                StoredMessages.maybe(tree, "node"),
                Optional.ofNullable(tree.get("score")).map(JsonNode::asDouble),
                StoredMessages.text(tree, "language"),
                StoredMessages.text(tree, "understood"),
                StoredMessages.maybe(tree, "understood_by"),
                StoredMessages.all(
                        tree,
                        "candidates",
                        each ->
                                new Why.Likely(
                                        StoredMessages.text(each, "name"),
                                        each.path("confidence").asDouble(0))),
                StoredMessages.all(
                        tree,
                        "values",
                        each ->
                                new Why.Value(
                                        StoredMessages.text(each, "entity"),
                                        StoredMessages.text(each, "value"),
                                        StoredMessages.text(each, "words"))),
                StoredMessages.all(tree, "path", JsonNode::stringValue));
    }
}
