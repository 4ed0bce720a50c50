package dev.deskhand.bot.check;

import dev.deskhand.bot.check.TrainingReport.Alike;
import dev.deskhand.bot.text.Words;
import dev.deskhand.bot.understanding.Intent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds sentences of different nodes that share most of their words. Two such share one of their
 * rarest words, so only those are looked up.
 */
final class NearDuplicates {
    /** The words that two have in common, of all words of either. */
    private static final double MOST = 0.75;

    /** More than that nobody reads. */
    private static final int LIMIT = 500;

    private record Line(int number, String intent, String text, List<String> words) {}

    private final List<Line> lines = new ArrayList<>();
    private final Map<String, Integer> frequency = new HashMap<>();

    private NearDuplicates(List<Intent> intents) {
        for (Intent intent : intents) {
            String name = Teaching.place(intent.name());
            for (String sentence : intent.sentences()) {
                List<String> words = Words.of(sentence);
                if (!words.isEmpty()) {
                    lines.add(new Line(lines.size(), name, sentence, words));
                    Set.copyOf(words).forEach(word -> frequency.merge(word, 1, Integer::sum));
                }
            }
        }
    }

    static List<Alike> in(List<Intent> intents) {
        return new NearDuplicates(intents).find();
    }

    private List<Alike> find() {
        List<Alike> found = new ArrayList<>();
        Map<String, List<Line>> byRareWord = new HashMap<>();
        for (Line line : lines) {
            Set<Line> near = new LinkedHashSet<>();
            for (String word : telling(line)) {
                List<Line> earlier = byRareWord.computeIfAbsent(word, _ -> new ArrayList<>());
                near.addAll(earlier);
                earlier.add(line);
            }
            near.stream()
                    .filter(other -> !other.intent().equals(line.intent()) && alike(other, line))
                    .sorted(Comparator.comparingInt(Line::number))
                    .map(other ->
                            new Alike(
                                    other.intent(),
                                    other.text(),
                                    line.intent(),
                                    line.text(),
                                    other.words().equals(line.words())))
                    .forEach(found::add);
            if (found.size() >= LIMIT) {
                break;
            }
        }
        found.sort(Comparator.comparing(Alike::same).reversed());
        return found.stream().limit(LIMIT).toList();
    }

    /** So many of its rarest words that whoever shares enough of all has one of these. */
    private List<String> telling(Line line) {
        List<String> rarestFirst =
                line.words().stream()
                        .distinct()
                        .sorted(
                                Comparator.comparing(
                                                (String word) -> frequency.getOrDefault(word, 0))
                                        .thenComparing(Comparator.naturalOrder()))
                        .toList();
        int most = rarestFirst.size();
        return rarestFirst.subList(0, most - (int) Math.ceil(MOST * most) + 1);
    }

    private static boolean alike(Line first, Line second) {
        Set<String> both = new TreeSet<>(first.words());
        both.retainAll(Set.copyOf(second.words()));
        Set<String> either = new TreeSet<>(first.words());
        either.addAll(second.words());
        return both.size() >= MOST * either.size();
    }
}
