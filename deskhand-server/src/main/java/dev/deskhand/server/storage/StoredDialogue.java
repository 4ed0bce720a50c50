package dev.deskhand.server.storage;

import dev.deskhand.bot.BotMessage;
import dev.deskhand.bot.Option;
import dev.deskhand.bot.dialogue.DialogueState;
import dev.deskhand.bot.dialogue.DialogueState.KnownValue;
import dev.deskhand.bot.dialogue.DialogueState.OpenForm;
import dev.deskhand.bot.dialogue.DialogueState.Place;
import dev.deskhand.bot.entity.EntityValue;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a dialogue remembers, as stored JSON with its version; its misses have their own column.
 * Version 1 knew options and forms only; what it lacks is as before the first turn.
 */
final class StoredDialogue {
    private static final int VERSION = 2;
    private static final Set<Integer> READABLE = Set.of(1, VERSION);

    private StoredDialogue() {}

    static String write(DialogueState state) {
        ObjectNode tree = StoredMessages.JSON.createObjectNode().put("v", VERSION);
        StoredMessages.each(tree, "offered", state.offered(), StoredDialogue::option);
        StoredMessages.each(tree, "earlier", state.earlier(), StoredDialogue::option);
        state.form()
                .ifPresent(open -> {
                    ObjectNode form = tree.putObject("form").put("entry", open.entry());
                    form.set("form", StoredMessages.tree(open.form()));
                    StoredMessages.texts(form, "answers", open.answers());
                });
        state.place().ifPresent(place -> tree.set("place", place(place)));
        StoredMessages.each(tree, "left", state.left(), StoredDialogue::place);
        ArrayNode values = tree.putArray("values");
        state.values()
                .forEach((entity, known) ->
                        values.addObject()
                                .put("entity", entity)
                                .put("value", known.value().stored())
                                .put("words", known.words()));
        tree.put("language", state.language());
        StoredMessages.texts(tree, "choices", state.choices());
        ArrayNode said = tree.putArray("said");
        state.said().forEach(said::add);
        tree.put("turns", state.turns());
        state.last().ifPresent(at -> tree.put("last", at.toString()));
        return tree.toString();
    }

    /**
     * @throws StorageException when the text is of a version that is not known
     */
    static DialogueState read(String json, int misses) {
        if (json.isEmpty()) {
            return new DialogueState(misses);
        }
        return StoredMessages.read(json, "dialogue", READABLE, tree -> state(tree, misses));
    }

    private static DialogueState state(JsonNode tree, int misses) {
        return new DialogueState(
                misses,
                StoredMessages.all(tree, "offered", StoredDialogue::option),
                StoredMessages.all(tree, "earlier", StoredDialogue::option),
                Optional.ofNullable(tree.get("form")).map(StoredDialogue::form),
                Optional.ofNullable(tree.get("place")).map(StoredDialogue::place),
                StoredMessages.all(tree, "left", StoredDialogue::place),
                values(tree),
                tree.path("language").asString(""),
                StoredMessages.all(tree, "choices", JsonNode::stringValue),
                StoredMessages.all(tree, "said", JsonNode::intValue),
                tree.path("turns").asLong(0),
                StoredMessages.maybe(tree, "last").map(Instant::parse));
    }

    private static OpenForm form(JsonNode tree) {
        BotMessage.Form form = StoredMessages.form(tree.path("form"));
        List<String> answers = StoredMessages.all(tree, "answers", JsonNode::stringValue);
        return new OpenForm(StoredMessages.text(tree, "entry"), form, answers);
    }

    private static ObjectNode place(Place place) {
        ObjectNode tree = StoredMessages.JSON.createObjectNode().put("node", place.node());
        place.asked().ifPresent(entity -> tree.put("asked", entity));
        tree.put("prompts", place.prompts());
        tree.put("small_talked", place.smallTalked());
        place.call().ifPresent(call -> tree.put("call", call));
        tree.put("action", place.action());
        StoredMessages.texts(tree, "trail", place.trail());
        return tree;
    }

    private static Place place(JsonNode tree) {
        return new Place(
                StoredMessages.text(tree, "node"),
                StoredMessages.maybe(tree, "asked"),
                tree.path("prompts").asInt(0),
                tree.path("small_talked").asBoolean(false),
                StoredMessages.maybe(tree, "call"),
                tree.path("action").asInt(0),
                StoredMessages.all(tree, "trail", JsonNode::stringValue));
    }

    private static Map<String, KnownValue> values(JsonNode tree) {
        Map<String, KnownValue> values = new LinkedHashMap<>();
        for (JsonNode value : tree.path("values")) {
            values.put(
                    StoredMessages.text(value, "entity"),
                    new KnownValue(
                            EntityValue.parse(StoredMessages.text(value, "value")),
                            StoredMessages.text(value, "words")));
        }
        return values;
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
