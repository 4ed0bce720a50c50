package dev.deskhand.server.channel;

import dev.deskhand.bot.BotMessage;
import dev.deskhand.bot.BotMessage.Button;
import dev.deskhand.bot.BotMessage.ButtonAction;
import dev.deskhand.bot.BotMessage.Card;
import dev.deskhand.bot.BotMessage.Item;
import dev.deskhand.bot.BotMessage.QuickReply;
import dev.deskhand.server.channel.Loss.Kind;
import dev.deskhand.zendesk.chat.message.Graphemes;
import dev.deskhand.zendesk.chat.message.MessageLimit;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Cuts one message of the bot into messages that Zendesk Chat can show. One use each; {@link
 * ZendeskChatRenderer} is the way in.
 */
final class ZendeskShapes {
    private static final int MOST = MessageLimit.TEXT.most();

    /** Where a list leaves its text less room than this, each is a message of its own. */
    private static final int LEAST_ROOM = 100;

    /** Stands above buttons that have no text of their own left; the same in every language. */
    private static final String MORE = "\u2026";

    private final List<BotMessage> parts = new ArrayList<>();
    private final List<Loss> losses = new ArrayList<>();
    private final PlainWords words = new PlainWords(this::lose);
    private final ZendeskCards cards = new ZendeskCards(this, words);

    List<BotMessage> parts() {
        return parts;
    }

    List<Loss> losses() {
        return losses.stream().distinct().toList();
    }

    void lose(Kind kind, String place, String said) {
        losses.add(new Loss(kind, place, said));
    }

    void add(BotMessage part) {
        if (!PlainForm.of(part).isWhole()) {
            lose(
                    Kind.ADDRESS_TOO_LONG,
                    "",
                    "An address here is too long for a text of "
                            + MOST
                            + " characters, so visitors whose window shows no buttons and cards"
                            + " do not see it. Use a shorter address.");
        }
        parts.add(part);
    }

    void shape(BotMessage message) {
        switch (message) {
            case BotMessage.Text(String text, List<QuickReply> replies) ->
                    text(words.text(text, "text"), replies);
            case BotMessage.Buttons(String text, List<Button> buttons) ->
                    buttons(words.text(text, "text"), buttons, "buttons");
            case BotMessage.Image image -> cards.image(image);
            case Card card -> cards.card(card);
            case BotMessage.Carousel(List<Card> all) -> cards.carousel(all);
            case BotMessage.ItemList(List<Item> items, Optional<Button> button) ->
                    cards.list(items, button);
            case BotMessage.Form form -> form(form);
        }
    }

    private void form(BotMessage.Form form) {
        lose(
                Kind.FORM_AS_QUESTIONS,
                "form",
                "Zendesk Chat has no forms: the "
                        + form.fields().size()
                        + " questions are asked one after another, each once the one before it is"
                        + " answered.");
        texts(words.text(form.intro(), "form.intro"), "form.intro");
        String label = words.text(form.fields().getFirst().label(), "form.fields[0].label");
        texts(label, "form.fields[0].label");
    }

    /** Text alone, in as many messages as it takes. */
    void texts(String text, String place) {
        List<String> pieces = TextSplitter.split(text, MOST);
        if (pieces.size() > 1) {
            loseSplit(pieces.size(), place);
        }
        pieces.forEach(piece -> add(BotMessage.text(piece)));
    }

    private void loseSplit(int pieces, String place) {
        lose(
                Kind.TEXT_SPLIT,
                place,
                "This text is too long here, so it becomes " + pieces + " messages. Shorten it.");
    }

    private void text(String text, List<QuickReply> given) {
        if (given.isEmpty()) {
            texts(text, "text");
            return;
        }
        List<QuickReply> replies = new ArrayList<>();
        for (QuickReply reply : given) {
            String place = "quick_replies[" + replies.size() + "]";
            replies.add(new QuickReply(words.line(reply.label(), place), words.sent(reply.sent())));
            if (reply.sent().indexOf('/') >= 0) {
                loseSlash(place);
            }
        }
        if (!ZendeskMessages.fit(replies)) {
            loseQuickReplies(replies);
        }
        String below = PlainForm.below(replies);
        int room = MOST - (below.isEmpty() ? 0 : Graphemes.count(below) + 1);
        if (room >= LEAST_ROOM) {
            List<String> pieces = TextSplitter.split(text, MOST, room);
            if (pieces.size() > 1) {
                loseSplit(pieces.size(), "text");
            }
            pieces.subList(0, pieces.size() - 1).forEach(piece -> add(BotMessage.text(piece)));
            add(new BotMessage.Text(pieces.getLast(), replies));
        } else {
            texts(text, "text");
            texts(below, "quick_replies");
        }
    }

    private void loseSlash(String place) {
        lose(
                Kind.SLASH,
                place,
                "Old windows split an option at a slash, so they are shown the look-alike \u2215.");
    }

    private void loseQuickReplies(List<QuickReply> replies) {
        int most = MessageLimit.QUICK_REPLIES.most();
        int label = MessageLimit.QUICK_REPLY_LABEL.most();
        String why =
                replies.size() > most
                        ? "Zendesk Chat shows " + most + " quick replies at most"
                        : "Zendesk Chat shows labels of " + label + " characters at most";
        lose(
                Kind.QUICK_REPLIES_LISTED,
                "quick_replies",
                why
                        + ", so these stand as a list in the text; a typed number or label counts"
                        + " as the press.");
    }

    /** A text with buttons; the place is that of the buttons. */
    void buttons(String text, List<Button> given, String place) {
        List<Button> usable = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (int at = 0; at < given.size(); at++) {
            Button button = button(given.get(at), place + "[" + at + "]");
            if (ZendeskMessages.fits(button)) {
                usable.add(button);
            } else {
                lines.add(asLine(button, place + "[" + at + "]"));
            }
        }
        if (usable.isEmpty()) {
            texts(text + "\n" + String.join("\n", lines), place);
            return;
        }
        List<List<Button>> groups = groups(text, usable);
        if (groups.size() > 1) {
            lose(
                    Kind.BUTTONS_SPLIT,
                    place,
                    "Zendesk Chat shows "
                            + MessageLimit.BUTTONS.most()
                            + " buttons in a message at most, so these "
                            + usable.size()
                            + " become "
                            + groups.size()
                            + " messages.");
        }
        List<String> pieces = TextSplitter.split(text, MOST, MessageLimit.BUTTONS_TEXT.most());
        if (pieces.size() > 1) {
            loseSplit(pieces.size(), "text");
        }
        pieces.subList(0, pieces.size() - 1).forEach(piece -> add(BotMessage.text(piece)));
        String above = above(pieces.getLast());
        for (List<Button> group : groups) {
            add(new BotMessage.Buttons(above, group));
            above = MORE;
        }
        if (!lines.isEmpty()) {
            texts(String.join("\n", lines), place);
        }
    }

    /** A short text is one piece, of whatever length; only then can it be too long here. */
    private String above(String piece) {
        if (MessageLimit.BUTTONS_TEXT.fits(piece)) {
            return piece;
        }
        texts(piece, "text");
        return MORE;
    }

    /** As many as a message shows; one each where the addresses would not have room as text. */
    private static List<List<Button>> groups(String text, List<Button> usable) {
        List<List<Button>> groups = balanced(usable, MessageLimit.BUTTONS.most());
        String above = MessageLimit.BUTTONS_TEXT.fits(text) ? text : MORE.repeat(LEAST_ROOM);
        boolean whole =
                groups.stream()
                        .allMatch(group ->
                                PlainForm.of(new BotMessage.Buttons(above, group)).isWhole());
        return whole ? groups : balanced(usable, 1);
    }

    Button button(Button button, String place) {
        return new Button(
                words.line(button.label(), place),
                switch (button.action()) {
                    case ButtonAction.Say(String sent) -> {
                        if (sent.indexOf('/') >= 0) {
                            loseSlash(place);
                        }
                        yield new ButtonAction.Say(words.sent(sent));
                    }
                    case ButtonAction.Open open -> open;
                });
    }

    String asLine(Button button, String place) {
        return switch (button.action()) {
            case ButtonAction.Say(String sent) -> {
                lose(
                        Kind.BUTTON_AS_TEXT,
                        place,
                        "This is too long for a button, so it stands in the text; typing it counts"
                                + " as the press. Shorten it.");
                // What is too long to be sent by a press can still be told apart by its own words.
                yield MessageLimit.REPLY_VALUE.fits(sent)
                        ? "- " + button.label()
                        : "- " + button.label() + ": " + sent;
            }
            case ButtonAction.Open(URI url) -> addressLine(button.label(), url, place);
        };
    }

    String addressLine(String label, URI url, String place) {
        lose(
                Kind.ADDRESS_AS_TEXT,
                place,
                "Zendesk Chat opens addresses that begin with https:// or http:// and have at most "
                        + MessageLimit.URL.most()
                        + " characters, so this one stands in the text.");
        return label + ": " + PlainForm.readable(url);
    }

    /** Groups of nearly one size, none larger than {@code most}. */
    static <T> List<List<T>> balanced(List<T> all, int most) {
        int count = (all.size() + most - 1) / most;
        return Stream.iterate(0, at -> at < count, at -> at + 1)
                .map(at -> all.subList(all.size() * at / count, all.size() * (at + 1) / count))
                .map(List::copyOf)
                .toList();
    }
}
