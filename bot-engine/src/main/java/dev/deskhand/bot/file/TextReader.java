package dev.deskhand.bot.file;

import dev.deskhand.bot.Sentence;
import dev.deskhand.bot.Wording;
import dev.deskhand.bot.file.Languages.InLanguage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads texts in the languages of a bot. */
final class TextReader {
    private final YamlDocument yaml;
    private final Languages languages;
    private final References references;

    TextReader(YamlDocument yaml, Languages languages, References references) {
        this.yaml = yaml;
        this.languages = languages;
        this.references = references;
    }

    /** A text that the bot says; may hold placeholders. Empty if it is left out. */
    Optional<Wording> said(Spot spot) {
        Optional<Wording> wording = wording(spot);
        wording.ifPresent(words ->
                words.byLanguage().values().stream()
                        .flatMap(List::stream)
                        .forEach(text -> references.template(spot, text)));
        return wording;
    }

    /** A text, variants of a text, or either in several languages. */
    Optional<Wording> wording(Spot spot) {
        Map<String, List<String>> byLanguage = new LinkedHashMap<>();
        for (InLanguage each : inLanguages(spot)) {
            List<String> variants = yaml.textsOrOne(each.spot());
            if (!variants.isEmpty()) {
                byLanguage.put(each.language(), variants);
            } else if (each.spot().isThere() && !each.spot().isScalar()) {
                yaml.problem(each.spot(), "Here must be a text.", "Write it between quotes.");
            }
        }
        return byLanguage.isEmpty() ? Optional.empty() : Optional.of(new Wording(byLanguage));
    }

    /** What visitors say: a list, or one for each language. */
    List<Sentence> sentences(Spot spot) {
        List<Sentence> sentences = new ArrayList<>();
        for (InLanguage each : inLanguages(spot)) {
            yaml.texts(each.spot())
                    .forEach(text -> sentences.add(new Sentence(text, each.language())));
        }
        return sentences;
    }

    private List<InLanguage> inLanguages(Spot spot) {
        if (spot.node() == null) {
            return List.of();
        }
        return languages.isByLanguage(spot.node())
                ? languages.each(spot)
                : List.of(new InLanguage(languages.main(), spot));
    }
}
