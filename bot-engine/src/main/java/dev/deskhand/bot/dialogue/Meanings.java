package dev.deskhand.bot.dialogue;

import dev.deskhand.bot.Bot;
import dev.deskhand.bot.Connection;
import dev.deskhand.bot.Node;
import dev.deskhand.bot.Sentence;
import dev.deskhand.bot.text.Words;
import dev.deskhand.bot.understanding.Basis;
import dev.deskhand.bot.understanding.Candidate;
import dev.deskhand.bot.understanding.Intent;
import dev.deskhand.bot.understanding.IntentClassifier;
import dev.deskhand.bot.understanding.Ranking;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** What visitors of one bot can mean, and which of it a text is nearest to. Immutable. */
final class Meanings {
    /**
     * The intent of a wish for a person. No node can have this name, since a name in a bot file
     * neither begins nor ends with a space.
     */
    private static final String PERSON = " talk to a person ";

    /**
     * Nobody puts what they want in more characters; the rest is looked at sentence by sentence.
     */
    private static final int LONGEST_WHOLE = 1_000;

    private static final int LONGEST_SENTENCE = 300;
    private static final int MOST_SENTENCES = 24;
    private static final int KEPT = 8;

    private final IntentClassifier entries;
    private final Map<String, Meaning> byIntent;
    private final Map<String, Ways> ways;

    /** Keys of all sentences that can be said from everywhere. */
    private final Set<String> taught = new HashSet<>();

    private Meanings(
            IntentClassifier entries,
            Map<String, Meaning> byIntent,
            Map<String, Ways> ways,
            List<Intent> intents) {
        this.entries = entries;
        this.byIntent = byIntent;
        this.ways = ways;
        intents.forEach(
                intent -> intent.sentences().forEach(sentence -> taught.add(Words.key(sentence))));
        taught.remove("");
    }

    static Meanings of(Bot bot, Function<List<Intent>, IntentClassifier> training) {
        Map<String, Meaning> byIntent = new HashMap<>();
        Map<String, Ways> ways = new HashMap<>();
        Map<String, Node> nodes = bot.nodesByName();
        List<Intent> intents = new ArrayList<>();
        byIntent.put(PERSON, new Meaning.WishForAPerson());
        intents.add(Intent.of(PERSON, texts(bot.settings().handOver().userSays())));
        for (Node node : bot.nodes()) {
            if (!node.active()) {
                continue;
            }
            if (node.kind() != Node.Kind.STEP) {
                byIntent.put(node.name(), new Meaning.Entry(node));
                intents.add(intent(node));
            }
            Ways.of(node, name -> Optional.ofNullable(nodes.get(name)), training)
                    .ifPresent(found -> ways.put(node.name(), found));
        }
        return new Meanings(training.apply(intents), byIntent, ways, intents);
    }

    /** Who reads a label and types it means its node. */
    private static Intent intent(Node node) {
        List<String> sentences = texts(node.userSays());
        node.label().ifPresent(label -> label.byLanguage().values().forEach(sentences::addAll));
        return new Intent(node.name(), sentences, texts(node.notUserSays()));
    }

    private static List<String> texts(List<Sentence> sentences) {
        List<String> texts = new ArrayList<>();
        sentences.forEach(sentence -> texts.add(sentence.text()));
        return texts;
    }

    /** Whether a visitor's words can lead on from that node. */
    boolean hasWays(String node) {
        return ways.containsKey(node);
    }

    /** Whether the author has given that sentence, here or for everywhere. Asks no model. */
    boolean isTaught(String text, String at) {
        Ways here = ways.get(at);
        return taught.contains(Words.key(text)) || (here != null && here.isTaught(text));
    }

    /** Whether that is a sentence which the author has given for something. */
    boolean isExact(String text) {
        return entries.rank(text).best().filter(best -> best.confidence() >= 1).isPresent();
    }

    /**
     * A message is read as a whole, and sentence by sentence: a wish for a person counts wherever
     * it stands, and a question that is wrapped in other sentences is found by itself. Among
     * several that are understood, the longest is taken for what the visitor is after.
     *
     * @param at the node where the conversation is; empty: at none
     * @param holds whether a connection's condition does
     */
    Understood understand(String text, String at, Predicate<Connection> holds) {
        Understood whole =
                text.length() > LONGEST_WHOLE
                        ? new Understood(text, List.of(), Optional.empty())
                        : rank(text, at, holds);
        List<String> sentences = Normaliser.sentences(text);
        if (sentences.size() < 2 || whole.bestScore() >= 1) {
            return whole;
        }
        Understood best = whole;
        int longest = 0;
        for (String sentence : some(sentences)) {
            Understood part = rank(sentence, at, holds);
            Optional<Meaning.Ranked> meant = part.meant();
            if (meant.isEmpty()) {
                continue;
            }
            if (part.isWishForAPerson()) {
                return part;
            }
            int words = Words.of(sentence).size();
            if (whole.meant().isEmpty() && words > longest) {
                longest = words;
                best = part;
            }
        }
        return best;
    }

    /** The first and the last of very many. */
    static List<String> some(List<String> sentences) {
        List<String> some = new ArrayList<>();
        for (int at = 0; at < sentences.size(); at++) {
            if (at < MOST_SENTENCES / 2 || at >= sentences.size() - MOST_SENTENCES / 2) {
                String sentence = sentences.get(at);
                some.add(
                        sentence.length() > LONGEST_SENTENCE
                                ? sentence.substring(0, LONGEST_SENTENCE)
                                : sentence);
            }
        }
        return some;
    }

    private Understood rank(String text, String at, Predicate<Connection> holds) {
        List<Meaning.Ranked> ranked = new ArrayList<>();
        Ways here = ways.get(at);
        Ranking entered = entries.rank(text);
        Basis basis = entered.basis();
        if (here != null) {
            Ways.Ranked leading = here.rank(text, holds);
            ranked.addAll(leading.ways());
            basis = basis.weaker(leading.basis());
        }
        for (Candidate candidate : entered.candidates()) {
            Meaning meaning = byIntent.get(candidate.intent());
            if (meaning != null) {
                ranked.add(new Meaning.Ranked(meaning, candidate.confidence()));
            }
            if (ranked.size() > 2 * KEPT) {
                break;
            }
        }
        ranked.sort(Comparator.comparingDouble(Meaning.Ranked::score).reversed());
        List<Meaning.Ranked> kept = ranked.subList(0, Math.min(KEPT, ranked.size()));
        boolean exact = !kept.isEmpty() && kept.getFirst().isExact();
        return new Understood(text, kept, Optional.of(exact ? Basis.EXACT : basis));
    }
}
