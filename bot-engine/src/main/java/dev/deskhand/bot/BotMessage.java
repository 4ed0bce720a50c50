package dev.deskhand.bot;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One bubble of the bot, before any channel has shaped it. Texts may hold Markdown; a channel that
 * shows none turns it into plain text. Immutable; a constructor throws an {@link
 * IllegalArgumentException} for what no channel could show: a text that says nothing, a list
 * without items, an address that no browser opens.
 */
public sealed interface BotMessage {
    /** What it says, for lists and logs; never empty. Without its options and addresses. */
    String plainText();

    /** What the visitor can pick, in the order in which it is shown. */
    default List<Option> options() {
        return List.of();
    }

    /** A message of text alone. */
    static BotMessage text(String text) {
        return new Text(text, List.of());
    }

    /**
     * @param quickReplies answers that the visitor can pick while this is the newest message
     */
    record Text(String text, List<QuickReply> quickReplies) implements BotMessage {
        public Text {
            MessageRules.words("text", text);
            quickReplies = List.copyOf(quickReplies);
        }

        @Override
        public String plainText() {
            return text;
        }

        @Override
        public List<Option> options() {
            return quickReplies.stream()
                    .map(reply -> new Option(reply.label(), reply.sent()))
                    .toList();
        }
    }

    /**
     * @param buttons at least one; they stay when the chat goes on
     */
    record Buttons(String text, List<Button> buttons) implements BotMessage {
        public Buttons {
            MessageRules.words("text", text);
            buttons = MessageRules.some("buttons", buttons);
        }

        @Override
        public String plainText() {
            return text;
        }

        @Override
        public List<Option> options() {
            return Button.options(buttons.stream());
        }
    }

    /**
     * @param url where the picture is
     * @param alternative what it shows, for those who cannot see it
     * @param caption a text below it
     */
    record Image(URI url, String alternative, Optional<String> caption) implements BotMessage {
        public Image {
            MessageRules.webAddress("image", url);
            MessageRules.words("alternative", alternative);
            caption.ifPresent(text -> MessageRules.words("caption", text));
        }

        @Override
        public String plainText() {
            return caption.map(text -> alternative + "\n" + text).orElse(alternative);
        }
    }

    /**
     * @param link opened by a press on the card
     * @param buttons may be empty
     */
    record Card(
            String title,
            Optional<String> description,
            Optional<URI> image,
            Optional<URI> link,
            List<Button> buttons)
            implements BotMessage {
        public Card {
            MessageRules.words("title", title);
            description.ifPresent(text -> MessageRules.words("description", text));
            image.ifPresent(url -> MessageRules.webAddress("image", url));
            link.ifPresent(url -> MessageRules.address("link", url));
            buttons = List.copyOf(buttons);
        }

        @Override
        public String plainText() {
            return description.map(text -> title + "\n" + text).orElse(title);
        }

        @Override
        public List<Option> options() {
            return Button.options(buttons.stream());
        }
    }

    /**
     * @param cards side by side; at least one
     */
    record Carousel(List<Card> cards) implements BotMessage {
        public Carousel {
            cards = MessageRules.some("cards", cards);
        }

        @Override
        public String plainText() {
            return cards.stream().map(Card::plainText).collect(Collectors.joining("\n"));
        }

        @Override
        public List<Option> options() {
            return Button.options(cards.stream().flatMap(card -> card.buttons().stream()));
        }
    }

    /**
     * @param items one below the other; at least one
     * @param button below all items
     */
    record ItemList(List<Item> items, Optional<Button> button) implements BotMessage {
        public ItemList {
            items = MessageRules.some("items", items);
        }

        @Override
        public String plainText() {
            return items.stream()
                    .map(item ->
                            item.description()
                                    .map(text -> item.title() + "\n" + text)
                                    .orElse(item.title()))
                    .collect(Collectors.joining("\n"));
        }

        @Override
        public List<Option> options() {
            return Button.options(button.stream());
        }
    }

    /**
     * Several things to ask for. A channel without forms asks one question after another; the
     * dialogue sees to that.
     *
     * @param intro said before the first question
     * @param fields at least one; their names are unique
     * @param closing said once all is answered
     */
    record Form(String intro, List<Field> fields, String closing) implements BotMessage {
        private static final String THANKS = "Thank you.";

        public Form {
            MessageRules.words("intro", intro);
            fields = MessageRules.some("fields", fields);
            MessageRules.words("closing", closing);
            if (fields.stream().map(Field::name).distinct().count() < fields.size()) {
                throw new IllegalArgumentException("Two fields of a form have one name");
            }
        }

        public Form(String intro, List<Field> fields) {
            this(intro, fields, THANKS);
        }

        @Override
        public String plainText() {
            return Stream.concat(Stream.of(intro), fields.stream().map(Field::label))
                    .collect(Collectors.joining("\n"));
        }
    }

    /**
     * An answer to pick.
     *
     * @param label what the button shows
     * @param sent what the visitor then says; visitors see it as their own words
     */
    record QuickReply(String label, String sent) {
        public QuickReply {
            MessageRules.words("label", label);
            MessageRules.words("sent", sent);
        }
    }

    /** A button that stays. */
    record Button(String label, ButtonAction action) {
        public Button {
            MessageRules.words("label", label);
        }

        private static List<Option> options(Stream<Button> buttons) {
            List<Option> options = new ArrayList<>();
            buttons.forEach(button -> {
                if (button.action() instanceof ButtonAction.Say(String sent)) {
                    options.add(new Option(button.label(), sent));
                }
            });
            return List.copyOf(options);
        }
    }

    /** What a button does. */
    sealed interface ButtonAction {
        /** The visitor says something by it. */
        record Say(String sent) implements ButtonAction {
            public Say {
                MessageRules.words("sent", sent);
            }
        }

        /** Opens an address; the bot hears nothing of it. */
        record Open(URI url) implements ButtonAction {
            public Open {
                MessageRules.address("url", url);
            }
        }
    }

    /** A line of a list. */
    record Item(
            String title, Optional<String> description, Optional<URI> image, Optional<URI> link) {
        public Item {
            MessageRules.words("title", title);
            description.ifPresent(text -> MessageRules.words("description", text));
            image.ifPresent(url -> MessageRules.webAddress("image", url));
            link.ifPresent(url -> MessageRules.address("link", url));
        }
    }

    /**
     * One thing that a form asks for.
     *
     * @param name the author's own name for it
     * @param label the question, or what to fill in
     */
    record Field(String name, String label) {
        public Field {
            MessageRules.words("name", name);
            MessageRules.words("label", label);
        }
    }

    /** Whether a reader would see anything of the text. */
    static boolean saysSomething(String text) {
        return text.codePoints().anyMatch(MessageRules::isVisible);
    }
}
