package dev.deskhand.bot.template;

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
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Fills the gaps of a message. Parts that say nothing then, for want of a value, are left out, and
 * so is a message of which nothing is left. Values are escaped: no visitor can bring placeholders,
 * Markdown or another address into what the bot says.
 */
public final class MessageTemplate {
    private final Values values;

    private MessageTemplate(Values values) {
        this.values = values;
    }

    /** The message with values; empty if it says nothing without those that are not known. */
    public static Optional<BotMessage> fill(BotMessage message, Values values) {
        return new MessageTemplate(values).message(message);
    }

    private Optional<BotMessage> message(BotMessage message) {
        return switch (message) {
            case Text(String text, List<QuickReply> replies) ->
                    said(text).map(says -> new Text(says, each(replies, this::reply)));
            case Buttons(String text, List<Button> buttons) ->
                    said(text)
                            .map(says -> {
                                List<Button> filled = each(buttons, this::button);
                                return filled.isEmpty()
                                        ? BotMessage.text(says)
                                        : new Buttons(says, filled);
                            });
            case Image(URI url, String alternative, Optional<String> caption) ->
                    address(url)
                            .flatMap(to ->
                                    said(alternative)
                                            .map(text -> new Image(to, text, said(caption))));
            case Card card -> card(card).map(filled -> filled);
            case Carousel(List<Card> cards) -> some(each(cards, this::card)).map(Carousel::new);
            case ItemList(List<Item> items, Optional<Button> button) ->
                    some(each(items, this::item))
                            .map(left -> new ItemList(left, button.flatMap(this::button)));
            case Form(String intro, List<Field> fields, String closing) ->
                    form(intro, fields, closing);
        };
    }

    private Optional<BotMessage> form(String intro, List<Field> fields, String closing) {
        Optional<List<Field>> left = some(each(fields, this::field));
        if (left.isEmpty()) {
            return said(intro).map(BotMessage::text);
        }
        return said(intro)
                .map(first ->
                        said(closing)
                                .map(last -> new Form(first, left.get(), last))
                                .orElseGet(() -> new Form(first, left.get())));
    }

    private Optional<Card> card(Card card) {
        return said(card.title())
                .map(title ->
                        new Card(
                                title,
                                said(card.description()),
                                card.image().flatMap(this::address),
                                card.link().flatMap(this::address),
                                each(card.buttons(), this::button)));
    }

    private Optional<Item> item(Item item) {
        return said(item.title())
                .map(title ->
                        new Item(
                                title,
                                said(item.description()),
                                item.image().flatMap(this::address),
                                item.link().flatMap(this::address)));
    }

    private Optional<Field> field(Field field) {
        return said(field.label()).map(label -> new Field(field.name(), label));
    }

    private Optional<QuickReply> reply(QuickReply reply) {
        return said(reply.label())
                .flatMap(label -> sent(reply.sent()).map(sent -> new QuickReply(label, sent)));
    }

    private Optional<Button> button(Button button) {
        Optional<ButtonAction> action =
                switch (button.action()) {
                    case ButtonAction.Say(String sent) -> sent(sent).map(ButtonAction.Say::new);
                    case ButtonAction.Open(URI url) -> address(url).map(ButtonAction.Open::new);
                };
        return said(button.label()).flatMap(label -> action.map(does -> new Button(label, does)));
    }

    private Optional<String> said(Optional<String> text) {
        return text.flatMap(this::said);
    }

    private Optional<String> said(String text) {
        return Optional.of(Template.of(text).fill(values, Escape.MARKDOWN))
                .filter(BotMessage::saysSomething);
    }

    /** What a press says is no Markdown. */
    private Optional<String> sent(String text) {
        return Optional.of(Template.of(text).fill(values, Escape.LINE))
                .filter(BotMessage::saysSomething);
    }

    private Optional<URI> address(URI kept) {
        return Address.fill(Address.template(kept), values);
    }

    private static <T> List<T> each(List<T> parts, Function<T, Optional<T>> fill) {
        return parts.stream().flatMap(part -> fill.apply(part).stream()).toList();
    }

    private static <T> Optional<List<T>> some(List<T> parts) {
        return parts.isEmpty() ? Optional.empty() : Optional.of(parts);
    }
}
