package dev.deskhand.bot.file;

import dev.deskhand.bot.BotMessage;
import dev.deskhand.bot.BotMessage.Button;
import dev.deskhand.bot.BotMessage.ButtonAction;
import dev.deskhand.bot.Saying;
import dev.deskhand.bot.Wording;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/** Makes texts and messages, among them those that YAML reads as something else. */
final class RandomTexts {
    private static final List<String> WORDS =
            List.of(
                    "yes",
                    "no",
                    "null",
                    "true",
                    "~",
                    "1.0",
                    "0x1f",
                    "2026-12-25",
                    "- a",
                    "a: b",
                    "#x",
                    "a #b",
                    "'q'",
                    "\"d\"",
                    "&a",
                    "*b",
                    "!t",
                    "%p",
                    "@x",
                    "`c`",
                    "|",
                    ">",
                    "[x]",
                    "a, b",
                    "?",
                    "\ud83d\ude00",
                    "日本",
                    "a\\nb",
                    "back\\slash",
                    "é",
                    "tab\tx",
                    "two\nlines",
                    "café",
                    "=",
                    "<<",
                    "known",
                    "not x",
                    "> 5",
                    "en",
                    "url");

    private final Random random;
    private final List<String> languages;
    private List<String> entities = List.of();

    RandomTexts(Random random, List<String> languages) {
        this.random = random;
        this.languages = languages;
    }

    void know(List<String> names) {
        entities = names;
    }

    String words() {
        StringBuilder words = new StringBuilder();
        for (int i = random.nextInt(3) + 1; i > 0; i--) {
            words.append(WORDS.get(random.nextInt(WORDS.size()))).append(i > 1 ? " " : "");
        }
        return words.toString();
    }

    String label() {
        String words = words();
        return words.length() > 39 ? "short" : words;
    }

    String said() {
        return switch (random.nextInt(4)) {
            case 0 -> words() + " {visitor_name|" + "you there} {{x}}";
            case 1 ->
                    entities.isEmpty()
                            ? "{date}"
                            : "{" + entities.get(random.nextInt(entities.size())) + ":value}";
            default -> words();
        };
    }

    Wording wording(Supplier<String> text) {
        Map<String, List<String>> byLanguage = new LinkedHashMap<>();
        for (String language : languages) {
            if (byLanguage.isEmpty() || random.nextBoolean()) {
                byLanguage.put(language, some(text));
            }
        }
        return new Wording(byLanguage);
    }

    private <T> List<T> some(Supplier<T> make) {
        List<T> made = new ArrayList<>();
        for (int i = random.nextInt(3) + 1; i > 0; i--) {
            made.add(make.get());
        }
        return made;
    }

    Saying saying() {
        return new Saying(some(this::variant));
    }

    private Saying.Variant variant() {
        String language =
                random.nextBoolean() ? "" : languages.get(random.nextInt(languages.size()));
        return new Saying.Variant(
                message(), language, random.nextInt(4) == 0 ? Set.of("zendesk_chat") : Set.of());
    }

    private BotMessage message() {
        return switch (random.nextInt(7)) {
            case 0 -> new BotMessage.Buttons(said(), some(this::button));
            case 1 -> new BotMessage.Image(url(), said(), optional(this::said));
            case 2 -> card();
            case 3 -> new BotMessage.Carousel(some(this::card));
            case 4 -> new BotMessage.ItemList(some(this::item), optional(this::button));
            default -> new BotMessage.Text(said(), List.of());
        };
    }

    private Button button() {
        return new Button(
                words(),
                random.nextBoolean()
                        ? new ButtonAction.Open(url())
                        : new ButtonAction.Say("{visitor_name} " + words()));
    }

    private BotMessage.Card card() {
        return new BotMessage.Card(
                said(),
                optional(this::said),
                optional(RandomTexts::url),
                optional(RandomTexts::url),
                random.nextBoolean() ? List.of() : some(this::button));
    }

    private BotMessage.Item item() {
        return new BotMessage.Item(
                said(),
                optional(this::said),
                optional(RandomTexts::url),
                optional(RandomTexts::url));
    }

    private static URI url() {
        return URI.create("https://shop.example/%7Bvisitor_name%7Ca%20b%7D?x=%7B%7B");
    }

    private <T> Optional<T> optional(Supplier<T> make) {
        return random.nextBoolean() ? Optional.empty() : Optional.of(make.get());
    }
}
