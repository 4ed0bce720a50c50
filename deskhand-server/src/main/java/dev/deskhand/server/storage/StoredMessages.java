package dev.deskhand.server.storage;

import dev.deskhand.bot.BotMessage;
import dev.deskhand.bot.BotMessage.Button;
import dev.deskhand.bot.BotMessage.ButtonAction;
import dev.deskhand.bot.BotMessage.Card;
import dev.deskhand.bot.BotMessage.Field;
import dev.deskhand.bot.BotMessage.Item;
import dev.deskhand.bot.BotMessage.QuickReply;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Messages of the bot as stored JSON. The form is a promise to rows that are years old: it names
 * its version, and a new form gets a new number beside a reader of the old one.
 */
final class StoredMessages {
    static final JsonMapper JSON = JsonMapper.shared();
    private static final int VERSION = 1;

    private StoredMessages() {}

    static String write(BotMessage message) {
        return tree(message).put("v", VERSION).toString();
    }

    /**
     * @throws StorageException when the text is no message of a version that is known
     */
    static BotMessage read(String json) {
        return read(json, "message", Set.of(VERSION), StoredMessages::message);
    }

    /**
     * What was stored as JSON with its version.
     *
     * @param what it is, in the words of the failure
     * @throws StorageException when the text is of no version that is known, or cannot be read
     */
    static <T> T read(
            String json, String what, Set<Integer> versions, Function<JsonNode, T> reader) {
        try {
            JsonNode tree = JSON.readTree(json);
            if (!versions.contains(tree.path("v").asInt(0))) {
                throw new StorageException(
                        "A stored "
                                + what
                                + " has version "
                                + tree.path("v")
                                + ", which this Deskhand does not know. Start the version that wrote"
                                + " it.");
            }
            return reader.apply(tree);
        } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
            throw new StorageException(
                    "A stored " + what + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Rows from before messages were stored whole have a text and quick replies, one a line. */
    static BotMessage ofOutbox(ResultSet row) throws SQLException {
        String json = row.getString("message");
        if (json != null) {
            return read(json);
        }
        List<QuickReply> replies =
                ConversationRows.lines(row.getString("quick_replies")).stream()
                        .map(line -> line.split("\t", 2))
                        .map(parts -> new QuickReply(parts[0], parts[1]))
                        .toList();
        return new BotMessage.Text(row.getString("text"), replies);
    }

    static ObjectNode tree(BotMessage message) {
        ObjectNode tree = JSON.createObjectNode();
        switch (message) {
            case BotMessage.Text(String text, List<QuickReply> replies) -> {
                tree.put("type", "text").put("text", text);
                each(tree, "quick_replies", replies, StoredMessages::quickReply);
            }
            case BotMessage.Buttons(String text, List<Button> buttons) -> {
                tree.put("type", "buttons").put("text", text);
                each(tree, "buttons", buttons, StoredMessages::button);
            }
            case BotMessage.Image(URI url, String alternative, Optional<String> caption) -> {
                tree.put("type", "image").put("url", url.toString());
                tree.put("alternative", alternative);
                caption.ifPresent(text -> tree.put("caption", text));
            }
            case Card card -> {
                tree.put("type", "card");
                tree.set("card", card(card));
            }
            case BotMessage.Carousel(List<Card> cards) -> {
                tree.put("type", "carousel");
                each(tree, "cards", cards, StoredMessages::card);
            }
            case BotMessage.ItemList(List<Item> items, Optional<Button> button) -> {
                tree.put("type", "list");
                each(tree, "items", items, StoredMessages::item);
                button.ifPresent(below -> tree.set("button", button(below)));
            }
            case BotMessage.Form(String intro, List<Field> fields, String closing) -> {
                tree.put("type", "form").put("intro", intro).put("closing", closing);
                each(
                        tree,
                        "fields",
                        fields,
                        field ->
                                JSON.createObjectNode()
                                        .put("name", field.name())
                                        .put("label", field.label()));
            }
        }
        return tree;
    }

    static BotMessage message(JsonNode tree) {
        String type = text(tree, "type");
        return switch (type) {
            case "text" ->
                    new BotMessage.Text(
                            text(tree, "text"),
                            all(
                                    tree,
                                    "quick_replies",
                                    reply ->
                                            new QuickReply(
                                                    text(reply, "label"), text(reply, "sent"))));
            case "buttons" ->
                    new BotMessage.Buttons(
                            text(tree, "text"), all(tree, "buttons", StoredMessages::button));
            case "image" ->
                    new BotMessage.Image(
                            URI.create(text(tree, "url")),
                            text(tree, "alternative"),
                            maybe(tree, "caption"));
            case "card" -> card(tree.path("card"));
            case "carousel" -> new BotMessage.Carousel(all(tree, "cards", StoredMessages::card));
            case "list" ->
                    new BotMessage.ItemList(
                            all(tree, "items", StoredMessages::item),
                            Optional.ofNullable(tree.get("button")).map(StoredMessages::button));
            case "form" -> form(tree);
            default -> throw new IllegalArgumentException("unknown type " + type);
        };
    }

    static BotMessage.Form form(JsonNode tree) {
        return new BotMessage.Form(
                text(tree, "intro"),
                all(tree, "fields", field -> new Field(text(field, "name"), text(field, "label"))),
                text(tree, "closing"));
    }

    private static ObjectNode quickReply(QuickReply reply) {
        return JSON.createObjectNode().put("label", reply.label()).put("sent", reply.sent());
    }

    private static ObjectNode button(Button button) {
        ObjectNode tree = JSON.createObjectNode().put("label", button.label());
        return switch (button.action()) {
            case ButtonAction.Say(String sent) -> tree.put("sent", sent);
            case ButtonAction.Open(URI url) -> tree.put("url", url.toString());
        };
    }

    private static Button button(JsonNode tree) {
        Optional<URI> url = address(tree, "url");
        return new Button(
                text(tree, "label"),
                url.isPresent()
                        ? new ButtonAction.Open(url.get())
                        : new ButtonAction.Say(text(tree, "sent")));
    }

    private static ObjectNode card(Card card) {
        ObjectNode tree =
                item(new Item(card.title(), card.description(), card.image(), card.link()));
        each(tree, "buttons", card.buttons(), StoredMessages::button);
        return tree;
    }

    private static Card card(JsonNode tree) {
        Item item = item(tree);
        return new Card(
                item.title(),
                item.description(),
                item.image(),
                item.link(),
                all(tree, "buttons", StoredMessages::button));
    }

    private static ObjectNode item(Item item) {
        ObjectNode tree = JSON.createObjectNode().put("title", item.title());
        item.description().ifPresent(text -> tree.put("description", text));
        item.image().ifPresent(url -> tree.put("image", url.toString()));
        item.link().ifPresent(url -> tree.put("link", url.toString()));
        return tree;
    }

    private static Item item(JsonNode tree) {
        return new Item(
                text(tree, "title"),
                maybe(tree, "description"),
                address(tree, "image"),
                address(tree, "link"));
    }

    static <T> void each(ObjectNode tree, String key, List<T> all, Function<T, ObjectNode> write) {
        ArrayNode array = tree.putArray(key);
        all.forEach(one -> array.add(write.apply(one)));
    }

    static <T> List<T> all(JsonNode tree, String key, Function<JsonNode, T> read) {
        List<T> all = new ArrayList<>();
        tree.path(key).forEach(one -> all.add(read.apply(one)));
        return all;
    }

    static void texts(ObjectNode tree, String key, List<String> texts) {
        ArrayNode array = tree.putArray(key);
        texts.forEach(array::add);
    }

    static String text(JsonNode tree, String key) {
        return maybe(tree, key).orElseThrow(() -> new IllegalArgumentException("no " + key));
    }

    static Optional<String> maybe(JsonNode tree, String key) {
        @Nullable JsonNode value = tree.get(key);
        return Optional.ofNullable(value).filter(JsonNode::isString).map(JsonNode::stringValue);
    }

    private static Optional<URI> address(JsonNode tree, String key) {
        return maybe(tree, key).map(URI::create);
    }
}
