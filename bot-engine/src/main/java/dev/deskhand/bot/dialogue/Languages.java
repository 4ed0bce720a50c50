package dev.deskhand.bot.dialogue;

import dev.deskhand.bot.Bot;
import dev.deskhand.bot.Connection;
import dev.deskhand.bot.Node;
import dev.deskhand.bot.Sentence;
import dev.deskhand.bot.text.Words;
import java.lang.Character.UnicodeScript;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Tells in which of a bot's languages a visitor writes: by the words of its sentences, by small
 * words such as "the", and by the letters. Immutable.
 */
final class Languages {
    private static final Map<String, Set<String>> FUNCTION_WORDS = functionWords();

    /** So much more must speak for another language than for the one so far. */
    private static final double TO_CHANGE = 1.5;

    private static final double LETTERS = 3;

    /** The beginning of a text tells. */
    private static final int LONGEST = 500;

    private final String main;
    private final Map<String, Marks> languages = new LinkedHashMap<>();

    private static final class Marks {
        private final Set<String> words = new HashSet<>();
        private final Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);

        void learn(String text) {
            words.addAll(Words.of(text));
            scripts.addAll(scripts(text));
        }
    }

    private Languages(Bot bot) {
        main = bot.mainLanguage();
        for (String tag : bot.languages()) {
            Marks marks = new Marks();
            String language = Locale.forLanguageTag(tag).getLanguage();
            marks.words.addAll(FUNCTION_WORDS.getOrDefault(language, Set.of()));
            SmallTalkBook.of(language).ifPresent(book -> book.sentences().forEach(marks::learn));
            languages.put(tag, marks);
        }
        learn(bot.settings().handOver().userSays());
        for (Node node : bot.nodes()) {
            learn(node.userSays());
            node.connections().stream().map(Connection::userSays).forEach(this::learn);
        }
    }

    private void learn(Collection<Sentence> sentences) {
        for (Sentence sentence : sentences) {
            Marks marks = languages.get(sentence.language());
            if (marks != null) {
                marks.learn(sentence.text());
            }
        }
    }

    static Languages of(Bot bot) {
        return new Languages(bot);
    }

    /**
     * The language of a text, or the one so far where the text does not tell.
     *
     * @param before the language so far, or empty
     */
    String of(String text, String before) {
        String so = languages.containsKey(before) ? before : main;
        if (languages.size() == 1) {
            return so;
        }
        String head = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        Map<String, Double> scores = scores(head);
        String best = so;
        double most = scores.getOrDefault(so, 0.0) + (before.isEmpty() ? 0 : TO_CHANGE);
        for (Map.Entry<String, Double> each : scores.entrySet()) {
            if (!each.getKey().equals(so) && each.getValue() > most) {
                best = each.getKey();
                most = each.getValue();
            }
        }
        return best;
    }

    private Map<String, Double> scores(String text) {
        Map<String, Double> scores = new LinkedHashMap<>();
        for (String word : new HashSet<>(Words.of(text))) {
            List<String> theirs =
                    languages.entrySet().stream()
                            .filter(each -> each.getValue().words.contains(word))
                            .map(Map.Entry::getKey)
                            .toList();
            theirs.forEach(tag -> scores.merge(tag, 1.0 / theirs.size(), Double::sum));
        }
        for (UnicodeScript script : scripts(text)) {
            if (script != UnicodeScript.LATIN) {
                languages.forEach((tag, marks) -> {
                    if (marks.scripts.contains(script)) {
                        scores.merge(tag, LETTERS, Double::sum);
                    }
                });
            }
        }
        return scores;
    }

    private static Set<UnicodeScript> scripts(String text) {
        Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
        text.codePoints()
                .filter(Character::isLetter)
                .forEach(letter -> scripts.add(UnicodeScript.of(letter)));
        return scripts;
    }

    private static Map<String, Set<String>> functionWords() {
        Map<String, Set<String>> byLanguage = new HashMap<>();
        for (String line : Lines.of("function-words.txt").orElse(List.of())) {
            int space = line.indexOf(' ');
            byLanguage.put(
                    line.substring(0, space),
                    Set.copyOf(new HashSet<>(Words.of(line.substring(space)))));
        }
        return Map.copyOf(byLanguage);
    }
}
