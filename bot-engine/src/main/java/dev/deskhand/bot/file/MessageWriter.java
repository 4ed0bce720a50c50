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
import dev.deskhand.bot.template.Address;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes one message. */
final class MessageWriter {
    private MessageWriter() {}

    static Map<String, Object> message(BotMessage message) {
        Map<String, Object> written = new LinkedHashMap<>();
        switch (message) {
            case Text(String text, List<QuickReply> replies) -> {
                written.put("text", text);
                if (!replies.isEmpty()) {
                    written.put(
                            "quick_replies",
                            replies.stream().map(MessageWriter::quickReply).toList());
                }
            }
            case Buttons(String text, List<Button> buttons) -> {
                written.put("text", text);
                written.put("buttons", buttons(buttons));
            }
            case Image(URI url, String alternative, Optional<String> caption) -> {
                written.put("image", Address.template(url));
                written.put("alternative", alternative);
                caption.ifPresent(text -> written.put("caption", text));
            }
            case Card card -> written.put("card", card(card));
            case Carousel(List<Card> cards) ->
                    written.put("carousel", cards.stream().map(MessageWriter::card).toList());
            case ItemList(List<Item> items, Optional<Button> button) -> {
                written.put("list", items.stream().map(MessageWriter::item).toList());
                button.ifPresent(below -> written.put("button", button(below)));
            }
            case Form form -> written.put("form", form(form));
        }
        return written;
    }

    private static Map<String, Object> card(Card card) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("title", card.title());
        card.description().ifPresent(text -> written.put("description", text));
        card.image().ifPresent(url -> written.put("image", Address.template(url)));
        card.link().ifPresent(url -> written.put("link", Address.template(url)));
        if (!card.buttons().isEmpty()) {
            written.put("buttons", buttons(card.buttons()));
        }
        return written;
    }

    private static Object item(Item item) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("title", item.title());
        item.description().ifPresent(text -> written.put("description", text));
        item.image().ifPresent(url -> written.put("image", Address.template(url)));
        item.link().ifPresent(url -> written.put("link", Address.template(url)));
        return written.size() == 1 ? item.title() : written;
    }

    private static Map<String, Object> form(Form form) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("intro", form.intro());
        written.put("fields", form.fields().stream().map(MessageWriter::field).toList());
        written.put("closing", form.closing());
        return written;
    }

    private static Map<String, Object> field(Field field) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("name", field.name());
        written.put("label", field.label());
        return written;
    }

    private static Object quickReply(QuickReply reply) {
        return says(reply.label(), reply.sent());
    }

    private static List<Object> buttons(List<Button> buttons) {
        return buttons.stream().map(MessageWriter::button).toList();
    }

    private static Object button(Button button) {
        return switch (button.action()) {
            case ButtonAction.Say(String sent) -> says(button.label(), sent);
            case ButtonAction.Open(URI url) -> {
                Map<String, Object> written = new LinkedHashMap<>();
                written.put("label", button.label());
                written.put("url", Address.template(url));
                yield written;
            }
        };
    }

    private static Object says(String label, String sent) {
        if (label.equals(sent)) {
            return label;
        }
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("label", label);
        written.put("sends", sent);
        return written;
    }
}
