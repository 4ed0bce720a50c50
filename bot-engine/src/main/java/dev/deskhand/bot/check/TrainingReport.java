package dev.deskhand.bot.check;

import dev.deskhand.bot.Bot;
import dev.deskhand.bot.understanding.Candidate;
import dev.deskhand.bot.understanding.Intent;
import dev.deskhand.bot.understanding.IntentClassifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * How well the sentences of a bot teach what they should. Each sentence is asked for by a bot that
 * has learnt all others but a few, so it shows what a visitor gets who says it first. The same bot
 * gives the same report.
 *
 * @param nodes how many nodes, and wishes for a person, can be found by what visitors say
 * @param folds so many times the bot has learnt; each time it was asked what was left out
 * @param tried the sentences that were asked for: those of nodes that have another one
 * @param alike sentences of different nodes that are the same or nearly so
 * @param thin the nodes with so few sentences that the bot can only guess
 */
public record TrainingReport(
        int nodes, int folds, List<Tried> tried, List<Alike> alike, List<Thin> thin) {
    /** Below that many sentences a node is thin. */
    public static final int ENOUGH = 5;

    /** Up to that many sentences, each is left out by itself. */
    private static final int FEW = 100;

    private static final int FOLDS = 20;

    public TrainingReport {
        tried = List.copyOf(tried);
        alike = List.copyOf(alike);
        thin = List.copyOf(thin);
    }

    /**
     * A sentence as it was understood by a bot that had not seen it.
     *
     * @param own how sure the bot was of the sentence's own node
     * @param nearest the node that it was surest of; the own one if it has no equal
     * @param best how sure it was of that
     */
    public record Tried(String node, String sentence, double own, String nearest, double best) {
        /** Whether another node is nearer than its own. */
        public boolean isNearerToAnother() {
            return !nearest.equals(node);
        }

        /** Whether the bot would not have answered, for it was not sure enough of anything. */
        public boolean isRejected() {
            return best < Candidate.THRESHOLD;
        }

        /** Whether the bot would have given the right answer. */
        public boolean isRight() {
            return !isNearerToAnother() && !isRejected();
        }
    }

    /**
     * Two sentences that teach against each other.
     *
     * @param same whether they differ in case, accents and punctuation at most
     */
    public record Alike(
            String node, String sentence, String otherNode, String other, boolean same) {}

    /** A node with few sentences. */
    public record Thin(String node, int sentences) {}

    /**
     * Two nodes that are taken for each other.
     *
     * @param examples the sentences of either that were nearer to the other
     */
    public record Confusion(String one, String other, List<String> examples) {
        public Confusion {
            examples = List.copyOf(examples);
        }
    }

    /**
     * Looks at a bot's sentences. Takes as long as learning the bot up to a hundred times.
     *
     * @param training makes a classifier of what visitors can mean
     */
    public static TrainingReport of(Bot bot, Function<List<Intent>, IntentClassifier> training) {
        List<Intent> intents = Teaching.of(bot);
        int all = intents.stream().mapToInt(intent -> intent.sentences().size()).sum();
        int folds = all <= FEW ? all : FOLDS;
        List<Tried> tried = new ArrayList<>();
        for (int fold = 0; fold < folds; fold++) {
            tried.addAll(fold(intents, fold, folds, training));
        }
        Map<String, Integer> order = new HashMap<>();
        intents.forEach(intent -> order.put(Teaching.place(intent.name()), order.size()));
        tried.sort(Comparator.comparing(each -> order.getOrDefault(each.node(), 0)));
        List<Thin> thin =
                intents.stream()
                        .filter(intent -> intent.sentences().size() < ENOUGH)
                        .map(intent ->
                                new Thin(Teaching.place(intent.name()), intent.sentences().size()))
                        .toList();
        return new TrainingReport(intents.size(), folds, tried, NearDuplicates.in(intents), thin);
    }

    /** Learns all but each so-many-th sentence, and asks for those. */
    private static List<Tried> fold(
            List<Intent> intents,
            int fold,
            int folds,
            Function<List<Intent>, IntentClassifier> training) {
        List<Intent> learnt = new ArrayList<>();
        Map<String, List<String>> leftOut = new LinkedHashMap<>();
        int number = 0;
        for (Intent intent : intents) {
            List<String> kept = new ArrayList<>();
            for (String sentence : intent.sentences()) {
                boolean out = number++ % folds == fold && intent.sentences().size() > 1;
                if (out) {
                    leftOut.computeIfAbsent(intent.name(), _ -> new ArrayList<>()).add(sentence);
                } else {
                    kept.add(sentence);
                }
            }
            learnt.add(new Intent(intent.name(), kept, intent.negatives()));
        }
        if (leftOut.isEmpty()) {
            return List.of();
        }
        IntentClassifier classifier = training.apply(learnt);
        List<Tried> tried = new ArrayList<>();
        leftOut.forEach((node, sentences) ->
                sentences.forEach(sentence ->
                        tried.add(tried(node, sentence, classifier.rank(sentence).candidates()))));
        return tried;
    }

    private static Tried tried(String intent, String sentence, List<Candidate> candidates) {
        String node = Teaching.place(intent);
        double own =
                candidates.stream()
                        .filter(candidate -> candidate.intent().equals(intent))
                        .mapToDouble(Candidate::confidence)
                        .findFirst()
                        .orElse(0);
        return candidates.stream()
                .findFirst()
                .filter(best -> best.confidence() > own)
                .map(best ->
                        new Tried(
                                node,
                                sentence,
                                own,
                                Teaching.place(best.intent()),
                                best.confidence()))
                .orElseGet(() -> new Tried(node, sentence, own, node, own));
    }

    /** The share of the tried sentences that the bot would have answered rightly; NaN of none. */
    public double accuracy() {
        return share(tried.stream().filter(Tried::isRight).count());
    }

    /** The share for which the own node was the nearest, sure or not; NaN of none. */
    public double nearestAccuracy() {
        return share(tried.stream().filter(each -> !each.isNearerToAnother()).count());
    }

    /** The share that the bot would not have answered; NaN of none. */
    public double rejected() {
        return share(tried.stream().filter(Tried::isRejected).count());
    }

    private double share(long part) {
        return tried.isEmpty() ? Double.NaN : (double) part / tried.size();
    }

    /** The nodes that are taken for each other, the commonest first. */
    public List<Confusion> confusions() {
        Map<List<String>, List<String>> pairs = new LinkedHashMap<>();
        for (Tried each : tried) {
            if (each.isNearerToAnother()) {
                List<String> pair = List.of(each.node(), each.nearest()).stream().sorted().toList();
                pairs.computeIfAbsent(pair, _ -> new ArrayList<>()).add(each.sentence());
            }
        }
        return pairs.entrySet().stream()
                .map(pair ->
                        new Confusion(
                                pair.getKey().getFirst(), pair.getKey().getLast(), pair.getValue()))
                .sorted(
                        Comparator.comparing(Confusion::examples, BY_SIZE)
                                .reversed()
                                .thenComparing(Confusion::one)
                                .thenComparing(Confusion::other))
                .toList();
    }

    private static final Comparator<Collection<String>> BY_SIZE =
            Comparator.comparingInt(Collection::size);
}
