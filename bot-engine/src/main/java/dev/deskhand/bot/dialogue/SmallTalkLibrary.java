package dev.deskhand.bot.dialogue;

import dev.deskhand.bot.Bot;
import dev.deskhand.bot.Node;
import dev.deskhand.bot.SmallTalk;
import dev.deskhand.bot.Wording;
import dev.deskhand.bot.understanding.Candidate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The small talk of one bot: what comes with Deskhand in the bot's languages, with the author's own
 * answers, and without what the bot has nodes of its own for. Immutable, thread-safe.
 */
public final class SmallTalkLibrary {
    private static final String ENGLISH = "en";

    /** A node whose sentences are so much small talk of one kind takes that kind over. */
    private static final double TAKES_OVER = 1.0 / 3;

    /** So many of a node's sentences tell. */
    private static final int TELLING = 30;

    /** Nobody makes small talk in more characters. */
    private static final int LONGEST = 300;

    private final SmallTalk settings;

    /** By the bot's tags. */
    private final Map<String, SmallTalkBook> books = new LinkedHashMap<>();

    private final Set<String> without = new HashSet<>();

    private SmallTalkLibrary(Bot bot) {
        settings = bot.settings().smallTalk();
        without.addAll(settings.off());
        if (!settings.on()) {
            return;
        }
        for (String tag : bot.languages()) {
            SmallTalkBook.of(Locale.forLanguageTag(tag).getLanguage())
                    .ifPresent(book -> books.put(tag, book));
        }
        for (Node node : bot.nodes()) {
            if (node.active() && node.kind() != Node.Kind.STEP) {
                without.add(node.name());
                takesOver(node);
            }
        }
    }

    /** The small talk of that bot. */
    public static SmallTalkLibrary of(Bot bot) {
        return new SmallTalkLibrary(bot);
    }

    /** The names of all small talk that there is. */
    public static Set<String> names() {
        return SmallTalkBook.of(ENGLISH).orElseThrow().names();
    }

    /** Whether a text would be answered as small talk where nothing else fits it. */
    public boolean knows(String text) {
        return find(text, "").isPresent();
    }

    private void takesOver(Node node) {
        Map<String, Integer> counts = new HashMap<>();
        int sentences = Math.min(TELLING, node.userSays().size());
        for (int at = 0; at < sentences; at++) {
            String text = node.userSays().get(at).text();
            for (SmallTalkBook book : books.values()) {
                book.best(text)
                        .ifPresent(best ->
                                counts.merge(
                                        best.intent(),
                                        best.confidence() >= 1 ? sentences : 1,
                                        Integer::sum));
            }
        }
        counts.forEach((name, count) -> {
            if (count >= TAKES_OVER * sentences) {
                without.add(name);
            }
        });
    }

    /**
     * What small talk a text is: as a whole, or the longest of its sentences that is any.
     *
     * @param language in which visitors are answered; it is looked at first
     */
    Optional<Meaning.Ranked> find(String text, String language) {
        if (books.isEmpty()) {
            return Optional.empty();
        }
        List<SmallTalkBook> inOrder = new ArrayList<>(books.values());
        SmallTalkBook first = books.get(language);
        if (first != null) {
            inOrder.remove(first);
            inOrder.addFirst(first);
        }
        Optional<Meaning.Ranked> whole =
                text.length() > LONGEST ? Optional.empty() : best(text, inOrder);
        if (whole.isPresent()) {
            return whole;
        }
        Optional<Meaning.Ranked> longest = Optional.empty();
        int length = 0;
        List<String> sentences = Normaliser.sentences(text);
        for (String sentence :
                sentences.size() < 2 ? List.<String>of() : Meanings.some(sentences)) {
            Optional<Meaning.Ranked> part = best(sentence, inOrder);
            if (part.isPresent() && sentence.length() > length) {
                longest = part;
                length = sentence.length();
            }
        }
        return longest;
    }

    private Optional<Meaning.Ranked> best(String text, List<SmallTalkBook> inOrder) {
        for (SmallTalkBook book : inOrder) {
            Optional<Candidate> best = book.best(text);
            if (best.isPresent()) {
                return best.filter(each -> !without.contains(each.intent()))
                        .map(each ->
                                new Meaning.Ranked(
                                        new Meaning.SmallTalk(each.intent()), each.confidence()));
            }
        }
        return Optional.empty();
    }

    /** What is answered: the author's own words, or Deskhand's. */
    List<String> answers(String name, String language) {
        Wording own = settings.answers().get(name);
        if (own != null) {
            return own.in(language);
        }
        SmallTalkBook book =
                Optional.ofNullable(books.get(language))
                        .orElseGet(() -> books.values().iterator().next());
        List<String> answers = book.answers(name);
        return answers.isEmpty() ? SmallTalkBook.of(ENGLISH).orElseThrow().answers(name) : answers;
    }
}
