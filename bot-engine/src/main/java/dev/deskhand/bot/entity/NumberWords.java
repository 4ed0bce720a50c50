package dev.deskhand.bot.entity;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Numbers in words: "twenty five", "a hundred and five", "quatre-vingt-dix-neuf", "einundzwanzig".
 */
final class NumberWords {
    private static final int MOST_WORDS = 16;
    private static final int LONGEST_WORD = 60;

    private final Phrases numbers;
    private final Phrases weak;
    private final Phrases multipliers;
    private final Phrases joiners;
    private final Phrases compounds;

    /** Words that are weak at the beginning and plain numbers at the end: vingt et un. */
    private final Phrases tails;

    NumberWords(Language language) {
        numbers = language.phrases("number");
        weak = language.phrases("number weak");
        multipliers = language.phrases("multiplier words");
        joiners = language.phrases("joiner");
        compounds = language.phrases("compound");
        tails = language.phrases("number tail");
    }

    Numbers.@Nullable At at(Tokens tokens, int from) {
        Sum sum = new Sum(compounds.contains("dix"));
        boolean strong = false;
        int at = from;
        while (at - from < MOST_WORDS && tokens.at(at).isWord()) {
            int next = at;
            String joiner = joiners.value(tokens.at(at).word());
            if (joiner != null) {
                if (at == from || sum.room() < 10 || (joiner.equals("100") && sum.room() < 100)) {
                    break;
                }
                next = at + 1;
            }
            String word = tokens.at(next).word();
            boolean isWeak = weak.contains(word) && !numbers.contains(word);
            if (isWeak
                    && next > from
                    && (!tails.contains(word) || sum.room() < 10 || sum.room() > 20)) {
                break;
            }
            List<Integer> parts = parts(word);
            if (parts.isEmpty() || !sum.addAll(parts)) {
                break;
            }
            strong |= !isWeak;
            at = next + 1;
        }
        return at == from
                ? null
                : new Numbers.At(at, BigDecimal.valueOf(sum.total()), strong, false);
    }

    private List<Integer> parts(String word) {
        Integer part = part(word);
        if (part != null) {
            return List.of(part);
        }
        if (compounds.value("und") == null || word.length() > LONGEST_WORD) {
            return List.of();
        }
        return split(word);
    }

    /** Multipliers are negative. */
    private @Nullable Integer part(String word) {
        String times = multipliers.value(word);
        if (times != null) {
            return -Integer.parseInt(times);
        }
        String number = numbers.value(word);
        if (number == null) {
            number = weak.value(word);
        }
        return number == null ? null : Integer.valueOf(number);
    }

    /** Takes the longest numeral at each place; "und" swaps its neighbours. */
    private List<Integer> split(String word) {
        List<Integer> parts = new ArrayList<>();
        boolean swap = false;
        int at = 0;
        while (at < word.length()) {
            if (!parts.isEmpty() && !swap && word.startsWith("und", at)) {
                swap = true;
                at += 3;
                continue;
            }
            int end = word.length();
            while (end > at && part(word.substring(at, end)) == null) {
                end--;
            }
            Integer part = end == at ? null : part(word.substring(at, end));
            if (part == null) {
                return List.of();
            }
            if (swap && part >= 20) {
                parts.add(parts.size() - 1, part);
            } else {
                parts.add(part);
            }
            swap = false;
            at = end;
        }
        return swap ? List.of() : parts;
    }

    /** A number that grows as its words are read. */
    private static final class Sum {
        private static final int MOST = 1_000_000_000;

        /** Whether ten and seven are seventeen. */
        private final boolean tenSeven;

        private long thousands;
        private long current;
        private int last;
        private long scale = Long.MAX_VALUE;

        /** Only numbers below this can still be added; 0 after a unit. */
        private int room = 1000;

        Sum(boolean tenSeven) {
            this.tenSeven = tenSeven;
        }

        int room() {
            return room;
        }

        long total() {
            return thousands + current;
        }

        boolean addAll(List<Integer> parts) {
            for (int part : parts) {
                if (!(part < 0 ? multiply(-part) : add(part))) {
                    return false;
                }
            }
            return true;
        }

        private boolean multiply(int times) {
            if (times == 12) {
                boolean fits = current < 100 && thousands == 0;
                current = fits ? Math.max(1, current) * 12 : current;
                room = fits ? 0 : room;
                return fits;
            }
            if (times == 100) {
                boolean fits = current < 100 && (room == 1000 || current > 0);
                current = fits ? Math.max(1, current) * 100 : current;
                room = fits ? 100 : room;
                return fits;
            }
            if (times >= scale || total() >= MOST) {
                return false;
            }
            thousands += Math.max(1, current) * times;
            current = 0;
            scale = times;
            room = 1000;
            return true;
        }

        private boolean add(int number) {
            // French: four twenties.
            if (number == 20 && last == 4 && current % 100 == 4) {
                current += 76;
                room = 20;
                last = 20;
                return true;
            }
            if (tenSeven && last == 10 && number >= 7 && number <= 9) {
                current += number;
                last = number;
                return true;
            }
            int size = number >= 100 ? 1000 : number >= 20 ? 100 : number >= 10 ? 20 : 10;
            if (room < size || (number == 0 && total() > 0)) {
                return false;
            }
            current += number;
            last = number;
            if (number >= 100) {
                room = 100;
            } else if (number >= 20) {
                room = number == 60 ? 20 : 10;
            } else {
                room = 0;
            }
            return true;
        }
    }
}
