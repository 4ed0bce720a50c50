package dev.deskhand.bot.dialogue;

import dev.deskhand.bot.Saying;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * Picks one of several ways of saying the same: at random, and never the one of the last time while
 * there is another.
 */
final class Variants {
    private final Draft draft;
    private final String mainLanguage;

    Variants(Draft draft, String mainLanguage) {
        this.draft = draft;
        this.mainLanguage = mainLanguage;
    }

    /** The variants of a message that fit the visitor's language and channel; perhaps none. */
    List<Saying.Variant> fitting(Saying saying) {
        for (Predicate<Saying.Variant> language : languages()) {
            List<Saying.Variant> same = saying.variants().stream().filter(language).toList();
            String channel = draft.context().channel();
            List<Saying.Variant> own =
                    same.stream().filter(each -> each.channels().contains(channel)).toList();
            if (!own.isEmpty()) {
                return own;
            }
            List<Saying.Variant> all =
                    same.stream().filter(each -> each.channels().isEmpty()).toList();
            if (!all.isEmpty()) {
                return all;
            }
        }
        return List.of();
    }

    /** Whoever does not find their language reads the main one before any other. */
    private List<Predicate<Saying.Variant>> languages() {
        String wanted = draft.language();
        return List.of(
                each -> each.language().equalsIgnoreCase(wanted),
                each -> each.language().isEmpty(),
                each -> each.language().equalsIgnoreCase(mainLanguage),
                _ -> true);
    }

    /**
     * One of them.
     *
     * @param variants not empty
     * @param hash tells variants apart; the same in every process
     */
    <T> T pick(List<T> variants, ToIntFunction<T> hash) {
        if (variants.size() == 1) {
            return variants.getFirst();
        }
        Set<Integer> hashes = new LinkedHashSet<>();
        variants.forEach(variant -> hashes.add(hash.applyAsInt(variant)));
        List<Integer> others = new ArrayList<>(hashes);
        if (hashes.size() > 1) {
            others.removeAll(lastOf(hashes));
        }
        long seed = mix(draft.context().seed() + draft.before().turns());
        seed = mix(seed + hashes.hashCode() + draft.replies().size());
        int picked = others.get(Math.floorMod(seed, others.size()));
        draft.remember(picked);
        return variants.stream()
                .filter(variant -> hash.applyAsInt(variant) == picked)
                .findFirst()
                .orElseThrow();
    }

    /** The one of them that was said last, if any was. */
    private List<Integer> lastOf(Set<Integer> hashes) {
        for (int said : draft.saidLately()) {
            if (hashes.contains(said)) {
                return List.of(said);
            }
        }
        return List.of();
    }

    /** Numbers that are near to each other come far apart (the finaliser of SplitMix64). */
    private static long mix(long number) {
        long mixed = (number ^ (number >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
