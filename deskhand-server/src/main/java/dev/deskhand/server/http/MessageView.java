package dev.deskhand.server.http;

import dev.deskhand.bot.BotMessage;
import dev.deskhand.bot.BotMessage.Button;
import dev.deskhand.bot.BotMessage.ButtonAction;
import dev.deskhand.bot.BotMessage.Card;
import dev.deskhand.bot.BotMessage.Item;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A message of the bot in one shape for all kinds, so that a page can draw those that it does not
 * know: a text above, cards, buttons below, quick replies. A picture is a card with an image; a
 * list has a card for each item; a form's questions are cards.
 */
record MessageView(
        String kind,
        Optional<String> text,
        List<CardView> cards,
        List<ButtonView> buttons,
        List<ButtonView> quickReplies) {

    record ButtonView(String label, Optional<String> sends, Optional<String> url) {
        static ButtonView of(Button button) {
            return switch (button.action()) {
                case ButtonAction.Say(String sent) ->
                        new ButtonView(button.label(), Optional.of(sent), Optional.empty());
                case ButtonAction.Open(URI url) ->
                        new ButtonView(
                                button.label(), Optional.empty(), Optional.of(url.toString()));
            };
        }
    }

    record CardView(
            String title,
            Optional<String> description,
            Optional<String> image,
            Optional<String> link,
            List<ButtonView> buttons) {
        static CardView of(Card card) {
            return new CardView(
                    card.title(),
                    card.description(),
                    card.image().map(URI::toString),
                    card.link().map(URI::toString),
                    all(card.buttons()));
        }

        static CardView of(Item item) {
            return new CardView(
                    item.title(),
                    item.description(),
                    item.image().map(URI::toString),
                    item.link().map(URI::toString),
                    List.of());
        }

        static CardView titled(String title) {
            return new CardView(
                    title, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
        }
    }

    static MessageView of(BotMessage message) {
        return switch (message) {
            case BotMessage.Text text ->
                    new MessageView(
                            "text",
                            Optional.of(text.text()),
                            List.of(),
                            List.of(),
                            text.quickReplies().stream()
                                    .map(reply ->
                                            new ButtonView(
                                                    reply.label(),
                                                    Optional.of(reply.sent()),
                                                    Optional.empty()))
                                    .toList());
            case BotMessage.Buttons(String text, List<Button> buttons) ->
                    new MessageView(
                            "buttons", Optional.of(text), List.of(), all(buttons), List.of());
            case BotMessage.Image(URI url, String alternative, Optional<String> caption) ->
                    cards(
                            "image",
                            List.of(
                                    new CardView(
                                            alternative,
                                            caption,
                                            Optional.of(url.toString()),
                                            Optional.empty(),
                                            List.of())),
                            List.of());
            case Card card -> cards("card", List.of(CardView.of(card)), List.of());
            case BotMessage.Carousel(List<Card> cards) ->
                    cards("carousel", cards.stream().map(CardView::of).toList(), List.of());
            case BotMessage.ItemList(List<Item> items, Optional<Button> button) ->
                    cards(
                            "list",
                            items.stream().map(CardView::of).toList(),
                            all(button.stream().toList()));
            case BotMessage.Form form ->
                    new MessageView(
                            "form",
                            Optional.of(form.intro()),
                            form.fields().stream()
                                    .map(field -> CardView.titled(field.label()))
                                    .toList(),
                            List.of(),
                            List.of());
        };
    }

    private static MessageView cards(String kind, List<CardView> cards, List<ButtonView> buttons) {
        return new MessageView(kind, Optional.empty(), cards, buttons, List.of());
    }

    private static List<ButtonView> all(List<Button> buttons) {
        return buttons.stream().map(ButtonView::of).toList();
    }
}
