package dev.deskhand.bot;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    /**
     * The question whether one thing is meant, where the author has none for it: Deskhand's with
     * its label. Where the author has {@link SystemText#DID_YOU_MEAN}, that is asked.
     */
    public Optional<String> whetherMeant(String label, String language) {
        return own.containsKey(SystemText.DID_YOU_MEAN)
                ? Optional.empty()
                : Optional.of(
                        DefaultTexts.in(language, "did_you_mean_this")
                                .orElse("Did you mean \u201c{label}\u201d?")
                                .replace("{label}", label));
    }

    /** The first variant. */
    public String of(SystemText situation, String language) {
        return variants(situation, language).getFirst();
    }
}
