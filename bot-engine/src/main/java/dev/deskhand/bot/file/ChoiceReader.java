package dev.deskhand.bot.file;

import dev.deskhand.bot.entity.EntityType.Choice;
import dev.deskhand.bot.file.Languages.InLanguage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the values of a dictionary, and units. */
final class ChoiceReader {
    private final YamlDocument yaml;
    private final Languages languages;

    ChoiceReader(YamlDocument yaml, Languages languages) {
        this.yaml = yaml;
        this.languages = languages;
    }

    /** What {@link #plain} reads, or with a name for each language in place of the value. */
    Optional<Choice> named(Spot spot) {
        if (isByLanguage(spot)) {
            return named(spot, List.of());
        }
        if (!spot.isScalar()) {
            Mapping choice = yaml.anyMapping(spot, "Write a value, or one with its variants.");
            if (isByLanguage(choice.get("value"))) {
                Mapping known = yaml.mapping(spot, Set.of("value", "variants"));
                return named(known.get("value"), variants(known.get("variants")));
            }
        }
        return plain(spot);
    }

    private boolean isByLanguage(Spot spot) {
        return spot.node() != null && languages.isByLanguage(spot.node());
    }

    /** The name in the main language is what is stored, compared, and sent to services. */
    private Optional<Choice> named(Spot spot, List<String> variants) {
        Map<String, String> names = new LinkedHashMap<>();
        for (InLanguage each : languages.each(spot)) {
            yaml.text(each.spot()).ifPresent(name -> names.put(each.language(), name));
        }
        String value = names.get(languages.main());
        if (value == null) {
            yaml.problem(
                    spot,
                    "This value has no name in '" + languages.main() + "', the main language.",
                    "Add '" + languages.main() + ": ...': that name is stored and compared.");
            return Optional.empty();
        }
        return Optional.of(new Choice(value, variants, names));
    }

    /** {@code Large}, {@code "Large|big,huge"}, or a value with its variants. */
    Optional<Choice> plain(Spot spot) {
        if (spot.isScalar()) {
            return yaml.text(spot).flatMap(text -> inOneText(spot, text));
        }
        Mapping choice = yaml.mapping(spot, Set.of("value", "variants"));
        String value =
                yaml.required(choice, "value", "A value is missing here.", "Add 'value: ...'.");
        List<String> variants = variants(choice.get("variants"));
        return value.isEmpty() ? Optional.empty() : Optional.of(new Choice(value, variants));
    }

    private Optional<Choice> inOneText(Spot spot, String text) {
        int bar = text.indexOf('|');
        if (bar < 0) {
            return Optional.of(new Choice(text, List.of()));
        }
        List<String> variants = new ArrayList<>();
        Arrays.stream(text.substring(bar + 1).split(",", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .forEach(variants::add);
        String value = text.substring(0, bar).strip();
        if (value.isEmpty()) {
            yaml.problem(
                    spot,
                    "There is no value before the '|'.",
                    "Write \"value|variant,another variant\".");
            return Optional.empty();
        }
        return Optional.of(new Choice(value, variants));
    }

    /** A list, or one for each language: words are understood in whatever language they are. */
    private List<String> variants(Spot spot) {
        if (!isByLanguage(spot)) {
            return yaml.textsOrOne(spot);
        }
        List<String> variants = new ArrayList<>();
        languages.each(spot).forEach(each -> variants.addAll(yaml.textsOrOne(each.spot())));
        return variants;
    }
}
