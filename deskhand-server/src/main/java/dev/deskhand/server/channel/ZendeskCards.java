package dev.deskhand.server.channel;

import dev.deskhand.bot.BotMessage;
import dev.deskhand.bot.BotMessage.Button;
import dev.deskhand.bot.BotMessage.Card;
import dev.deskhand.bot.BotMessage.Item;
import dev.deskhand.server.channel.Loss.Kind;
import dev.deskhand.zendesk.chat.message.MessageLimit;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Cards, carousels, lists and pictures as panels, carousels and lists of Zendesk Chat. */
final class ZendeskCards {
    /** A heading that does not fit as it is is cut to this; a window shows hardly more. */
    private static final int SHORT_HEADING = 100;

    private final ZendeskShapes out;
    private final PlainWords words;

    ZendeskCards(ZendeskShapes out, PlainWords words) {
        this.out = out;
        this.words = words;
    }

    void image(BotMessage.Image image) {
        out.lose(
                Kind.IMAGE_AS_CARD,
                "image",
                "Zendesk Chat shows a picture on a card; the alternative text is its heading.");
        BotMessage.Image plain =
                new BotMessage.Image(
                        image.url(),
                        words.line(image.alternative(), "alternative"),
                        image.caption().map(text -> words.text(text, "caption")));
        if (ZendeskMessages.fits(plain) && PlainForm.of(plain).isWhole()) {
            out.add(plain);
        } else {
            card(ZendeskMessages.card(plain));
        }
    }

    void card(Card card) {
        List<Runnable> after = new ArrayList<>();
        out.add(fitting(card, "card", after));
        after.forEach(Runnable::run);
    }

    void carousel(List<Card> given) {
        if (given.size() == 1) {
            loseSingle("carousel");
        }
        List<Runnable> after = new ArrayList<>();
        List<Card> cards = new ArrayList<>();
        for (Card card : given) {
            cards.add(fitting(card, "carousel[" + cards.size() + "]", after));
        }
        spread(cards, MessageLimit.CAROUSEL_PANELS.most(), Kind.CAROUSEL_SPLIT, "carousel");
        after.forEach(Runnable::run);
    }

    private void loseSingle(String place) {
        out.lose(
                place.equals("list") ? Kind.LIST_AS_CARDS : Kind.CAROUSEL_AS_CARD,
                place,
                "Zendesk Chat wants at least two here, so a single one is shown as a card.");
    }

    private void spread(List<Card> cards, int most, Kind kind, String place) {
        spread(cards, most, kind, place, BotMessage.Carousel::new, card -> card);
    }

    /** In groups that are small enough and whose words have room in one text. */
    private <T> void spread(
            List<T> all,
            int most,
            Kind kind,
            String place,
            Function<List<T>, BotMessage> together,
            Function<T, BotMessage> alone) {
        List<List<T>> groups = ZendeskShapes.balanced(all, most);
        if (groups.size() > 1) {
            out.lose(
                    kind,
                    place,
                    "Zendesk Chat shows "
                            + most
                            + " in a message at most, so these "
                            + all.size()
                            + " become "
                            + groups.size()
                            + " messages.");
        }
        for (List<T> group : groups) {
            BotMessage message =
                    group.size() == 1 ? alone.apply(group.getFirst()) : together.apply(group);
            if (group.size() == 1 || PlainForm.of(message).isWhole()) {
                out.add(message);
            } else {
                spread(group, (group.size() + 1) / 2, kind, place, together, alone);
            }
        }
    }

    void list(List<Item> given, Optional<Button> given1) {
        boolean pictures = given.stream().anyMatch(item -> item.image().isPresent());
        Optional<Button> button = given1.map(each -> out.button(each, "button"));
        List<Item> items = new ArrayList<>();
        for (Item item : given) {
            String place = "list[" + items.size() + "]";
            items.add(
                    new Item(
                            words.line(item.title(), place + ".title"),
                            item.description()
                                    .map(text -> words.text(text, place + ".description")),
                            item.image(),
                            item.link()));
        }
        boolean fit = items.stream().allMatch(ZendeskMessages::fits);
        if (fit && items.size() > 1) {
            asList(items, button);
        } else if (pictures || items.size() == 1) {
            asCards(items, button);
        } else {
            asLines(items, button);
        }
    }

    private void asList(List<Item> items, Optional<Button> button) {
        boolean whole =
                items.size() <= MessageLimit.LIST_ITEMS.most()
                        && button.stream().allMatch(ZendeskMessages::fits)
                        && PlainForm.of(new BotMessage.ItemList(items, button)).isWhole();
        if (whole) {
            out.add(new BotMessage.ItemList(items, button));
            return;
        }
        spread(
                items,
                MessageLimit.LIST_ITEMS.most(),
                Kind.LIST_SPLIT,
                "list",
                group -> new BotMessage.ItemList(group, Optional.empty()),
                ZendeskCards::card);
        below(button);
    }

    private static Card card(Item item) {
        return new Card(item.title(), item.description(), item.image(), item.link(), List.of());
    }

    private void asCards(List<Item> items, Optional<Button> button) {
        if (items.size() == 1) {
            loseSingle("list");
        } else {
            out.lose(
                    Kind.LIST_AS_CARDS,
                    "list",
                    "Every item of a list needs a description and a link in Zendesk Chat, so these"
                            + " are shown as cards. Add what is missing.");
        }
        List<Runnable> after = new ArrayList<>();
        List<Card> cards = new ArrayList<>();
        for (Item item : items) {
            cards.add(fitting(card(item), "list[" + cards.size() + "]", after));
        }
        spread(cards, MessageLimit.CAROUSEL_PANELS.most(), Kind.LIST_SPLIT, "list");
        after.forEach(Runnable::run);
        below(button);
    }

    private void asLines(List<Item> items, Optional<Button> button) {
        out.lose(
                Kind.LIST_AS_TEXT,
                "list",
                "Every item of a list needs a description and a link in Zendesk Chat, so these are"
                        + " shown as lines of text. Add what is missing.");
        List<String> lines = new ArrayList<>();
        for (Item item : items) {
            String line =
                    "- " + item.title() + item.description().map(text -> ": " + text).orElse("");
            lines.add(
                    item.link()
                            .map(url -> line + " (" + PlainForm.readable(url) + ")")
                            .orElse(line));
        }
        String text = String.join("\n", lines);
        boolean together = button.isPresent() && MessageLimit.BUTTONS_TEXT.fits(text);
        if (together) {
            out.buttons(text, List.of(button.get()), "button");
        } else {
            out.texts(text, "list");
            below(button);
        }
    }

    private void below(Optional<Button> button) {
        button.ifPresent(each -> out.buttons("\u2026", List.of(each), "button"));
    }

    /** The card as Zendesk can show it; what it cannot hold is said after it. */
    private Card fitting(Card given, String place, List<Runnable> after) {
        String title = words.line(given.title(), place + ".title");
        Card card =
                new Card(
                        title,
                        given.description().map(text -> words.text(text, place + ".description")),
                        given.image(),
                        given.link(),
                        given.buttons().stream()
                                .map(button -> out.button(button, place + ".buttons"))
                                .toList());
        String name = TextSplitter.split(title, SHORT_HEADING).getFirst();
        card = withAddresses(card, name, place, after);
        card = withButtons(card, name, place, after);
        if (tooLong(card) && card.description().isPresent()) {
            String text = card.description().get();
            String named = place.equals("card") ? text : name + "\n" + text;
            loseSplit(place + ".description");
            after.add(() -> out.texts(named, place + ".description"));
            card =
                    new Card(
                            card.title(),
                            Optional.empty(),
                            card.image(),
                            card.link(),
                            card.buttons());
        }
        if (tooLong(card) && !name.equals(title)) {
            String rest = title.substring(title.indexOf(name) + name.length()).strip();
            loseSplit(place + ".title");
            after.addFirst(() -> out.texts(rest, place + ".title"));
            card = new Card(name, card.description(), card.image(), card.link(), card.buttons());
        }
        if (tooLong(card) && !card.buttons().isEmpty()) {
            List<Button> buttons = card.buttons();
            loseSplit(place + ".buttons");
            after.add(() -> out.buttons(name, buttons, place + ".buttons"));
            card = new Card(card.title(), card.description(), card.image(), card.link(), List.of());
        }
        return card;
    }

    private static boolean tooLong(Card card) {
        return !ZendeskMessages.fits(card) || !PlainForm.of(card).isWhole();
    }

    private void loseSplit(String place) {
        out.lose(
                Kind.CARD_SPLIT,
                place,
                "This is too much for one card, so it becomes a message of its own.");
    }

    private Card withAddresses(Card card, String name, String place, List<Runnable> after) {
        return new Card(
                card.title(),
                card.description(),
                opening(card.image(), name, place + ".image", after),
                opening(card.link(), name, place + ".link", after),
                card.buttons());
    }

    private Optional<URI> opening(
            Optional<URI> url, String name, String place, List<Runnable> after) {
        if (url.isEmpty() || ZendeskMessages.opens(url.get())) {
            return url;
        }
        String line = out.addressLine(name, url.get(), place);
        after.add(() -> out.texts(line, place));
        return Optional.empty();
    }

    private Card withButtons(Card card, String name, String place, List<Runnable> after) {
        boolean fit =
                card.buttons().size() <= MessageLimit.PANEL_BUTTONS.most()
                        && card.buttons().stream().allMatch(ZendeskMessages::fits);
        if (fit) {
            return card;
        }
        List<Button> all = card.buttons();
        List<Button> stay =
                all.stream()
                        .filter(ZendeskMessages::fits)
                        .limit(MessageLimit.PANEL_BUTTONS.most())
                        .toList();
        List<Button> go = new ArrayList<>(all);
        stay.forEach(go::remove);
        out.lose(
                Kind.BUTTONS_SPLIT,
                place + ".buttons",
                "A card in Zendesk Chat has "
                        + MessageLimit.PANEL_BUTTONS.most()
                        + " buttons at most, with labels of at most "
                        + MessageLimit.BUTTON_LABEL.most()
                        + " characters; the others follow it.");
        after.add(() -> out.buttons(name, go, place + ".buttons"));
        return new Card(card.title(), card.description(), card.image(), card.link(), stay);
    }
}
