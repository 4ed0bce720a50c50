package dev.deskhand.bot.dialogue;

import dev.deskhand.bot.dialogue.DialogueState.KnownValue;
import dev.deskhand.bot.entity.Correction;
import dev.deskhand.bot.entity.EntityType;
import dev.deskhand.bot.entity.EntityValue;
import dev.deskhand.bot.entity.Found;
import dev.deskhand.bot.entity.ReadingContext;
import dev.deskhand.bot.text.Words;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads values out of the visitor's words. */
final class Capture {
    /** Words with which a correction contradicts, in front of the value that is right. */
    private static final Set<String> CONTRADICTIONS =
            Set.of("no", "nope", "oh no", "no no", "nein", "nee", "non", "mais non", "not");

    private final BotParts parts;
    private final Draft draft;

    Capture(BotParts parts, Draft draft) {
        this.parts = parts;
        this.draft = draft;
    }

    /**
     * What a text says of the entities.
     *
     * @param asked the entity that the bot has asked for, if any
     */
    Map<String, Found> fill(String text, List<String> wanted, @Nullable String asked) {
        if (wanted.isEmpty()) {
            return Map.of();
        }
        Map<String, Found> filled = parts.reader().fill(text, wanted, context(asked));
        if (!filled.isEmpty()) {
            filled = withoutSlips(text, filled, asked);
        }
        draft.found(filled.values());
        return filled;
    }

    /** "3, sorry, 4" is 4. */
    private Map<String, Found> withoutSlips(
            String text, Map<String, Found> filled, @Nullable String asked) {
        Map<String, EntityValue> values = new LinkedHashMap<>();
        filled.forEach((entity, found) -> values.put(entity, found.value()));
        Map<String, Found> right = new LinkedHashMap<>(filled);
        parts.reader()
                .correction(text, values, context(asked))
                .ifPresent(correction ->
                        correction.changes().stream()
                                .map(Correction.Change::now)
                                .forEach(now -> right.put(now.entity(), now)));
        return right;
    }

    /** What a text puts right of what the visitor said before. */
    Optional<Correction> correction(String text, @Nullable String asked) {
        Map<String, EntityValue> known = new LinkedHashMap<>();
        draft.values()
                .forEach((entity, value) -> {
                    boolean said = !value.words().isEmpty() && parts.entity(entity).isPresent();
                    if (said && !isFreeText(entity)) {
                        known.put(entity, value.value());
                    }
                });
        return known.isEmpty()
                ? Optional.empty()
                : parts.reader().correction(text, known, context(asked));
    }

    /**
     * Whether words that answer what was asked are meant to put something else right: "no, the
     * 12th" is no answer to "and until when?".
     */
    boolean contradicts(Correction correction, @Nullable Found answer) {
        if (answer == null) {
            return true;
        }
        boolean contradiction = CONTRADICTIONS.contains(Words.key(correction.marker()));
        return correction.changes().stream()
                .allMatch(change ->
                        namesWhatItReplaces(change)
                                || contradiction
                                || change.now().end() <= answer.start()
                                || change.now().start() >= answer.end());
    }

    /** Whether the visitor says what was known, and not only something else that was wrong. */
    boolean namesWhatItReplaces(Correction.Change change) {
        Found instead = change.instead();
        KnownValue known = draft.values().get(change.now().entity());
        return instead != null && known != null && known.value().equals(instead.value());
    }

    /** Whether the values are what the text is about, and not a detail of something longer. */
    static boolean covers(String text, Collection<Found> values, double share) {
        int inside = 0;
        for (Found found : values) {
            inside += Words.of(found.words()).size();
        }
        return inside >= share * Words.of(text).size();
    }

    /** Whether it takes only what can hardly mean anything else. */
    boolean isTelling(String entity) {
        return parts.entity(entity)
                .map(known ->
                        !(known.entity().type() instanceof EntityType.FreeText)
                                && !(known.entity().type() instanceof EntityType.PersonName))
                .orElse(false);
    }

    private boolean isFreeText(String entity) {
        return parts.entity(entity)
                .map(known -> known.entity().type() instanceof EntityType.FreeText)
                .orElse(false);
    }

    private ReadingContext context(@Nullable String asked) {
        return new ReadingContext(
                parts.now(draft.context()), parts.locale(draft.language()), asked);
    }

    /** Whether it is new. */
    static boolean isNews(Found found, Map<String, KnownValue> values) {
        KnownValue known = values.get(found.entity());
        return known == null || !known.value().equals(found.value());
    }
}
