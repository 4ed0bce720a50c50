package dev.deskhand.bot.dialogue;

import dev.deskhand.bot.text.EditDistance;
import dev.deskhand.bot.text.Words;
import dev.deskhand.bot.understanding.Candidate;
import dev.deskhand.bot.understanding.Intent;
import dev.deskhand.bot.understanding.IntentClassifier;
import dev.deskhand.bot.understanding.IntentTrainer;
import dev.deskhand.bot.understanding.Profile;
import dev.deskhand.bot.understanding.SentenceModels;
import dev.deskhand.bot.understanding.Vectors;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The small talk of one language that comes with Deskhand: what visitors say, and what is answered.
 * Understood by words alone, so that it costs no bot anything. Immutable, thread-safe.
 */
final class SmallTalkBook {
    private static final Map<String, Optional<SmallTalkBook>> BOOKS = new ConcurrentHashMap<>();
    private static final Map<String, IntentClassifier> CLASSIFIERS = new ConcurrentHashMap<>();

    private static final int WORDS_PER_STRANGE_ONE = 8;
    private static final int SHORTEST_MISSPELT = 5;

    /**
     * More than the threshold of a bot's own nodes: what is no small talk is about something that
     * the bot should know, and had better not be laughed off.
     */
    private static final double SURE = 0.7;

    private final Map<String, List<String>> answers = new LinkedHashMap<>();
    private final List<String> sentences = new ArrayList<>();
    private final Set<String> vocabulary = new HashSet<>();
    private final String language;
    private final List<Intent> intents = new ArrayList<>();

    private SmallTalkBook(String language, List<String> lines) {
        this.language = language;
        Map<String, List<String>> said = new LinkedHashMap<>();
        String name = "";
        for (String line : lines) {
            if (line.startsWith("[")) {
                name = line.substring(1, line.length() - 1);
            } else if (line.startsWith(">")) {
                answers.computeIfAbsent(name, _ -> new ArrayList<>())
                        .add(line.substring(1).strip());
            } else {
                said.computeIfAbsent(name, _ -> new ArrayList<>()).add(line);
                sentences.add(line);
                vocabulary.addAll(Words.of(line));
            }
        }
        said.forEach((each, theirs) -> intents.add(Intent.of(each, theirs)));
    }

    /** Trained when it is first asked: whoever reads a bot file only wants the names. */
    private IntentClassifier classifier() {
        return CLASSIFIERS.computeIfAbsent(
                language,
                _ -> {
                    try (SentenceModels none = new SentenceModels()) {
                        return new IntentTrainer(none, Vectors.none())
                                .train(intents, Profile.LEXICAL);
                    }
                });
    }

    /**
     * @param language as in a BCP 47 tag, without script and region
     */
    static Optional<SmallTalkBook> of(String language) {
        return BOOKS.computeIfAbsent(
                language,
                each ->
                        Lines.of("small-talk-" + each + ".txt")
                                .map(lines -> new SmallTalkBook(each, lines)));
    }

    Set<String> names() {
        return answers.keySet();
    }

    Collection<String> sentences() {
        return sentences;
    }

    /** Never empty for one of the names. */
    List<String> answers(String name) {
        return answers.getOrDefault(name, List.of());
    }

    /**
     * What small talk a text is, if it is any. Where several of its words are in no small talk, it
     * is about something else.
     */
    Optional<Candidate> best(String text) {
        return Words.of(text).isEmpty() ? meant(sign(text)) : bestOfWords(text);
    }

    /** The first sign of a text without words, as it is without its colour. */
    private static String sign(String text) {
        return text.codePoints()
                .filter(sign -> !Character.isWhitespace(sign))
                .limit(1)
                .mapToObj(Character::toString)
                .findFirst()
                .orElse("");
    }

    private Optional<Candidate> bestOfWords(String text) {
        List<String> known = new ArrayList<>();
        int strange = 0;
        for (String word : Words.of(text)) {
            if (isKnown(word)) {
                known.add(word);
            } else {
                strange++;
            }
        }
        if (strange == 1 && !known.isEmpty()) {
            // "Hello Anna": a name does not matter.
            Optional<Candidate> without = meant(String.join(" ", known));
            if (without.filter(each -> each.confidence() >= 1).isPresent()) {
                return without;
            }
        }
        return strange > (known.size() + strange) / WORDS_PER_STRANGE_ONE
                ? Optional.empty()
                : meant(text);
    }

    private Optional<Candidate> meant(String text) {
        return classifier().rank(text).best().filter(best -> best.confidence() >= SURE);
    }

    private boolean isKnown(String word) {
        return vocabulary.contains(word)
                || (word.length() >= SHORTEST_MISSPELT
                        && vocabulary.stream()
                                .anyMatch(other ->
                                        other.charAt(0) == word.charAt(0)
                                                && Math.abs(other.length() - word.length()) <= 1
                                                && EditDistance.of(other, word) <= 1));
    }
}
