package dev.deskhand.bot.file;

import dev.deskhand.bot.BotMessage;
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
import dev.deskhand.bot.MessageRules;
import dev.deskhand.bot.template.Address;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one message in one language; each problem is noted in the document. */
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
    private final References references;
    private final List<Offer> offers = new ArrayList<>();
    private final List<BotFile.PlacedMessage> messages = new ArrayList<>();

    MessageReader(YamlDocument yaml, References references) {
        this.yaml = yaml;
        this.references = references;
    }

    /** Something that a visitor can say by a press. */
    record Offer(Spot spot, String what, String sent) {}

    /** All that was offered by the messages that were read since this was last asked. */
    List<Offer> takeOffers() {
        List<Offer> taken = List.copyOf(offers);
        offers.clear();
        return taken;
    }

    /** All messages that were read, in order. */
    List<BotFile.PlacedMessage> messages() {
        return messages;
    }

    /** A text of the settings that the bot will say. */
    void said(Spot spot, String text) {
        messages.add(new BotFile.PlacedMessage(spot.path(), spot.place(), BotMessage.text(text)));
    }

    /** The message; empty when it has a problem. */
    Optional<BotMessage> read(Spot spot) {
        Optional<BotMessage> message = message(spot);
        message.ifPresent(
                read -> messages.add(new BotFile.PlacedMessage(spot.path(), spot.place(), read)));
        return message;
    }

    private Optional<BotMessage> message(Spot spot) {
        if (spot.isScalar()) {
            return text(spot).map(BotMessage::text);
        }
        int before = yaml.problemCount();
        Set<String> known = new HashSet<>(KINDS.keySet());
        KINDS.values().forEach(known::addAll);
        Mapping message = yaml.mapping(spot, known);
        List<String> kinds = KINDS.keySet().stream().filter(message::has).sorted().toList();
        if (kinds.size() != 1) {
            if (yaml.problemCount() == before) {
                yaml.problem(
                        spot,
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
        return yaml.problemCount() == before ? read : Optional.empty();
    }

    private void strangers(Mapping message, String kind) {
        Set<String> fitting = KINDS.getOrDefault(kind, Set.of());
        for (String key : KINDS.values().stream().flatMap(Set::stream).sorted().toList()) {
            if (!fitting.contains(key) && message.has(key)) {
                yaml.problem(
                        message.get(key),
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
            case "card" -> card(message.get("card")).map(card -> card);
            case "carousel" -> carousel(message);
            case "list" -> list(message);
            default -> form(message);
        };
    }

    private Optional<BotMessage> text(Mapping message) {
        Optional<String> text = text(message.get("text"));
        if (message.has("quick_replies") && message.has("buttons")) {
            yaml.problem(
                    message.get("buttons"),
                    "A text has quick replies or buttons, not both.",
                    "Keep the buttons if they should stay when the chat goes on.");
        }
        List<QuickReply> replies = yaml.each(message.get("quick_replies"), this::quickReply);
        List<Button> buttons = yaml.each(message.get("buttons"), this::button);
        return text.map(
                says -> buttons.isEmpty() ? new Text(says, replies) : new Buttons(says, buttons));
    }

    private Optional<BotMessage> image(Mapping message) {
        Optional<URI> url = url(message, "image", MessageRules.WEB);
        String alternative =
                required(
                        message,
                        "alternative",
                        "An image needs a text for those who cannot see it.",
                        "Add 'alternative: ...' that says what it shows.");
        Optional<String> caption = text(message.get("caption"));
        return url.isEmpty() || alternative.isEmpty()
                ? Optional.empty()
                : Optional.of(new Image(url.get(), alternative, caption));
    }

    private Optional<Card> card(Spot spot) {
        Mapping card = yaml.mapping(spot, CARD);
        String title = required(card, "title", "A card needs a title.", "Add 'title: ...'.");
        Optional<String> description = text(card.get("description"));
        Optional<URI> image = url(card, "image", MessageRules.WEB);
        Optional<URI> link = url(card, "link", MessageRules.LINKS);
        List<Button> buttons = yaml.each(card.get("buttons"), this::button);
        return title.isEmpty()
                ? Optional.empty()
                : Optional.of(new Card(title, description, image, link, buttons));
    }

    private Optional<BotMessage> carousel(Mapping message) {
        List<Card> cards = yaml.each(message.get("carousel"), this::card);
        return some(cards, message, "carousel", "- title: ...").map(Carousel::new);
    }

    private Optional<BotMessage> list(Mapping message) {
        List<Item> items = yaml.each(message.get("list"), this::item);
        Optional<Button> button =
                Optional.of(message.get("button")).filter(Spot::isThere).flatMap(this::button);
        return some(items, message, "list", "- title: ...")
                .map(lines -> new ItemList(lines, button));
    }

    private Optional<Item> item(Spot spot) {
        if (spot.isScalar()) {
            return text(spot)
                    .map(title ->
                            new Item(title, Optional.empty(), Optional.empty(), Optional.empty()));
        }
        Mapping item = yaml.mapping(spot, Set.of("title", "description", "image", "link"));
        String title = required(item, "title", "An item needs a title.", "Add 'title: ...'.");
        Optional<String> description = text(item.get("description"));
        Optional<URI> image = url(item, "image", MessageRules.WEB);
        Optional<URI> link = url(item, "link", MessageRules.LINKS);
        return title.isEmpty()
                ? Optional.empty()
                : Optional.of(new Item(title, description, image, link));
    }

    private Optional<BotMessage> form(Mapping message) {
        Mapping form = yaml.mapping(message.get("form"), Set.of("intro", "fields", "closing"));
        String intro =
                required(
                        form,
                        "intro",
                        "A form needs an introduction.",
                        "Add 'intro: ...' that says what the questions are for.");
        Optional<String> closing = text(form.get("closing"));
        Set<String> names = new HashSet<>();
        List<Field> fields = yaml.each(form.get("fields"), spot -> field(spot, names));
        boolean usable = !some(fields, form, "fields", "- {name: ..., label: ...}").isEmpty();
        if (!usable || intro.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                closing.map(last -> new Form(intro, fields, last))
                        .orElseGet(() -> new Form(intro, fields)));
    }

    private Optional<Field> field(Spot spot, Set<String> names) {
        Mapping field = yaml.mapping(spot, Set.of("name", "label"));
        String name = yaml.required(field, "name", "A field needs a name.", "Add 'name: email'.");
        String label =
                required(field, "label", "A field needs a question.", "Add 'label: Your e-mail?'.");
        if (!name.isEmpty() && !names.add(name)) {
            yaml.problem(
                    field.get("name"),
                    "Two fields of this form are named '" + name + "'.",
                    "Give each field a name of its own.");
            return Optional.empty();
        }
        return name.isEmpty() || label.isEmpty()
                ? Optional.empty()
                : Optional.of(new Field(name, label));
    }

    private Optional<QuickReply> quickReply(Spot spot) {
        if (spot.isScalar()) {
            Optional<String> text = text(spot);
            text.ifPresent(sent -> offers.add(new Offer(spot, "quick reply", sent)));
            return text.map(label -> new QuickReply(label, label));
        }
        Mapping reply = yaml.mapping(spot, Set.of("label", "sends"));
        String label =
                required(reply, "label", "A quick reply needs a label.", "Add 'label: ...'.");
        String sent = text(reply.get("sends")).orElse(label);
        if (label.isEmpty()) {
            return Optional.empty();
        }
        offers.add(new Offer(spot, "quick reply", sent));
        return Optional.of(new QuickReply(label, sent));
    }

    private Optional<Button> button(Spot spot) {
        if (spot.isScalar()) {
            Optional<String> text = text(spot);
            text.ifPresent(sent -> offers.add(new Offer(spot, "button", sent)));
            return text.map(label -> new Button(label, new ButtonAction.Say(label)));
        }
        Mapping button = yaml.mapping(spot, Set.of("label", "sends", "url"));
        String label = required(button, "label", "A button needs a label.", "Add 'label: ...'.");
        if (button.has("url") && button.has("sends")) {
            yaml.problem(
                    button.get("url"),
                    "A button sends something or opens an address, not both.",
                    "Make it two buttons.");
        }
        if (button.has("url")) {
            return url(button, "url", MessageRules.LINKS)
                    .filter(url -> !label.isEmpty())
                    .map(url -> new Button(label, new ButtonAction.Open(url)));
        }
        String sent = text(button.get("sends")).orElse(label);
        if (label.isEmpty()) {
            return Optional.empty();
        }
        offers.add(new Offer(spot, "button", sent));
        return Optional.of(new Button(label, new ButtonAction.Say(sent)));
    }

    private Optional<URI> url(Mapping mapping, String key, Set<String> schemes) {
        Spot spot = mapping.get(key);
        Optional<String> template = text(spot);
        if (template.isEmpty()) {
            return Optional.empty();
        }
        if (!Address.hasFixedHost(template.get())) {
            yaml.problem(
                    spot,
                    "A placeholder cannot decide where this address leads.",
                    "Begin it with the whole host, such as https://shop.example/, and put"
                            + " placeholders behind that.");
            return Optional.empty();
        }
        try {
            URI url = Address.keep(template.get());
            String scheme = MessageRules.scheme(url);
            boolean whole = !MessageRules.WEB.contains(scheme) || url.getRawAuthority() != null;
            if (schemes.contains(scheme) && whole) {
                return Optional.of(url);
            }
        } catch (URISyntaxException e) {
            yaml.problem(
                    spot,
                    "This address cannot be read: " + e.getReason() + ".",
                    "Copy it from the browser's address line; a space is written %20.");
            return Optional.empty();
        }
        yaml.problem(
                spot,
                "This is not an address that a visitor can open.",
                "Begin it with "
                        + (schemes.equals(MessageRules.WEB)
                                ? "https://."
                                : "https://, mailto: or tel:."));
        return Optional.empty();
    }

    /** A text that may hold placeholders. */
    private Optional<String> text(Spot spot) {
        Optional<String> text = yaml.text(spot);
        text.ifPresent(template -> references.template(spot, template));
        return text;
    }

    private String required(Mapping mapping, String key, String message, String fix) {
        String text = yaml.required(mapping, key, message, fix);
        references.template(mapping.get(key), text);
        return text;
    }

    private <T> Optional<List<T>> some(List<T> items, Mapping of, String key, String example) {
        if (!items.isEmpty()) {
            return Optional.of(items);
        }
        yaml.problem(
                of.get(key),
                "Here must be at least one.",
                "Write below '" + key + ":' such as '" + example + "'.");
        return Optional.empty();
    }
}
