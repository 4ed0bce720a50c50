package dev.deskhand.bot.file;

import dev.deskhand.bot.Bot;
import dev.deskhand.bot.BotEntity;
import dev.deskhand.bot.Node;
import dev.deskhand.bot.Saying;
import dev.deskhand.bot.SystemText;
import dev.deskhand.bot.Wording;
import dev.deskhand.bot.entity.EntityType;
import dev.deskhand.bot.file.BotAdvice.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What a bot of several languages does not say in each of them. */
final class TranslationAdvice {
    private final Bot bot;
    private final BotAdvice.Notes notes;

    TranslationAdvice(Bot bot, BotAdvice.Notes notes) {
        this.bot = bot;
        this.notes = notes;
    }

    void give() {
        settings();
        if (bot.languages().size() < 2) {
            return;
        }
        for (BotEntity entity : bot.entities()) {
            Set<String> missing = new TreeSet<>();
            missing(entity.prompt(), missing);
            missing(entity.reprompt(), missing);
            for (String language : missing) {
                notes.entity(
                        Kind.UNTRANSLATED,
                        entity.name(),
                        "'" + entity.name() + "' is not asked for in '" + language + "'.",
                        "Write its prompts as {" + keys() + "}.");
            }
        }
        bot.entities().forEach(this::values);
        bot.nodes().forEach(this::node);
    }

    /** A value with a single name may well be called so everywhere: "XL". */
    private void values(BotEntity entity) {
        if (!(entity.entity().type() instanceof EntityType.Dictionary(var values, boolean _))) {
            return;
        }
        for (String language : bot.languages()) {
            List<String> missing =
                    values.stream()
                            .filter(value -> !value.names().isEmpty())
                            .filter(value -> !value.names().containsKey(language))
                            .map(EntityType.Choice::value)
                            .toList();
            if (!missing.isEmpty()) {
                notes.entity(
                        Kind.UNTRANSLATED,
                        entity.name(),
                        "'%s' has no name in '%s' for: %s."
                                .formatted(entity.name(), language, String.join(", ", missing)),
                        "Write each as {" + keys() + "}.");
            }
        }
    }

    private String keys() {
        return String.join(": ..., ", bot.languages()) + ": ...";
    }

    private void node(Node node) {
        Set<String> missing = new TreeSet<>();
        missing(node.firstSays(), missing);
        missing(node.botSays(), missing);
        node.asks()
                .forEach(ask -> {
                    missing(ask.prompt(), missing);
                    missing(ask.reprompt(), missing);
                });
        for (String language : missing) {
            notes.node(
                    Kind.UNTRANSLATED,
                    node,
                    "'" + node.name() + "' does not say all in '" + language + "'.",
                    "Write its texts as {" + keys() + "}.");
        }
        missing(node.label())
                .forEach(language ->
                        notes.node(
                                Kind.UNTRANSLATED,
                                node,
                                "'" + node.name() + "' has no label in '" + language + "'.",
                                "Write it as {" + keys() + "}."));
    }

    /**
     * A message without a language is in the main one, as far as anybody can tell. One that has no
     * words to translate, such as a picture's address, is rare enough.
     */
    private void missing(List<Saying> sayings, Set<String> missing) {
        for (Saying saying : sayings) {
            Set<String> told = new HashSet<>();
            for (Saying.Variant variant : saying.variants()) {
                told.add(variant.language().isEmpty() ? bot.mainLanguage() : variant.language());
            }
            bot.languages().stream()
                    .filter(language -> !told.contains(language))
                    .forEach(missing::add);
        }
    }

    private Stream<String> missing(Optional<Wording> wording) {
        return wording.stream()
                .flatMap(words ->
                        bot.languages().stream()
                                .filter(language -> !words.byLanguage().containsKey(language)));
    }

    /** What the author has not written at all is said in English. */
    private void settings() {
        for (String language : bot.languages()) {
            Set<String> missing = new TreeSet<>();
            boolean english = language.equals("en") || language.startsWith("en-");
            for (SystemText situation : SystemText.values()) {
                Wording own = bot.settings().texts().own().get(situation);
                boolean said = own == null ? english : own.byLanguage().containsKey(language);
                if (!said) {
                    missing.add(situation == SystemText.BREAK ? "break_message" : situation.key());
                }
            }
            if (!missing.isEmpty()) {
                notes.settings(
                        Kind.UNTRANSLATED,
                        "The settings do not say in '"
                                + language
                                + "': "
                                + String.join(", ", missing)
                                + ".",
                        "Add these texts, or visitors read them in another language.");
            }
        }
    }
}
