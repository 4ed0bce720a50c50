package dev.deskhand.server.channel;

import dev.deskhand.bot.BotMessage;
import dev.deskhand.bot.BotMessage.Button;
import dev.deskhand.bot.BotMessage.ButtonAction;
import dev.deskhand.bot.BotMessage.Card;
import dev.deskhand.bot.BotMessage.Item;
import dev.deskhand.bot.BotMessage.QuickReply;
import dev.deskhand.zendesk.chat.message.Fallback;
import dev.deskhand.zendesk.chat.message.MessageLimit;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A message in words alone: what is shown where structured messages are not. It says everything:
 * what can be picked stands beside it as options, addresses stand in the text. One use each.
 */
final class PlainForm {
    private final List<Line> lines = new ArrayList<>();
    private final Set<String> options = new LinkedHashSet<>();

    /** One of both may be empty. */
    private record Line(String words, String address) {
        String text() {
            return words.isEmpty() || address.isEmpty() ? words + address : words + ": " + address;
        }
    }

    private PlainForm() {}

    static PlainForm of(BotMessage message) {
        PlainForm plain = new PlainForm();
        switch (message) {
            case BotMessage.Text(String text, List<QuickReply> replies) ->
                    plain.text(text, replies);
            case BotMessage.Buttons(String text, List<Button> buttons) -> {
                plain.line(text);
                buttons.forEach(plain::button);
            }
            case BotMessage.Image image -> plain.card(ZendeskMessages.card(image));
            case Card card -> plain.card(card);
            case BotMessage.Carousel(List<Card> cards) -> cards.forEach(plain::card);
            case BotMessage.ItemList(List<Item> items, Optional<Button> button) -> {
                items.forEach(plain::item);
                button.ifPresent(plain::button);
            }
            case BotMessage.Form form -> {
                plain.line(form.intro());
                form.fields().forEach(field -> plain.line(field.label()));
            }
        }
        return plain;
    }

    /** Whether all of it has room in one message. */
    boolean isWhole() {
        return MessageLimit.TEXT.fits(joined(lines));
    }

    /** Without the longest addresses, if they take too much room; empty if the words alone do. */
    Optional<Fallback> fallback() {
        List<Line> shown = new ArrayList<>(lines);
        while (!MessageLimit.TEXT.fits(joined(shown))) {
            Line longest = shown.getFirst();
            for (Line line : shown) {
                longest = line.address().length() > longest.address().length() ? line : longest;
            }
            if (longest.address().isEmpty()) {
                return Optional.empty();
            }
            shown.set(shown.indexOf(longest), new Line(longest.words(), ""));
            shown.removeIf(line -> line.text().isEmpty());
        }
        return Optional.of(new Fallback(joined(shown), List.copyOf(options)));
    }

    private static String joined(List<Line> lines) {
        return String.join("\n", lines.stream().map(Line::text).toList());
    }

    /** An address as a reader can use it: what writes or calls without its scheme. */
    static String readable(URI url) {
        String text = url.toString();
        boolean person = text.matches("(?i)(mailto|tel):[^?]+");
        return person ? text.substring(text.indexOf(':') + 1) : text;
    }

    /** Where the options can show every label, they are enough. */
    static String below(List<QuickReply> replies) {
        boolean optionsSayAll =
                ZendeskMessages.fit(replies) && ZendeskMessages.areDistinct(replies);
        return optionsSayAll ? "" : String.join("\n", ZendeskMessages.lines(replies));
    }

    private static boolean same(String label, String sent) {
        return label.strip().equalsIgnoreCase(sent.strip());
    }

    private void text(String text, List<QuickReply> replies) {
        line(text);
        String below = replies.isEmpty() ? "" : below(replies);
        if (below.isEmpty()) {
            // An option shows what it sends, so it shows the label, by which the bot knows it too.
            replies.forEach(reply -> option(reply.label()));
        } else {
            line(below);
            replies.forEach(reply -> option(reply.sent()));
        }
    }

    private void card(Card card) {
        line(card.title());
        card.description().ifPresent(this::line);
        card.image().ifPresent(url -> address("", url));
        card.link().ifPresent(url -> address("", url));
        card.buttons().forEach(this::button);
    }

    private void item(Item item) {
        line(item.title());
        item.description().ifPresent(this::line);
        item.image().ifPresent(url -> address("", url));
        item.link().ifPresent(url -> address("", url));
    }

    private void button(Button button) {
        switch (button.action()) {
            case ButtonAction.Say(String sent) -> {
                if (!same(button.label(), sent)) {
                    line("- " + button.label());
                }
                option(sent);
            }
            case ButtonAction.Open(URI url) -> address(button.label(), url);
        }
    }

    private void line(String text) {
        lines.add(new Line(text, ""));
    }

    private void address(String label, URI url) {
        lines.add(new Line(label, readable(url)));
    }

    /** Zendesk splits an option at a slash, so it gets a look-alike. */
    private void option(String sent) {
        String option = sent.replace('/', '\u2215');
        if (MessageLimit.OPTION.fits(option)) {
            options.add(option);
        }
    }
}
