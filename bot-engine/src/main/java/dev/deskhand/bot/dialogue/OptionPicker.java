package dev.deskhand.bot.dialogue;

import dev.deskhand.bot.Option;
import dev.deskhand.bot.text.EditDistance;
import dev.deskhand.bot.text.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Tells which offered option a visitor means who types instead of pressing: by its label or what it
 * sends, by its number in the list, or by its label with a slip of the finger. Where two options
 * could be meant it picks none. Pure.
 */
public final class OptionPicker {
    private static final Map<String, Integer> NUMBERS =
            Map.ofEntries(
                    Map.entry("one", 1),
                    Map.entry("two", 2),
                    Map.entry("three", 3),
                    Map.entry("four", 4),
                    Map.entry("five", 5),
                    Map.entry("six", 6),
                    Map.entry("seven", 7),
                    Map.entry("eight", 8),
                    Map.entry("nine", 9),
                    Map.entry("ten", 10),
                    Map.entry("first", 1),
                    Map.entry("second", 2),
                    Map.entry("third", 3),
                    Map.entry("fourth", 4),
                    Map.entry("fifth", 5),
                    Map.entry("1st", 1),
                    Map.entry("2nd", 2),
                    Map.entry("3rd", 3),
                    Map.entry("4th", 4),
                    Map.entry("5th", 5));

    /** Words that stand before or after a number without changing what it means. */
    private static final Set<String> AROUND_A_NUMBER =
            Set.of("number", "nr", "option", "the", "answer", "one", "please", "pls");

    /** Politeness around a label. */
    private static final Set<String> POLITE =
            Set.of("please", "pls", "thanks", "thank", "you", "the", "ok", "okay");

    /** What turns a word into its contrary when it stands before it. */
    private static final Set<String> CONTRARY =
            Set.of(
                    "un", "in", "im", "ir", "il", "dis", "non", "de", "mis", "no", "not", "re",
                    "ex");

    private OptionPicker() {}

    /**
     * Whether the options may be shown with numbers before them. Labels that hold numbers of their
     * own are not numbered: nobody could tell which of the two a typed number means.
     */
    public static boolean numberable(List<Option> options) {
        return options.stream().noneMatch(option -> !numbersIn(option.label()).isEmpty());
    }

    /** The option that is named exactly: by its label, by what it sends, or by its number. */
    public static Optional<Option> named(String typed, List<Option> options) {
        String text = typed.strip();
        Optional<Option> letterByLetter =
                only(options, option -> option.label().strip().equals(text))
                        .or(() -> only(options, option -> option.sent().strip().equals(text)));
        if (letterByLetter.isPresent()) {
            return letterByLetter;
        }
        List<String> words = Words.of(typed);
        if (words.isEmpty()) {
            return Optional.empty();
        }
        return inWords(words, options)
                .or(() -> byNumber(words, options))
                .or(() -> inWords(without(words, POLITE), options));
    }

    /**
     * The option whose label was misspelt.
     *
     * @param isKnown whether the bot knows a word: a known word is no misspelling of another
     */
    static Optional<Option> misspelt(
            String typed, List<Option> options, Predicate<String> isKnown) {
        List<String> words = without(Words.of(typed), POLITE);
        if (words.isEmpty()) {
            return Optional.empty();
        }
        String joined = String.join(" ", words);
        Option best = null;
        int distance = Integer.MAX_VALUE;
        for (Option option : options) {
            int slips = slips(words, Words.of(option.label()), isKnown);
            if (slips >= 0 && slips < distance) {
                best = option;
                distance = slips;
            }
        }
        if (best == null) {
            return Optional.empty();
        }
        String label = joined(best);
        for (Option other : options) {
            boolean another = !other.sent().equals(best.sent());
            String otherLabel = joined(other);
            if (another
                    && (EditDistance.of(joined, otherLabel) <= distance
                            || EditDistance.of(label, otherLabel) <= 2 * distance)) {
                return Optional.empty();
            }
        }
        return Optional.of(best);
    }

    private static String joined(Option option) {
        return String.join(" ", Words.of(option.label()));
    }

    private static Optional<Option> inWords(List<String> words, List<Option> options) {
        if (words.isEmpty()) {
            return Optional.empty();
        }
        return only(options, option -> Words.of(option.label()).equals(words))
                .or(() -> only(options, option -> Words.of(option.sent()).equals(words)));
    }

    private static Optional<Option> byNumber(List<String> words, List<Option> options) {
        OptionalInt number = number(words);
        if (number.isEmpty()) {
            return Optional.empty();
        }
        int wanted = number.getAsInt();
        if (!numberable(options)) {
            return only(options, option -> numbersIn(option.label()).equals(Set.of(wanted)));
        }
        return wanted >= 1 && wanted <= options.size()
                ? Optional.of(options.get(wanted - 1))
                : Optional.empty();
    }

    /** The one option for which this holds; two that send the same count as one. */
    private static Optional<Option> only(List<Option> options, Predicate<Option> holds) {
        List<Option> found = options.stream().filter(holds).toList();
        boolean same = found.stream().map(Option::sent).distinct().count() == 1;
        return same ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /** A message that is a number and nothing else. */
    private static OptionalInt number(List<String> words) {
        if (words.size() == 1) {
            return value(words.getFirst());
        }
        List<Integer> numbers = new ArrayList<>();
        for (String word : words) {
            OptionalInt value = value(word);
            boolean filler = AROUND_A_NUMBER.contains(word);
            if (value.isPresent() && !(filler && !numbers.isEmpty())) {
                numbers.add(value.getAsInt());
            } else if (!filler) {
                return OptionalInt.empty();
            }
        }
        return numbers.size() == 1 ? OptionalInt.of(numbers.getFirst()) : OptionalInt.empty();
    }

    private static OptionalInt value(String word) {
        if (word.matches("[0-9]{1,3}")) {
            return OptionalInt.of(Integer.parseInt(word));
        }
        Integer value = NUMBERS.get(word);
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }

    private static Set<Integer> numbersIn(String label) {
        Set<Integer> numbers = new HashSet<>();
        for (String word : Words.of(label)) {
            OptionalInt value = value(word);
            if (value.isPresent()) {
                numbers.add(value.getAsInt());
            } else if (word.codePoints().anyMatch(Character::isDigit)) {
                numbers.add(leadingNumber(word));
            }
        }
        return numbers;
    }

    private static int leadingNumber(String word) {
        String digits = word.replaceAll("[^0-9].*", "");
        return digits.isEmpty() || digits.length() > 6 ? -1 : Integer.parseInt(digits);
    }

    private static List<String> without(List<String> words, Set<String> fillers) {
        int from = 0;
        int to = words.size();
        while (from < to && fillers.contains(words.get(from))) {
            from++;
        }
        while (to > from && fillers.contains(words.get(to - 1))) {
            to--;
        }
        return words.subList(from, to);
    }

    /** How many slips of the finger make the label of what was typed; -1: it is something else. */
    private static int slips(List<String> typed, List<String> label, Predicate<String> isKnown) {
        if (label.isEmpty()) {
            return -1;
        }
        if (typed.size() != label.size()) {
            return String.join("", typed).equals(String.join("", label)) ? 1 : -1;
        }
        boolean sameWords =
                IntStream.range(0, typed.size())
                        .allMatch(at -> mayBe(typed.get(at), label.get(at), isKnown));
        int distance = EditDistance.of(String.join(" ", typed), String.join(" ", label));
        return sameWords && distance <= 2 ? distance : -1;
    }

    private static boolean mayBe(String typed, String word, Predicate<String> isKnown) {
        if (typed.equals(word)) {
            return true;
        }
        if (typed.codePoints().anyMatch(Character::isDigit)
                || word.codePoints().anyMatch(Character::isDigit)) {
            return false;
        }
        if (Normaliser.stem(typed).equals(Normaliser.stem(word))) {
            return true;
        }
        int shorter = Math.min(typed.length(), word.length());
        int allowed = shorter < 4 ? 0 : shorter < 8 ? 1 : 2;
        boolean sameStart =
                typed.charAt(0) == word.charAt(0) || swappedStart(typed, word) || shorter >= 8;
        return sameStart
                && EditDistance.of(typed, word) <= allowed
                && !isKnown.test(typed)
                && !contrary(typed, word)
                && !contrary(word, typed);
    }

    /** The first letter is seldom wrong, so "home" is not "Rome"; "erturns" may be "Returns". */
    private static boolean swappedStart(String typed, String word) {
        return typed.length() > 1
                && word.length() > 1
                && typed.charAt(0) == word.charAt(1)
                && typed.charAt(1) == word.charAt(0);
    }

    private static boolean contrary(String longer, String shorter) {
        return longer.endsWith(shorter)
                && CONTRARY.contains(longer.substring(0, longer.length() - shorter.length()));
    }
}
