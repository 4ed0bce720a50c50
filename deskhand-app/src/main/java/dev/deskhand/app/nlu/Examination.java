package dev.deskhand.app.nlu;

import dev.deskhand.app.Failure;
import dev.deskhand.bot.understanding.Evaluation;
import dev.deskhand.bot.understanding.Intent;
import dev.deskhand.bot.understanding.IntentClassifier;
import dev.deskhand.bot.understanding.IntentTrainer;
import dev.deskhand.bot.understanding.Profile;
import dev.deskhand.bot.understanding.SentenceModels;
import dev.deskhand.bot.understanding.Vectors;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Trains on one file and asks for each line of another.
 *
 * @param training how long it took, with the models loaded and nothing remembered
 * @param cpuNanos what each line of the test took of one thread's CPU, in rising order
 */
record Examination(Evaluation evaluation, Duration training, List<Long> cpuNanos) {
    private static final int WARM_UP = 300;

    Examination {
        cpuNanos = List.copyOf(cpuNanos);
    }

    /**
     * @param outOfScope the label of lines that mean no intent; empty: every label that the
     *     training file does not have
     * @throws Failure if there is nothing to learn or to ask
     */
    static Examination of(
            LabelledFile train, LabelledFile test, Optional<String> outOfScope, Profile profile) {
        List<Intent> intents = intents(train, outOfScope);
        if (intents.isEmpty() || test.lines().isEmpty()) {
            throw new Failure(
                    "There is nothing to measure: the %s file has no sentences with a label in scope."
                            .formatted(intents.isEmpty() ? "training" : "test"));
        }
        try (SentenceModels models = new SentenceModels()) {
            models.prepare(profile);
            IntentTrainer trainer = new IntentTrainer(models, Vectors.none());
            long start = System.nanoTime();
            IntentClassifier classifier = trainer.train(intents, profile);
            Duration training = Duration.ofNanos(System.nanoTime() - start);
            warmUp(classifier, train);
            return ask(classifier, test, inScope(intents, outOfScope), training);
        }
    }

    private static List<Intent> intents(LabelledFile train, Optional<String> outOfScope) {
        Map<String, List<String>> sentences = new LinkedHashMap<>();
        for (LabelledFile.Line line : train.spoken()) {
            if (outOfScope.filter(line.label()::equals).isEmpty()) {
                sentences
                        .computeIfAbsent(line.label(), _ -> new ArrayList<>())
                        .add(line.sentence());
            }
        }
        return sentences.entrySet().stream()
                .map(each -> Intent.of(each.getKey(), each.getValue()))
                .toList();
    }

    private static Predicate<String> inScope(List<Intent> intents, Optional<String> outOfScope) {
        Set<String> known = intents.stream().map(Intent::name).collect(Collectors.toSet());
        return label -> outOfScope.map(oos -> !oos.equals(label)).orElse(known.contains(label));
    }

    /** With words of its own, or the sentences would be found without looking for them. */
    private static void warmUp(IntentClassifier classifier, LabelledFile train) {
        train.lines().stream()
                .limit(WARM_UP)
                .forEach(line -> classifier.rank(line.sentence() + " warm up"));
    }

    private static Examination ask(
            IntentClassifier classifier,
            LabelledFile test,
            Predicate<String> inScope,
            Duration training) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        List<Evaluation.Case> cases = new ArrayList<>();
        long[] nanos = new long[test.lines().size()];
        for (int i = 0; i < nanos.length; i++) {
            LabelledFile.Line line = test.lines().get(i);
            long before = threads.getCurrentThreadCpuTime();
            var ranking = classifier.rank(line.sentence());
            nanos[i] = threads.getCurrentThreadCpuTime() - before;
            cases.add(
                    new Evaluation.Case(
                            line.sentence(),
                            Optional.of(line.label()).filter(inScope),
                            ranking.best()));
        }
        Arrays.sort(nanos);
        return new Examination(
                new Evaluation(cases), training, Arrays.stream(nanos).boxed().toList());
    }

    /** The time within which that share of the lines was done, in milliseconds. */
    double millis(double share) {
        int place = (int) Math.ceil(share * cpuNanos.size()) - 1;
        return cpuNanos.get(Math.clamp(place, 0, cpuNanos.size() - 1)) / 1e6;
    }
}
