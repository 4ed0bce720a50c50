package dev.deskhand.app.bot;

import dev.deskhand.bot.BotMessage;
import dev.deskhand.bot.dialogue.OptionPicker;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A message of the bot as lines of text. One use each. */
final class Shown {
    private final List<String> lines = new ArrayList<>();
    private final boolean numbered;
    private int options;

    private Shown(boolean numbered) {
        this.numbered = numbered;
    }

    /**
     * @param newest whether no later message has options: only then a number picks one
     */
    static List<String> lines(BotMessage message, boolean newest) {
        Shown shown = new Shown(newest && OptionPicker.numberable(message.options()));
        shown.show(message);
        return shown.lines;
    }

    private void show(BotMessage message) {
        switch (message) {
            case BotMessage.Text(String text, var replies) -> {
                text(text);
                replies.forEach(reply -> option(reply.label()));
            }
            case BotMessage.Buttons(String text, var buttons) -> {
                text(text);
                buttons.forEach(this::button);
            }
            case BotMessage.Image(URI url, String alternative, Optional<String> caption) -> {
                text("[picture: " + alternative + "] " + url);
                caption.ifPresent(this::text);
            }
            case BotMessage.Card card -> card("[card] ", card);
            case BotMessage.Carousel(var cards) -> {
                for (int i = 0; i < cards.size(); i++) {
                    card("[card %d of %d] ".formatted(i + 1, cards.size()), cards.get(i));
                }
            }
            case BotMessage.ItemList(var items, var button) -> {
                items.forEach(this::item);
                button.ifPresent(this::button);
            }
            case BotMessage.Form(String intro, var fields, String _) -> {
                text(intro);
                text(fields.getFirst().label());
            }
        }
    }

    private void text(String text) {
        lines.addAll(text.lines().toList());
    }

    private void option(String label) {
        lines.add(numbered ? "  %d) %s".formatted(++options, label) : "  ( ) " + label);
    }

    private void button(BotMessage.Button button) {
        switch (button.action()) {
            case BotMessage.ButtonAction.Say _ -> option(button.label());
            case BotMessage.ButtonAction.Open(URI url) ->
                    lines.add("  [" + button.label() + "] " + url);
        }
    }

    private void card(String head, BotMessage.Card card) {
        text(head + card.title());
        card.description().ifPresent(description -> description.lines().forEach(this::below));
        card.image().ifPresent(url -> below("[picture] " + url));
        card.link().ifPresent(url -> below("[opens] " + url));
        card.buttons().forEach(this::button);
    }

    private void item(BotMessage.Item item) {
        text("* " + item.title());
        item.description().ifPresent(description -> description.lines().forEach(this::below));
        item.image().ifPresent(url -> below("[picture] " + url));
        item.link().ifPresent(url -> below("[opens] " + url));
    }

    private void below(String line) {
        lines.add("  " + line);
    }
}
