package dev.deskhand.bot;

import dev.deskhand.bot.BotMessage.Button;
import dev.deskhand.bot.BotMessage.ButtonAction;
import dev.deskhand.bot.BotMessage.Buttons;
import dev.deskhand.bot.BotMessage.Card;
import dev.deskhand.bot.BotMessage.Carousel;
import dev.deskhand.bot.BotMessage.Field;
import dev.deskhand.bot.BotMessage.Form;
import dev.deskhand.bot.BotMessage.Image;
import dev.deskhand.bot.BotMessage.Item;
import dev.deskhand.bot.BotMessage.ItemList;
import dev.deskhand.bot.BotMessage.QuickReply;
import dev.deskhand.bot.BotMessage.Text;
import dev.deskhand.bot.YamlDocument.Mapping;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads what the bot says; each problem is noted in the document. */
final class MessageReader {
    /** The key that says what a message is, with the keys that may stand beside it. */
    private static final Map<String, Set<String>> KINDS =
            Map.of(
                    "text", Set.of("quick_replies", "buttons"),
                    "image", Set.of("alternative", "caption"),
                    "card", Set.of(),
                    "carousel", Set.of(),
                    "list", Set.of("button"),
                    "form", Set.of());

    private static final Set<String> CARD =
            Set.of("title", "description", "image", "link", "buttons");

    private final YamlDocument yaml;
    private final List<Offer> offers = new ArrayList<>();
    private final Map<String, BotFile.Place> places = new HashMap<>();

    MessageReader(YamlDocument yaml) {
        this.yaml = yaml;
    }

    /** Something that a visitor can say by a press. */
    record Offer(Node node, String path, String what, String sent) {}

    /** All that was offered by the messages that were read. */
    List<Offer> offers() {
        return offers;
    }

    /** Where each message begins, by its path. */
    Map<String, BotFile.Place> places() {
        return places;
    }

    /** The message; empty when it has a problem. */
    Optional<BotMessage> read(Node node, String path) {
        remember(node, path);
        if (node instanceof ScalarNode) {
            return yaml.text(node, path).map(BotMessage::text);
        }
        int before = yaml.problems().size();
        Set<String> known = new HashSet<>(KINDS.keySet());
        KINDS.values().forEach(known::addAll);
        Mapping message = yaml.mapping(node, path, known);
        List<String> kinds =
                KINDS.keySet().stream().filter(key -> message.get(key) != null).sorted().toList();
        if (kinds.size() != 1) {
            if (yaml.problems().size() == before) {
                yaml.problem(
                        node,
                        path,
                        kinds.isEmpty()
                                ? "This message says nothing."
                                : "One message cannot be " + String.join(" and ", kinds) + ".",
                        kinds.isEmpty()
                                ? "Add 'text: ...', or image, card, carousel, list or form."
                                : "Make it two messages, each with its own '- '.");
            }
            return Optional.empty();
        }
        String kind = kinds.getFirst();
        strangers(message, kind);
        Optional<BotMessage> read = of(kind, message);
        return yaml.problems().size() == before ? read : Optional.empty();
    }

    private void remember(Node node, String path) {
        node.getStartMark()
                .ifPresent(mark ->
                        places.put(
                                path, new BotFile.Place(mark.getLine() + 1, mark.getColumn() + 1)));
    }

    /** A text of the settings that the bot will say; empty if it is left out. */
    Optional<String> said(Mapping mapping, String key) {
        Optional.ofNullable(mapping.get(key)).ifPresent(node -> remember(node, mapping.path(key)));
        return yaml.optional(mapping, key);
    }

    private void strangers(Mapping message, String kind) {
        Set<String> fitting = KINDS.getOrDefault(kind, Set.of());
        for (String key : KINDS.values().stream().flatMap(Set::stream).sorted().toList()) {
            if (!fitting.contains(key) && message.get(key) != null) {
                yaml.problem(
                        message.get(key),
                        message.path(key),
                        "'" + key + "' cannot stand beside '" + kind + "'.",
                        fitting.isEmpty()
                                ? "Remove it, or put it inside '" + kind + ":'."
                                : "Beside it can stand: "
                                        + String.join(", ", fitting.stream().sorted().toList())
                                        + ".");
            }
        }
    }

    private Optional<BotMessage> of(String kind, Mapping message) {
        return switch (kind) {
            case "text" -> text(message);
            case "image" -> image(message);
            case "card" -> card(message.get("card"), message.path("card")).map(card -> card);
            case "carousel" -> carousel(message);
            case "list" -> list(message);
            default -> form(message);
        };
    }

    private Optional<BotMessage> text(Mapping message) {
        Optional<String> text = yaml.optional(message, "text");
        if (message.get("quick_replies") != null && message.get("buttons") != null) {
            yaml.problem(
                    message.get("buttons"),
                    message.path("buttons"),
                    "A text has quick replies or buttons, not both.",
                    "Keep the buttons if they should stay when the chat goes on.");
        }
        List<QuickReply> replies =
                each(message.get("quick_replies"), message.path("quick_replies"), this::quickReply);
        List<Button> buttons = each(message.get("buttons"), message.path("buttons"), this::button);
        return text.map(
                says -> buttons.isEmpty() ? new Text(says, replies) : new Buttons(says, buttons));
    }

    private Optional<BotMessage> image(Mapping message) {
        Optional<URI> url = url(message, "image", MessageRules.WEB);
        String alternative =
                yaml.required(
                        message,
                        "alternative",
                        "An image needs a text for those who cannot see it.",
                        "Add 'alternative: ...' that says what it shows.");
        Optional<String> caption = yaml.optional(message, "caption");
        return url.isEmpty() || alternative.isEmpty()
                ? Optional.empty()
                : Optional.of(new Image(url.get(), alternative, caption));
    }

    private Optional<Card> card(@Nullable Node node, String path) {
        Mapping card = yaml.mapping(node, path, CARD);
        String title = yaml.required(card, "title", "A card needs a title.", "Add 'title: ...'.");
        Optional<String> description = yaml.optional(card, "description");
        Optional<URI> image = url(card, "image", MessageRules.WEB);
        Optional<URI> link = url(card, "link", MessageRules.LINKS);
        List<Button> buttons = each(card.get("buttons"), card.path("buttons"), this::button);
        return title.isEmpty()
                ? Optional.empty()
                : Optional.of(new Card(title, description, image, link, buttons));
    }

    private Optional<BotMessage> carousel(Mapping message) {
        List<Card> cards = each(message.get("carousel"), message.path("carousel"), this::card);
        return some(cards, message, "carousel", "- title: ...").map(Carousel::new);
    }

    private Optional<BotMessage> list(Mapping message) {
        List<Item> items = each(message.get("list"), message.path("list"), this::item);
        Optional<Button> button =
                Optional.ofNullable(message.get("button"))
                        .flatMap(node -> button(node, message.path("button")));
        return some(items, message, "list", "- title: ...")
                .map(lines -> new ItemList(lines, button));
    }

    private Optional<Item> item(Node node, String path) {
        if (node instanceof ScalarNode) {
            return yaml.text(node, path)
                    .map(title ->
                            new Item(title, Optional.empty(), Optional.empty(), Optional.empty()));
        }
        Mapping item = yaml.mapping(node, path, Set.of("title", "description", "image", "link"));
        String title = yaml.required(item, "title", "An item needs a title.", "Add 'title: ...'.");
        Optional<String> description = yaml.optional(item, "description");
        Optional<URI> image = url(item, "image", MessageRules.WEB);
        Optional<URI> link = url(item, "link", MessageRules.LINKS);
        return title.isEmpty()
                ? Optional.empty()
                : Optional.of(new Item(title, description, image, link));
    }

    private Optional<BotMessage> form(Mapping message) {
        Mapping form =
                yaml.mapping(
                        message.get("form"),
                        message.path("form"),
                        Set.of("intro", "fields", "closing"));
        String intro =
                yaml.required(
                        form,
                        "intro",
                        "A form needs an introduction.",
                        "Add 'intro: ...' that says what the questions are for.");
        Optional<String> closing = yaml.optional(form, "closing");
        Set<String> names = new HashSet<>();
        List<Field> fields =
                each(
                        form.get("fields"),
                        form.path("fields"),
                        (node, path) -> field(node, path, names));
        boolean usable = !some(fields, form, "fields", "- {name: ..., label: ...}").isEmpty();
        if (!usable || intro.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                closing.map(last -> new Form(intro, fields, last))
                        .orElseGet(() -> new Form(intro, fields)));
    }

    private Optional<Field> field(Node node, String path, Set<String> names) {
        Mapping field = yaml.mapping(node, path, Set.of("name", "label"));
        String name = yaml.required(field, "name", "A field needs a name.", "Add 'name: email'.");
        String label =
                yaml.required(
                        field, "label", "A field needs a question.", "Add 'label: Your e-mail?'.");
        if (!name.isEmpty() && !names.add(name)) {
            yaml.problem(
                    field.get("name"),
                    path + ".name",
                    "Two fields of this form are named '" + name + "'.",
                    "Give each field a name of its own.");
            return Optional.empty();
        }
        return name.isEmpty() || label.isEmpty()
                ? Optional.empty()
                : Optional.of(new Field(name, label));
    }

    private Optional<QuickReply> quickReply(Node node, String path) {
        if (node instanceof ScalarNode) {
            Optional<String> text = yaml.text(node, path);
            text.ifPresent(sent -> offers.add(new Offer(node, path, "quick reply", sent)));
            return text.map(label -> new QuickReply(label, label));
        }
        Mapping reply = yaml.mapping(node, path, Set.of("label", "sends"));
        String label =
                yaml.required(reply, "label", "A quick reply needs a label.", "Add 'label: ...'.");
        String sent = yaml.optional(reply, "sends").orElse(label);
        if (label.isEmpty()) {
            return Optional.empty();
        }
        offers.add(new Offer(node, path, "quick reply", sent));
        return Optional.of(new QuickReply(label, sent));
    }

    private Optional<Button> button(Node node, String path) {
        if (node instanceof ScalarNode) {
            Optional<String> text = yaml.text(node, path);
            text.ifPresent(sent -> offers.add(new Offer(node, path, "button", sent)));
            return text.map(label -> new Button(label, new ButtonAction.Say(label)));
        }
        Mapping button = yaml.mapping(node, path, Set.of("label", "sends", "url"));
        String label =
                yaml.required(button, "label", "A button needs a label.", "Add 'label: ...'.");
        if (button.get("url") != null && button.get("sends") != null) {
            yaml.problem(
                    button.get("url"),
                    path + ".url",
                    "A button sends something or opens an address, not both.",
                    "Make it two buttons.");
        }
        if (button.get("url") != null) {
            return url(button, "url", MessageRules.LINKS)
                    .filter(url -> !label.isEmpty())
                    .map(url -> new Button(label, new ButtonAction.Open(url)));
        }
        String sent = yaml.optional(button, "sends").orElse(label);
        if (label.isEmpty()) {
            return Optional.empty();
        }
        offers.add(new Offer(node, path, "button", sent));
        return Optional.of(new Button(label, new ButtonAction.Say(sent)));
    }

    private Optional<URI> url(Mapping mapping, String key, Set<String> schemes) {
        Optional<String> text = yaml.optional(mapping, key);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            URI url = new URI(text.get());
            String scheme = MessageRules.scheme(url);
            boolean whole = !MessageRules.WEB.contains(scheme) || url.getRawAuthority() != null;
            if (schemes.contains(scheme) && whole) {
                return Optional.of(url);
            }
        } catch (URISyntaxException e) {
            yaml.problem(
                    mapping.get(key),
                    mapping.path(key),
                    "This address cannot be read: " + e.getReason() + ".",
                    "Copy it from the browser's address line; a space is written %20.");
            return Optional.empty();
        }
        yaml.problem(
                mapping.get(key),
                mapping.path(key),
                "This is not an address that a visitor can open.",
                "Begin it with "
                        + (schemes.equals(MessageRules.WEB)
                                ? "https://."
                                : "https://, mailto: or tel:."));
        return Optional.empty();
    }

    private <T> List<T> each(
            @Nullable Node node, String path, BiFunction<Node, String, Optional<T>> read) {
        List<T> all = new ArrayList<>();
        yaml.items(node, path, (item, itemPath) -> read.apply(item, itemPath).ifPresent(all::add));
        return all;
    }

    private <T> Optional<List<T>> some(List<T> items, Mapping of, String key, String example) {
        if (!items.isEmpty()) {
            return Optional.of(items);
        }
        yaml.problem(
                of.get(key) == null ? of.node() : of.get(key),
                of.path(key),
                "Here must be at least one.",
                "Write below '" + key + ":' such as '" + example + "'.");
        return Optional.empty();
    }
}
