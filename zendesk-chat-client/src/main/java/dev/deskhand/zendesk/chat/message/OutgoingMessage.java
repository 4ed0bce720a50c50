package dev.deskhand.zendesk.chat.message;

import java.util.List;
import java.util.Optional;

/**
 * A message as Zendesk Chat can show it. Constructors check every limit of {@link MessageLimit} and
 * throw {@link MessageLimitException}, so that nothing half-fitting is ever sent.
 *
 * <p>Structured messages need a window that knows them (Web SDK 1.6.0 or newer, or the classic Web
 * Widget); all others show the {@link Fallback}. The factories named {@code of} derive one from the
 * message: replies become options, addresses are written out, and text beyond {@link
 * MessageLimit#TEXT} is cut with an ellipsis. Give one of your own where that will not do.
 */
public sealed interface OutgoingMessage {

    /**
     * Plain text.
     *
     * @param text 1 to 999 characters ({@link MessageLimit#TEXT})
     * @param options answers for the visitor to pick, none of them with a slash ({@link
     *     MessageLimit#OPTION_SLASHES}); a press sends the option's own text. Shown by old widgets
     *     too. May be empty
     */
    record Text(String text, List<String> options) implements OutgoingMessage {
        public Text {
            MessageLimit.TEXT.check(text);
            options = Options.checked(options);
        }

        /** Text alone. */
        public static Text of(String text) {
            return new Text(text, List.of());
        }
    }

    /**
     * Text with answers to pick, which vanish with the next event of the chat.
     *
     * @param text 1 to 999 characters ({@link MessageLimit#TEXT})
     * @param quickReplies 1 to 11 ({@link MessageLimit#QUICK_REPLIES})
     */
    record QuickReplies(String text, List<QuickReply> quickReplies, Fallback fallback)
            implements OutgoingMessage {
        public QuickReplies {
            MessageLimit.TEXT.check(text);
            quickReplies = List.copyOf(quickReplies);
            MessageLimit.QUICK_REPLIES.check(quickReplies);
        }

        /** With a fallback of the same text, and the values as options. */
        public static QuickReplies of(String text, List<QuickReply> quickReplies) {
            DerivedFallback fallback = new DerivedFallback().line(text);
            quickReplies.forEach(reply -> fallback.reply(reply.value()));
            return new QuickReplies(text, quickReplies, fallback.made());
        }
    }

    /**
     * Text with buttons, which stay.
     *
     * @param text 1 to 100 characters ({@link MessageLimit#BUTTONS_TEXT})
     * @param buttons 1 to 3 ({@link MessageLimit#BUTTONS})
     */
    record Buttons(String text, List<Button> buttons, Fallback fallback)
            implements OutgoingMessage {
        public Buttons {
            MessageLimit.BUTTONS_TEXT.check(text);
            buttons = List.copyOf(buttons);
            MessageLimit.BUTTONS.check(buttons);
        }

        /** With a derived fallback. */
        public static Buttons of(String text, List<Button> buttons) {
            DerivedFallback fallback = new DerivedFallback().line(text);
            buttons.forEach(fallback::button);
            return new Buttons(text, buttons, fallback.made());
        }
    }

    /** A single card. */
    record Panel(PanelCard card, Fallback fallback) implements OutgoingMessage {

        /** With a derived fallback. */
        public static Panel of(PanelCard card) {
            return new Panel(card, new DerivedFallback().card(card).made());
        }
    }

    /**
     * Cards side by side.
     *
     * @param cards 2 to 10 ({@link MessageLimit#CAROUSEL_PANELS})
     */
    record Carousel(List<PanelCard> cards, Fallback fallback) implements OutgoingMessage {
        public Carousel {
            cards = List.copyOf(cards);
            MessageLimit.CAROUSEL_PANELS.check(cards);
        }

        /** With a derived fallback. */
        public static Carousel of(List<PanelCard> cards) {
            MessageLimit.CAROUSEL_PANELS.check(cards);
            DerivedFallback fallback = new DerivedFallback();
            cards.forEach(fallback::card);
            return new Carousel(cards, fallback.made());
        }
    }

    /**
     * Lines one below the other, with at most one button at the end ({@link
     * MessageLimit#LIST_BUTTONS}).
     *
     * @param items 2 to 4 ({@link MessageLimit#LIST_ITEMS})
     */
    record ItemList(List<ListItem> items, Optional<Button> button, Fallback fallback)
            implements OutgoingMessage {
        public ItemList {
            items = List.copyOf(items);
            MessageLimit.LIST_ITEMS.check(items);
        }

        /** With a derived fallback. */
        public static ItemList of(List<ListItem> items, Optional<Button> button) {
            MessageLimit.LIST_ITEMS.check(items);
            DerivedFallback fallback = new DerivedFallback();
            items.forEach(fallback::item);
            button.ifPresent(fallback::button);
            return new ItemList(items, button, fallback.made());
        }
    }
}
