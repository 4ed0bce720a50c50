package dev.deskhand.bot.understanding;

import dev.deskhand.bot.text.EditDistance;
import dev.deskhand.bot.text.Words;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Mends words that are nearly one of the bot's own: one wrong, missing, doubled or swapped letter,
 * two in long words, and words that the bot writes in one ("callback") or in two ("call back"). A
 * word that is right as it is stays, however near it is to one of the bot's.
 */
final class Spelling {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}'\u2019]+");

    /** Short words have too many neighbours that mean something else. */
    private static final int SHORTEST = 4;

    private static final int LONG = 8;
    private static final int LONGEST = 30;

    private final Map<String, Integer> uses = new HashMap<>();
    private final Map<String, String> joined = new HashMap<>();
    private final Set<String> pairs = new HashSet<>();
    private final Map<Long, List<String>> byDeletion = new HashMap<>();
    private final Predicate<String> isWord;

    /**
     * @param isWord whether a word, in lower case, is right as it is although the bot does not use
     *     it
     */
    Spelling(List<String> sentences, Predicate<String> isWord) {
        this.isWord = isWord;
        for (String sentence : sentences) {
            String before = "";
            for (String word : Words.of(sentence)) {
                if (uses.merge(word, 1, Integer::sum) == 1) {
                    remember(word);
                }
                if (!before.isEmpty()) {
                    pairs.add(before + " " + word);
                    joined.putIfAbsent(before + word, before + " " + word);
                }
                before = word;
            }
        }
    }

    private void remember(String word) {
        if (word.length() >= SHORTEST && word.length() <= LONGEST) {
            for (String shorter : deletions(word)) {
                byDeletion.merge(key(shorter), List.of(word), Spelling::together);
            }
        }
    }

    private static List<String> together(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /** The text with each such word mended, and all else as it was. */
    String mend(String text) {
        Matcher words = WORD.matcher(text);
        StringBuilder mended = new StringBuilder();
        while (words.find()) {
            words.appendReplacement(mended, Matcher.quoteReplacement(mendWord(words.group())));
        }
        words.appendTail(mended);
        return joinPairs(mended.toString());
    }

    private String mendWord(String written) {
        List<String> normal = Words.of(written);
        if (normal.size() != 1) {
            return written;
        }
        String word = normal.getFirst();
        if (uses.containsKey(word)) {
            return written;
        }
        String apart = joined.get(word);
        if (apart != null && word.length() >= SHORTEST) {
            return apart;
        }
        boolean mayBeWrong =
                word.length() >= SHORTEST
                        && word.length() <= LONGEST
                        && word.chars().noneMatch(Character::isDigit)
                        && !isWord.test(word);
        return mayBeWrong ? nearest(word).orElse(written) : written;
    }

    /** Two words that the bot only ever writes as one. */
    private String joinPairs(String text) {
        List<String> words = Words.of(text);
        for (int i = 0; i + 1 < words.size(); i++) {
            String one = words.get(i) + words.get(i + 1);
            boolean oneWordHere =
                    one.length() >= LONG
                            && uses.containsKey(one)
                            && !pairs.contains(words.get(i) + " " + words.get(i + 1));
            if (oneWordHere) {
                Pattern apart =
                        Pattern.compile(
                                "(?iu)\\b"
                                        + Pattern.quote(words.get(i))
                                        + "[\\s-]+"
                                        + Pattern.quote(words.get(i + 1))
                                        + "\\b");
                return apart.matcher(text).replaceFirst(Matcher.quoteReplacement(one));
            }
        }
        return text;
    }

    private Optional<String> nearest(String word) {
        Set<String> near = new HashSet<>();
        for (String shorter : deletions(word)) {
            near.addAll(byDeletion.getOrDefault(key(shorter), List.of()));
        }
        String best = "";
        int bestDistance = allowed(word) + 1;
        boolean unsure = false;
        for (String candidate : near) {
            int distance = distance(word, candidate);
            int clearer = clearer(candidate, best);
            if (distance < bestDistance || (distance == bestDistance && clearer > 0)) {
                best = candidate;
                bestDistance = distance;
                unsure = false;
            } else if (distance == bestDistance && clearer == 0) {
                unsure = true;
            }
        }
        return best.isEmpty() || unsure ? Optional.empty() : Optional.of(best);
    }

    /** Positive if the bot uses the first word much more often, negative if the second. */
    private int clearer(String one, String other) {
        int ones = uses.getOrDefault(one, 0);
        int others = uses.getOrDefault(other, 0);
        if (ones > 2 * others) {
            return 1;
        }
        return others > 2 * ones ? -1 : 0;
    }

    private static int allowed(String word) {
        return word.length() >= LONG ? 2 : 1;
    }

    /** The word, and the word without each of its letters; in long words without two of them. */
    private static Set<String> deletions(String word) {
        Set<String> shorter = new HashSet<>();
        shorter.add(word);
        Set<String> last = Set.of(word);
        for (int round = 0; round < allowed(word); round++) {
            Set<String> next = new HashSet<>();
            for (String each : last) {
                for (int i = 0; i < each.length(); i++) {
                    next.add(each.substring(0, i) + each.substring(i + 1));
                }
            }
            shorter.addAll(next);
            last = next;
        }
        return shorter;
    }

    private static long key(String shorter) {
        return shorter.hashCode() * 31L + shorter.length();
    }

    /** Slips; a first letter that differs counts twice, for people seldom get that wrong. */
    private static int distance(String one, String other) {
        return EditDistance.of(one, other) + (one.charAt(0) == other.charAt(0) ? 0 : 1);
    }
}
