package dev.deskhand.server.channel;

import dev.deskhand.bot.BotMessage;
import dev.deskhand.bot.BotMessage.Button;
import dev.deskhand.bot.BotMessage.ButtonAction;
import dev.deskhand.bot.BotMessage.Card;
import dev.deskhand.bot.BotMessage.Field;
import dev.deskhand.bot.BotMessage.Item;
import dev.deskhand.bot.BotMessage.QuickReply;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/** Messages of all kinds, most within reason, many beyond it. Words look like {@code qabcdez}. */
final class RandomMessages {
    private static final List<String> ODDITIES =
            List.of(
                    "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67\u200d\ud83d\udc66",
                    "\ud83c\uddee\ud83c\uddf3",
                    "\ud83d\udc4b\ud83c\udffd",
                    "e\u0301",
                    "\u1112\u1161\u11ab",
                    "\u200b",
                    "\ud800",
                    "\u0000",
                    "\ufdd0",
                    "\n",
                    "\n\n",
                    "**",
                    "*",
                    "__",
                    "_",
                    "`",
                    "\n```\n",
                    "```",
                    "~~",
                    "\n# ",
                    "\n> ",
                    "\n- ",
                    "\n---\n",
                    "[",
                    "](https://a.example/b)",
                    "]",
                    "(",
                    ")",
                    "\n|",
                    "|",
                    "\n|--|--|\n",
                    "\\",
                    "/",
                    "${x}",
                    "{{ x }}",
                    "\"",
                    "https://a.example/_b_?c=*d*",
                    "2*3*4",
                    ". ",
                    "! ");

    private final Random random;

    RandomMessages(Random random) {
        this.random = random;
    }

    BotMessage next() {
        return switch (random.nextInt(7)) {
            case 0 -> new BotMessage.Text(text(), several(this::quickReply, 0));
            case 1 -> new BotMessage.Buttons(text(), several(this::button, 1));
            case 2 -> new BotMessage.Image(web(), text(), maybe(this::text));
            case 3 -> card();
            case 4 -> new BotMessage.Carousel(several(this::card, 1));
            case 5 -> new BotMessage.ItemList(several(this::item, 1), maybe(this::button));
            default -> form();
        };
    }

    private QuickReply quickReply() {
        String label = label();
        return new QuickReply(label, random.nextBoolean() ? label : label());
    }

    private BotMessage form() {
        List<Field> fields = new ArrayList<>();
        for (int at = random.nextInt(5); at >= 0; at--) {
            fields.add(new Field("field" + at, text()));
        }
        return new BotMessage.Form(text(), fields);
    }

    private Card card() {
        return new Card(
                label(),
                maybe(this::text),
                maybe(this::web),
                maybe(this::address),
                several(this::button, 0));
    }

    private Item item() {
        return new Item(label(), maybe(this::text), maybe(this::web), maybe(this::address));
    }

    private Button button() {
        return new Button(
                label(),
                random.nextInt(3) == 0
                        ? new ButtonAction.Open(address())
                        : new ButtonAction.Say(label()));
    }

    private URI address() {
        return switch (random.nextInt(6)) {
            case 0 -> URI.create("mailto:" + letters() + "@shop.example");
            case 1 -> URI.create("tel:+49" + (100_000 + random.nextInt(900_000)));
            default -> web();
        };
    }

    private URI web() {
        int length = random.nextInt(20) == 0 ? random.nextInt(3_000) : random.nextInt(60);
        return URI.create("https://shop.example/" + letters() + "?" + "a".repeat(length));
    }

    private String letters() {
        StringBuilder letters = new StringBuilder();
        for (int at = 0; at < 8; at++) {
            letters.append((char) ('a' + random.nextInt(26)));
        }
        return letters.toString();
    }

    private String word() {
        StringBuilder word = new StringBuilder("q");
        for (int at = 4 + random.nextInt(8); at > 0; at--) {
            word.append((char) ('a' + random.nextInt(16)));
        }
        return word.append('z').toString();
    }

    private String label() {
        return switch (random.nextInt(12)) {
            case 0 -> word() + " " + random.nextInt(30);
            case 1 -> words(30);
            case 2 -> words(200);
            case 3 -> ODDITIES.get(random.nextInt(5));
            case 4 -> "Yes";
            default -> word();
        };
    }

    private String text() {
        return switch (random.nextInt(6)) {
            case 0 -> words(400);
            case 1 -> ODDITIES.get(random.nextInt(5)).repeat(1 + random.nextInt(1_500));
            default -> words(12);
        };
    }

    private String words(int most) {
        StringBuilder text = new StringBuilder(word());
        for (int at = random.nextInt(most); at > 0; at--) {
            boolean odd = random.nextInt(4) == 0;
            text.append(random.nextInt(8) == 0 ? "" : " ");
            text.append(odd ? ODDITIES.get(random.nextInt(ODDITIES.size())) : " " + word());
        }
        return text.toString();
    }

    private <T> Optional<T> maybe(Supplier<T> make) {
        return random.nextBoolean() ? Optional.of(make.get()) : Optional.empty();
    }

    private <T> List<T> several(Supplier<T> make, int least) {
        int count = least + random.nextInt(random.nextInt(5) == 0 ? 30 : 5);
        List<T> all = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            all.add(make.get());
        }
        return all;
    }

    /** Every text of a message that a visitor should read. */
    static String allTexts(BotMessage message) {
        StringBuilder all = new StringBuilder(message.plainText());
        buttons(message).forEach(button -> all.append(' ').append(button.label()));
        if (message instanceof BotMessage.Text text) {
            text.quickReplies().forEach(reply -> all.append(' ').append(reply.label()));
        }
        return all.toString();
    }

    private static List<Button> buttons(BotMessage message) {
        return switch (message) {
            case BotMessage.Buttons buttons -> buttons.buttons();
            case Card card -> card.buttons();
            case BotMessage.Carousel carousel ->
                    carousel.cards().stream().flatMap(card -> card.buttons().stream()).toList();
            case BotMessage.ItemList list -> list.button().stream().toList();
            case BotMessage.Text _, BotMessage.Image _, BotMessage.Form _ -> List.of();
        };
    }

    /** Every address of a message. */
    static List<URI> addresses(BotMessage message) {
        List<URI> all = new ArrayList<>();
        for (Button button : buttons(message)) {
            if (button.action() instanceof ButtonAction.Open(URI url)) {
                all.add(url);
            }
        }
        switch (message) {
            case BotMessage.Image image -> all.add(image.url());
            case Card card -> addAll(all, card.image(), card.link());
            case BotMessage.Carousel carousel ->
                    carousel.cards().forEach(card -> addAll(all, card.image(), card.link()));
            case BotMessage.ItemList list ->
                    list.items().forEach(item -> addAll(all, item.image(), item.link()));
            case BotMessage.Text _, BotMessage.Buttons _, BotMessage.Form _ -> {}
        }
        return all;
    }

    private static void addAll(List<URI> all, Optional<URI> one, Optional<URI> other) {
        one.ifPresent(all::add);
        other.ifPresent(all::add);
    }
}
