package dev.deskhand.bot.entity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Settles which of overlapping values stand. */
final class Claims {
    private record Claim(Found found, boolean asked, boolean weak, int order) {
        int length() {
            return found.end() - found.start();
        }
    }

    private record Span(int start, int end) {}

    private static final Comparator<Claim> BEST_FIRST =
            Comparator.comparing(Claim::asked, Comparator.reverseOrder())
                    .thenComparing(Comparator.comparingInt(Claim::length).reversed())
                    .thenComparingInt(claim -> claim.found().start())
                    .thenComparing(Claim::weak)
                    .thenComparingInt(Claim::order);

    private final List<Claim> claims = new ArrayList<>();
    private final int length;

    Claims(int length) {
        this.length = length;
    }

    void add(Found found, boolean asked, boolean weak, int order) {
        if (found.start() < found.end()) {
            claims.add(new Claim(found, asked, weak, order));
        }
    }

    /** The claims that stand, by place, each with all claims on the very same words. */
    List<List<Found>> settle() {
        List<Claim> left = withoutEngulfed();
        left.sort(BEST_FIRST);
        BitSet taken = new BitSet(length);
        Map<Span, List<Found>> standing = new LinkedHashMap<>();
        for (Claim claim : left) {
            Found found = claim.found();
            List<Found> same = standing.get(new Span(found.start(), found.end()));
            if (same != null) {
                same.add(found);
                continue;
            }
            int next = taken.nextSetBit(found.start());
            if (next < 0 || next >= found.end()) {
                taken.set(found.start(), found.end());
                standing.computeIfAbsent(
                                new Span(found.start(), found.end()), _ -> new ArrayList<>())
                        .add(found);
            }
        }
        List<List<Found>> byPlace = new ArrayList<>(standing.values());
        byPlace.sort(Comparator.comparingInt(rivals -> rivals.getFirst().start()));
        return byPlace;
    }

    /** Without the bare numbers and words inside of something firmer. */
    private List<Claim> withoutEngulfed() {
        int[] furthest = new int[length + 2];
        Arrays.fill(furthest, -1);
        for (Claim claim : claims) {
            if (!claim.weak()) {
                int start = claim.found().start();
                furthest[start] = Math.max(furthest[start], claim.found().end());
            }
        }
        int[] before = new int[length + 2];
        before[0] = -1;
        for (int i = 0; i <= length; i++) {
            before[i + 1] = Math.max(before[i], furthest[i]);
        }
        List<Claim> left = new ArrayList<>();
        for (Claim claim : claims) {
            Found found = claim.found();
            boolean engulfed =
                    claim.weak()
                            && (before[found.start()] >= found.end()
                                    || furthest[found.start()] > found.end());
            if (!engulfed) {
                left.add(claim);
            }
        }
        return left;
    }
}
