package dev.deskhand.bot;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What the bot says in the situations of {@link SystemText}: the author's words, or Deskhand's.
 *
 * @param own the author's
 */
public record SystemTexts(Map<SystemText, Wording> own) {
    public SystemTexts {
        Map<SystemText, Wording> copy = new EnumMap<>(SystemText.class);
        copy.putAll(own);
        own = Collections.unmodifiableMap(copy);
    }

    /** The variants of a text in a language; never empty. May hold placeholders. */
    public List<String> variants(SystemText situation, String language) {
        Wording wording = own.get(situation);
        return wording == null ? List.of(situation.in(language)) : wording.in(language);
    }

    /** The first variant. */
    public String of(SystemText situation, String language) {
        return variants(situation, language).getFirst();
    }
}
