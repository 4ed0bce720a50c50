package dev.deskhand.bot;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A text of the author: in one or several languages, and in one or several ways of saying it. May
 * hold placeholders.
 *
 * @param byLanguage the variants by BCP 47 tag, none empty; never empty itself
 */
public record Wording(Map<String, List<String>> byLanguage) {
    public Wording {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        byLanguage.forEach((language, variants) -> {
            if (variants.isEmpty()) {
                throw new IllegalArgumentException("A wording without a text in " + language);
            }
            copy.put(language, List.copyOf(variants));
        });
        if (copy.isEmpty()) {
            throw new IllegalArgumentException("A wording without a text");
        }
        byLanguage = Collections.unmodifiableMap(copy);
    }

    /** The same text whatever the language. */
    public static Wording of(String language, String text) {
        return new Wording(Map.of(language, List.of(text)));
    }

    /** The variants in that language, or in the one that the author wrote first. */
    public List<String> in(String language) {
        List<String> exact = byLanguage.get(language);
        return exact != null ? exact : byLanguage.values().iterator().next();
    }
}
