package dev.deskhand.bot.understanding;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What a classifier made of a test set.
 *
 * @param cases in the order of the test set
 */
public record Evaluation(List<Case> cases) {
    public Evaluation {
        cases = List.copyOf(cases);
    }

    /**
     * @param meant the intent that the text means; empty when it means none of the bot's
     * @param best the classifier's first candidate, empty when it had none
     */
    public record Case(String text, Optional<String> meant, Optional<Candidate> best) {
        /** The intent that is answered at a threshold; empty for not understood. */
        Optional<String> found(double threshold) {
            return best.filter(candidate -> candidate.confidence() >= threshold)
                    .map(Candidate::intent);
        }
    }

    /** A pair of labels that was taken for each other; empty means none of the bot's intents. */
    public record Confusion(Optional<String> meant, Optional<String> found, int times) {}

    /** At 0.1, 0.2 ... 0.9. */
    public List<Scores> atEachThreshold() {
        return IntStream.rangeClosed(1, 9).mapToObj(tenths -> at(tenths / 10.0)).toList();
    }

    public Scores at(double threshold) {
        Table table = new Table();
        cases.forEach(each -> table.count(each.meant(), each.found(threshold)));
        return new Scores(
                threshold, table.inScopeAccuracy(), table.oosRecall(), table.mcc(), table.f1());
    }

    /** The commonest mistakes at the threshold that all bots use, at most so many. */
    public List<Confusion> mostConfused(int most) {
        Map<List<Optional<String>>, Integer> times = new HashMap<>();
        for (Case each : cases) {
            Optional<String> found = each.found(Candidate.THRESHOLD);
            if (!found.equals(each.meant())) {
                times.merge(List.of(each.meant(), found), 1, Integer::sum);
            }
        }
        return times.entrySet().stream()
                .map(pair ->
                        new Confusion(
                                pair.getKey().getFirst(), pair.getKey().getLast(), pair.getValue()))
                .sorted(
                        Comparator.comparingInt(Confusion::times)
                                .reversed()
                                .thenComparing(Confusion::toString))
                .limit(most)
                .toList();
    }

    /** Counts of what was meant and what was found. */
    private static final class Table {
        private final Map<Optional<String>, Integer> meant = new HashMap<>();
        private final Map<Optional<String>, Integer> found = new HashMap<>();
        private final Map<Optional<String>, Integer> both = new HashMap<>();
        private int all;

        void count(Optional<String> isMeant, Optional<String> isFound) {
            all++;
            meant.merge(isMeant, 1, Integer::sum);
            found.merge(isFound, 1, Integer::sum);
            if (isMeant.equals(isFound)) {
                both.merge(isMeant, 1, Integer::sum);
            }
        }

        double oosRecall() {
            return share(hits(Optional.empty()), meant.getOrDefault(Optional.empty(), 0));
        }

        double inScopeAccuracy() {
            int right = both.values().stream().mapToInt(Integer::intValue).sum();
            int inScope = all - meant.getOrDefault(Optional.empty(), 0);
            return share(right - hits(Optional.empty()), inScope);
        }

        /** Gorodkin's form for many classes; 0 where one side says the same always. */
        double mcc() {
            double right = both.values().stream().mapToInt(Integer::intValue).sum();
            double chance = 0;
            for (Map.Entry<Optional<String>, Integer> label : meant.entrySet()) {
                chance += (double) label.getValue() * found.getOrDefault(label.getKey(), 0);
            }
            double total = all;
            double spread = (total * total - squares(found)) * (total * total - squares(meant));
            return spread == 0 ? 0 : (right * total - chance) / Math.sqrt(spread);
        }

        double f1() {
            Set<Optional<String>> labels = new HashSet<>(meant.keySet());
            double sum = 0;
            for (Optional<String> label : labels) {
                int times = meant.getOrDefault(label, 0);
                int together = times + found.getOrDefault(label, 0);
                sum += times * share(2.0 * hits(label), together);
            }
            return share(sum, all);
        }

        private int hits(Optional<String> label) {
            return both.getOrDefault(label, 0);
        }

        private static double squares(Map<Optional<String>, Integer> counts) {
            return counts.values().stream().mapToDouble(count -> (double) count * count).sum();
        }

        private static double share(double part, double whole) {
            return whole == 0 ? Double.NaN : part / whole;
        }
    }
}
