package dev.deskhand.server.channel;

import dev.deskhand.bot.BotMessage;
import dev.deskhand.bot.BotMessage.Button;
import dev.deskhand.bot.BotMessage.ButtonAction;
import dev.deskhand.bot.BotMessage.Card;
import dev.deskhand.bot.BotMessage.Item;
import dev.deskhand.bot.BotMessage.QuickReply;
import dev.deskhand.bot.Option;
import dev.deskhand.bot.dialogue.OptionPicker;
import dev.deskhand.zendesk.chat.message.Action;
import dev.deskhand.zendesk.chat.message.Fallback;
import dev.deskhand.zendesk.chat.message.ListItem;
import dev.deskhand.zendesk.chat.message.MessageLimit;
import dev.deskhand.zendesk.chat.message.OutgoingMessage;
import dev.deskhand.zendesk.chat.message.PanelCard;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Puts a message that fits into Zendesk Chat's own form; changes no word of it. */
final class ZendeskMessages {
    private ZendeskMessages() {}

    /** Empty when the message does not fit, not even as plain text. */
    static Optional<Rendering.Part> of(BotMessage message) {
        Optional<Fallback> fallback = PlainForm.of(message).fallback();
        if (fallback.isEmpty()) {
            return Optional.empty();
        }
        Fallback plain = fallback.get();
        OutgoingMessage.Text asText = new OutgoingMessage.Text(plain.text(), plain.options());
        OutgoingMessage outgoing = fits(message) ? structured(message, plain, asText) : asText;
        return Optional.of(new Rendering.Part(message, outgoing, asText));
    }

    private static OutgoingMessage structured(
            BotMessage message, Fallback plain, OutgoingMessage.Text asText) {
        return switch (message) {
            case BotMessage.Text(String text, List<QuickReply> replies) ->
                    replies.isEmpty() ? asText : quickReplies(text, replies, plain);
            case BotMessage.Buttons(String text, List<Button> buttons) ->
                    new OutgoingMessage.Buttons(text, buttons(buttons), plain);
            case BotMessage.Image image -> new OutgoingMessage.Panel(panel(card(image)), plain);
            case Card card -> new OutgoingMessage.Panel(panel(card), plain);
            case BotMessage.Carousel(List<Card> cards) ->
                    new OutgoingMessage.Carousel(
                            cards.stream().map(ZendeskMessages::panel).toList(), plain);
            case BotMessage.ItemList(List<Item> items, Optional<Button> button) ->
                    new OutgoingMessage.ItemList(
                            items.stream().map(ZendeskMessages::item).toList(),
                            button.map(ZendeskMessages::button),
                            plain);
            case BotMessage.Form _ -> asText;
        };
    }

    /** Whether Zendesk can show it as what it is, leaving its plain form aside. */
    static boolean fits(BotMessage message) {
        return switch (message) {
            case BotMessage.Text(String text, List<QuickReply> replies) ->
                    MessageLimit.TEXT.fits(text) && (replies.isEmpty() || fit(replies));
            case BotMessage.Buttons(String text, List<Button> buttons) ->
                    MessageLimit.BUTTONS_TEXT.fits(text)
                            && MessageLimit.BUTTONS.fits(buttons.size())
                            && buttons.stream().allMatch(ZendeskMessages::fits);
            case BotMessage.Image image -> fits(card(image));
            case Card card -> fits(card);
            case BotMessage.Carousel(List<Card> cards) ->
                    MessageLimit.CAROUSEL_PANELS.fits(cards.size())
                            && cards.stream().allMatch(ZendeskMessages::fits);
            case BotMessage.ItemList(List<Item> items, Optional<Button> button) ->
                    MessageLimit.LIST_ITEMS.fits(items.size())
                            && items.stream().allMatch(ZendeskMessages::fits)
                            && button.stream().allMatch(ZendeskMessages::fits);
            case BotMessage.Form _ -> false;
        };
    }

    static boolean fit(List<QuickReply> replies) {
        return MessageLimit.QUICK_REPLIES.fits(replies.size())
                && replies.stream()
                        .allMatch(reply ->
                                MessageLimit.QUICK_REPLY_LABEL.fits(reply.label())
                                        && MessageLimit.REPLY_VALUE.fits(reply.sent()));
    }

    static boolean fits(Button button) {
        return MessageLimit.BUTTON_LABEL.fits(button.label())
                && switch (button.action()) {
                    case ButtonAction.Say(String sent) -> MessageLimit.REPLY_VALUE.fits(sent);
                    case ButtonAction.Open(URI url) -> opens(url);
                };
    }

    static boolean fits(Card card) {
        return MessageLimit.HEADING.fits(card.title())
                && card.description().stream().allMatch(MessageLimit.PARAGRAPH::fits)
                && card.image().stream().allMatch(ZendeskMessages::opens)
                && card.link().stream().allMatch(ZendeskMessages::opens)
                && MessageLimit.PANEL_BUTTONS.fits(card.buttons().size())
                && card.buttons().stream().allMatch(ZendeskMessages::fits);
    }

    static boolean fits(Item item) {
        return MessageLimit.HEADING.fits(item.title())
                && item.description().filter(MessageLimit.PARAGRAPH::fits).isPresent()
                && item.link().filter(ZendeskMessages::opens).isPresent()
                && item.image().stream().allMatch(ZendeskMessages::opens);
    }

    /** Zendesk's links and pictures are web addresses of a bounded length. */
    static boolean opens(URI url) {
        String scheme = url.getScheme().toLowerCase(Locale.ROOT);
        return (scheme.equals("https") || scheme.equals("http"))
                && url.getRawAuthority() != null
                && MessageLimit.URL.fits(url.toASCIIString());
    }

    static Card card(BotMessage.Image image) {
        return new Card(
                image.alternative(),
                image.caption(),
                Optional.of(image.url()),
                Optional.empty(),
                List.of());
    }

    /**
     * Quick replies as lines of text, numbered where a typed number is clear; two that one could
     * not tell apart say what they send.
     */
    static List<String> lines(List<QuickReply> replies) {
        List<Option> options =
                replies.stream().map(reply -> new Option(reply.label(), reply.sent())).toList();
        boolean numbered = OptionPicker.numberable(options);
        boolean distinct = areDistinct(replies);
        List<String> lines = new ArrayList<>();
        for (QuickReply reply : replies) {
            String label =
                    numbered || distinct ? reply.label() : reply.label() + ": " + reply.sent();
            lines.add((numbered ? (lines.size() + 1) + ". " : "- ") + label);
        }
        return lines;
    }

    /** Whether a reader can tell them apart by their labels. */
    static boolean areDistinct(List<QuickReply> replies) {
        Set<String> labels = new HashSet<>();
        return replies.stream()
                .allMatch(reply -> labels.add(reply.label().strip().toLowerCase(Locale.ROOT)));
    }

    private static OutgoingMessage quickReplies(
            String text, List<QuickReply> replies, Fallback plain) {
        return new OutgoingMessage.QuickReplies(
                text,
                replies.stream()
                        .map(reply ->
                                new dev.deskhand.zendesk.chat.message.QuickReply(
                                        reply.label(), reply.sent()))
                        .toList(),
                plain);
    }

    private static List<dev.deskhand.zendesk.chat.message.Button> buttons(List<Button> buttons) {
        return buttons.stream().map(ZendeskMessages::button).toList();
    }

    private static dev.deskhand.zendesk.chat.message.Button button(Button button) {
        return new dev.deskhand.zendesk.chat.message.Button(
                button.label(),
                switch (button.action()) {
                    case ButtonAction.Say(String sent) -> new Action.Reply(sent);
                    case ButtonAction.Open(URI url) -> new Action.Link(url);
                });
    }

    private static PanelCard panel(Card card) {
        return new PanelCard(
                card.title(),
                card.description(),
                card.image(),
                card.link(),
                buttons(card.buttons()));
    }

    private static ListItem item(Item item) {
        return new ListItem(
                item.title(),
                item.description().orElseThrow(),
                item.image(),
                item.link().orElseThrow());
    }
}
