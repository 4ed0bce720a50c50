package dev.deskhand.app.nlu;

import dev.deskhand.bot.understanding.Candidate;
import dev.deskhand.bot.understanding.Evaluation.Confusion;
import dev.deskhand.bot.understanding.Scores;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** An examination's result, for people and for programs. */
final class EvaluationReport {
    private static final int CONFUSIONS = 10;
    private static final JsonMapper JSON = new JsonMapper();

    private EvaluationReport() {}

    static String json(Examination examination) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("default", json(examination.evaluation().at(Candidate.THRESHOLD)));
        report.put(
                "thresholds",
                examination.evaluation().atEachThreshold().stream()
                        .map(EvaluationReport::json)
                        .toList());
        report.put(
                "latency_ms",
                Map.of("p50", examination.millis(0.5), "p99", examination.millis(0.99)));
        report.put("train_ms", examination.training().toMillis());
        return JSON.writeValueAsString(report);
    }

    private static Map<String, Object> json(Scores scores) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("threshold", scores.threshold());
        fields.put("in_scope_accuracy", numberOrNothing(scores.inScopeAccuracy()));
        fields.put("oos_recall", numberOrNothing(scores.oosRecall()));
        fields.put("mcc", scores.mcc());
        fields.put("f1", scores.f1());
        return fields;
    }

    /** JSON has no word for what is not a number; a share of nothing is null. */
    private static Optional<Double> numberOrNothing(double share) {
        return Double.isNaN(share) ? Optional.empty() : Optional.of(share);
    }

    static String text(Examination examination) {
        StringBuilder text = new StringBuilder();
        text.append("threshold  in-scope accuracy  OOS recall    MCC     F1\n");
        for (Scores scores : examination.evaluation().atEachThreshold()) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            "%8.1f%s %17s %11s %6.3f %6.3f%n",
                            scores.threshold(),
                            scores.threshold() == Candidate.THRESHOLD ? "*" : " ",
                            percent(scores.inScopeAccuracy()),
                            percent(scores.oosRecall()),
                            scores.mcc(),
                            scores.f1()));
        }
        text.append("* the threshold that every bot uses\n\nmost confused at it:\n");
        for (Confusion pair : examination.evaluation().mostConfused(CONFUSIONS)) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            "%5d  %s was taken for %s%n",
                            pair.times(),
                            label(pair.meant()),
                            label(pair.found())));
        }
        return text.append(
                        String.format(
                                Locale.ROOT,
                                "%nunderstanding took %.2f ms of CPU at p50 and %.2f ms at p99; training took %d ms",
                                examination.millis(0.5),
                                examination.millis(0.99),
                                examination.training().toMillis()))
                .toString();
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.1f %%", share * 100);
    }

    private static String label(Optional<String> label) {
        return label.orElse("(nothing the bot knows)");
    }
}
