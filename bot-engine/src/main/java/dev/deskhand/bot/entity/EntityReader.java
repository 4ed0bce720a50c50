package dev.deskhand.bot.entity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds the values of a bot's entities in what visitors write. Made once for a bot's version;
 * immutable, thread-safe. Never fails on a text: what is not understood is not found.
 */
public final class EntityReader {
    /** Characters of a text that are read; the rest is passed over. */
    public static final int LONGEST_TEXT = 10_000;

    private final Map<String, Entity> entities = new LinkedHashMap<>();
    private final Map<String, Recogniser> recognisers = new LinkedHashMap<>();

    private EntityReader(List<Entity> entities, Predicate<String> knownWord) {
        for (Entity entity : entities) {
            if (this.entities.put(entity.name(), entity) != null) {
                throw new InvalidEntityException(
                        entity.name(), "there are two of this name; rename one.");
            }
            recognisers.put(entity.name(), Recognisers.of(entity, knownWord));
        }
    }

    /**
     * A reader for the entities of a bot.
     *
     * @throws InvalidEntityException for the first one that can't be used
     */
    public static EntityReader of(List<Entity> entities) {
        return new EntityReader(entities, _ -> false);
    }

    /**
     * The same, with a dictionary of the language: a word that it knows is never taken for a
     * misspelt value.
     */
    public static EntityReader of(List<Entity> entities, Predicate<String> knownWord) {
        return new EntityReader(entities, knownWord);
    }

    /**
     * The values in a text, by place, without overlaps. Where several claim the same words, the
     * entity that was asked for wins, then the longest, then the leftmost, then the first in {@code
     * wanted}; only a bare number or word gives way to anything that holds it and more.
     *
     * @param wanted names of entities
     * @throws IllegalArgumentException if a name is none of this reader's
     */
    public List<Found> read(String text, List<String> wanted, ReadingContext context) {
        return resolve(text, wanted, context).stream().map(Claim::found).toList();
    }

    /**
     * One value for each entity that the text has one for, from an answer that may hold several.
     * Entities that take the same values get them from left to right in the order wanted, the asked
     * one first.
     */
    public Map<String, Found> fill(String text, List<String> wanted, ReadingContext context) {
        Map<String, Found> filled = new LinkedHashMap<>();
        for (Claim claim : resolve(text, wanted, context)) {
            claim.rivals().stream()
                    .filter(found -> !filled.containsKey(found.entity()))
                    .findFirst()
                    .ifPresent(found -> filled.put(found.entity(), found));
        }
        return filled;
    }

    /**
     * What a text puts right of what is known: "no, the 12th", "actually 3 not 2".
     *
     * @param known the values so far, by entity, the latest last
     */
    public Optional<Correction> correction(
            String text, Map<String, EntityValue> known, ReadingContext context) {
        return new CorrectionReading(this, cut(text), known, context).read();
    }

    /** A value that won, and whose else it might be: all claims on the same words, best first. */
    private record Claim(Found found, List<Found> rivals) {}

    private List<Claim> resolve(String text, List<String> wanted, ReadingContext context) {
        String read = cut(text);
        Reading reading = new Reading(read, context);
        Graphemes graphemes = Graphemes.of(read);
        Claims claims = new Claims(read.length());
        int order = 0;
        for (String name : wanted) {
            Entity entity = entities.get(name);
            Recogniser recogniser = recognisers.get(name);
            if (entity == null || recogniser == null) {
                throw new IllegalArgumentException(
                        "No entity is called \"" + name + "\"; there are " + entities.keySet());
            }
            boolean asked = name.equals(context.asked());
            for (Candidate candidate : recogniser.find(reading, asked)) {
                int start = graphemes.before(candidate.start());
                int end = graphemes.after(candidate.end());
                Found found =
                        new Found(
                                name,
                                candidate.value(),
                                start,
                                end,
                                read.substring(start, end),
                                entity.personal());
                claims.add(found, asked, candidate.weak(), order);
            }
            order++;
        }
        List<Claim> won = new ArrayList<>();
        claims.settle().forEach(rivals -> won.add(new Claim(rivals.getFirst(), rivals)));
        return won;
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST_TEXT) {
            return text;
        }
        // Bounds near the cut are enough.
        String head = text.substring(0, LONGEST_TEXT + 1);
        return head.substring(0, Graphemes.of(head).before(LONGEST_TEXT));
    }
}
