package dev.deskhand.zendesk.chat.operation;

import dev.deskhand.zendesk.chat.message.Action;
import dev.deskhand.zendesk.chat.message.Button;
import dev.deskhand.zendesk.chat.message.Fallback;
import dev.deskhand.zendesk.chat.message.ListItem;
import dev.deskhand.zendesk.chat.message.OutgoingMessage;
import dev.deskhand.zendesk.chat.message.OutgoingMessage.Buttons;
import dev.deskhand.zendesk.chat.message.OutgoingMessage.Carousel;
import dev.deskhand.zendesk.chat.message.OutgoingMessage.ItemList;
import dev.deskhand.zendesk.chat.message.OutgoingMessage.Panel;
import dev.deskhand.zendesk.chat.message.OutgoingMessage.QuickReplies;
import dev.deskhand.zendesk.chat.message.OutgoingMessage.Text;
import dev.deskhand.zendesk.chat.message.PanelCard;
import dev.deskhand.zendesk.chat.message.QuickReply;
import java.net.URI;
import java.util.List;

/**
 * The mutation of each kind of message. Shapes are those of programs in use: quick replies and
 * links of cards give their action's {@code value} alone, buttons its {@code type} as well.
 */
final class MessageDocuments {

    private MessageDocuments() {}

    static String mutation(OutgoingMessage message) {
        return switch (message) {
            case Text _ -> "sendMessage";
            case QuickReplies _ -> "sendQuickReplies";
            case Buttons _ -> "sendButtonTemplate";
            case Panel _ -> "sendPanelTemplate";
            case Carousel _ -> "sendPanelTemplateCarousel";
            case ItemList _ -> "sendListTemplate";
        };
    }

    static String of(SendMessage send) {
        Arguments arguments = new Arguments().string("channel_id", send.channel().value());
        switch (send.message()) {
            case Text text -> text(arguments, text);
            case QuickReplies(String text, List<QuickReply> replies, Fallback fallback) ->
                    arguments
                            .string("msg", text)
                            .objects(
                                    "quick_replies",
                                    replies.stream().map(MessageDocuments::quickReply).toList())
                            .object("fallback", fallback(fallback));
            case Buttons(String text, List<Button> buttons, Fallback fallback) ->
                    buttons(arguments.string("msg", text), buttons)
                            .object("fallback", fallback(fallback));
            case Panel(PanelCard card, Fallback fallback) ->
                    panelAndButtons(arguments, card).object("fallback", fallback(fallback));
            case Carousel(List<PanelCard> cards, Fallback fallback) ->
                    arguments
                            .objects(
                                    "items",
                                    cards.stream()
                                            .map(card -> panelAndButtons(new Arguments(), card))
                                            .toList())
                            .object("fallback", fallback(fallback));
            case ItemList list ->
                    buttons(
                                    arguments.objects(
                                            "items",
                                            list.items().stream()
                                                    .map(MessageDocuments::item)
                                                    .toList()),
                                    list.button().stream().toList())
                            .object("fallback", fallback(list.fallback()));
        }
        // An argument that Zendesk does not document for structured messages is written only when
        // it says something.
        if (send.backoff() || send.message() instanceof Text) {
            arguments.bool("backoff", send.backoff());
        }
        arguments.string("msg_id", send.msgId());
        return "mutation { " + mutation(send.message()) + arguments + " { success } }";
    }

    private static void text(Arguments arguments, Text text) {
        arguments.string("msg", text.text());
        if (!text.options().isEmpty()) {
            arguments.strings("options", text.options());
        }
    }

    private static Arguments quickReply(QuickReply reply) {
        return new Arguments().object("action", value(reply.value())).string("text", reply.text());
    }

    private static Arguments buttons(Arguments arguments, List<Button> buttons) {
        return buttons.isEmpty()
                ? arguments
                : arguments.objects(
                        "buttons", buttons.stream().map(MessageDocuments::button).toList());
    }

    private static Arguments button(Button button) {
        Arguments action =
                switch (button.action()) {
                    case Action.Reply(String value) ->
                            new Arguments()
                                    .enumeration("type", ActionType.QUICK_REPLY_ACTION)
                                    .string("value", value);
                    case Action.Link(URI url) ->
                            new Arguments()
                                    .enumeration("type", ActionType.LINK_ACTION)
                                    .string("value", url.toASCIIString());
                };
        return new Arguments().object("action", action).string("text", button.text());
    }

    private static Arguments panelAndButtons(Arguments arguments, PanelCard card) {
        Arguments panel = new Arguments().string("heading", card.heading());
        panel.string("paragraph", card.paragraph());
        panel.string("image_url", card.image().map(URI::toASCIIString));
        card.link().ifPresent(url -> panel.object("action", value(url.toASCIIString())));
        return buttons(arguments.object("panel", panel), card.buttons());
    }

    private static Arguments item(ListItem item) {
        return new Arguments()
                .string("heading", item.heading())
                .string("paragraph", item.paragraph())
                .string("image_url", item.image().map(URI::toASCIIString))
                .object("action", value(item.link().toASCIIString()));
    }

    private static Arguments value(String value) {
        return new Arguments().string("value", value);
    }

    private static Arguments fallback(Fallback fallback) {
        Arguments arguments = new Arguments().string("msg", fallback.text());
        return fallback.options().isEmpty()
                ? arguments
                : arguments.strings("options", fallback.options());
    }

    /** Zendesk's names for what a button does. */
    private enum ActionType {
        QUICK_REPLY_ACTION,
        LINK_ACTION
    }
}
