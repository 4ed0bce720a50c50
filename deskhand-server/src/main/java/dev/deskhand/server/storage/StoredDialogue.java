package dev.deskhand.server.storage;

import dev.deskhand.bot.BotMessage;
import dev.deskhand.bot.DialogueState;
import dev.deskhand.bot.DialogueState.OpenForm;
import dev.deskhand.bot.Option;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a dialogue remembers, as stored JSON with its version; its misses have their own column. */
final class StoredDialogue {
    private static final int VERSION = 1;

    private StoredDialogue() {}

    static String write(DialogueState state) {
        ObjectNode tree = StoredMessages.JSON.createObjectNode().put("v", VERSION);
        StoredMessages.each(tree, "offered", state.offered(), StoredDialogue::option);
        StoredMessages.each(tree, "earlier", state.earlier(), StoredDialogue::option);
        state.form()
                .ifPresent(open -> {
                    ObjectNode form = tree.putObject("form").put("entry", open.entry());
                    form.set("form", StoredMessages.tree(open.form()));
                    ArrayNode answers = form.putArray("answers");
                    open.answers().forEach(answers::add);
                });
        return tree.toString();
    }

    /**
     * @throws StorageException when the text is of a version that is not known
     */
    static DialogueState read(String json, int misses) {
        if (json.isEmpty()) {
            return new DialogueState(misses);
        }
        try {
            JsonNode tree = StoredMessages.JSON.readTree(json);
            if (tree.path("v").asInt(0) != VERSION) {
                throw new StorageException(
                        "A stored dialogue has version "
                                + tree.path("v")
                                + ", which this Deskhand does not know. Start the version that wrote"
                                + " it.");
            }
            return new DialogueState(
                    misses,
                    StoredMessages.all(tree, "offered", StoredDialogue::option),
                    StoredMessages.all(tree, "earlier", StoredDialogue::option),
                    Optional.ofNullable(tree.get("form")).map(StoredDialogue::form));
        } catch (JacksonException | IllegalArgumentException e) {
            throw new StorageException("A stored dialogue cannot be read: " + e.getMessage(), e);
        }
    }

    private static OpenForm form(JsonNode tree) {
        BotMessage.Form form = StoredMessages.form(tree.path("form"));
        List<String> answers = StoredMessages.all(tree, "answers", JsonNode::stringValue);
        return new OpenForm(StoredMessages.text(tree, "entry"), form, answers);
    }

    private static ObjectNode option(Option option) {
        return StoredMessages.JSON
                .createObjectNode()
                .put("label", option.label())
                .put("sent", option.sent());
    }

    private static Option option(JsonNode tree) {
        return new Option(StoredMessages.text(tree, "label"), StoredMessages.text(tree, "sent"));
    }
}
