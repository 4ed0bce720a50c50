package dev.deskhand.app.bot;

import dev.deskhand.bot.check.TrainingReport;
import dev.deskhand.bot.check.TrainingReport.Alike;
import dev.deskhand.bot.check.TrainingReport.Confusion;
import dev.deskhand.bot.check.TrainingReport.Thin;
import dev.deskhand.bot.check.TrainingReport.Tried;
import dev.deskhand.bot.understanding.Candidate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;

/** A training report, for people and for programs. */
final class TrainReportText {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int CONFUSIONS = 15;
    private static final int LINES = 60;

    private final TrainingReport report;
    private final Style style;
    private final StringBuilder text = new StringBuilder();

    private TrainReportText(TrainingReport report, Style style) {
        this.report = report;
        this.style = style;
    }

    static String json(TrainingReport report, String profile) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("profile", profile);
        fields.put("threshold", Candidate.THRESHOLD);
        fields.put("nodes", report.nodes());
        fields.put("sentences", report.tried().size());
        fields.put("folds", report.folds());
        fields.put("accuracy", share(report.accuracy()));
        fields.put("nearest_accuracy", share(report.nearestAccuracy()));
        fields.put("rejected", share(report.rejected()));
        fields.put(
                "nearer_to_another",
                report.tried().stream().filter(Tried::isNearerToAnother).toList());
        fields.put(
                "not_understood",
                report.tried().stream()
                        .filter(each -> each.isRejected() && !each.isNearerToAnother())
                        .toList());
        fields.put("duplicates", report.alike());
        fields.put("thin", report.thin());
        fields.put("confusions", report.confusions());
        return JSON.writeValueAsString(fields);
    }

    /** JSON has no word for what is not a number; a share of nothing is null. */
    private static Optional<Double> share(double share) {
        return Double.isNaN(share) ? Optional.empty() : Optional.of(share);
    }

    static String text(TrainingReport report, String profile, Style style) {
        TrainReportText page = new TrainReportText(report, style);
        page.head(profile);
        List<Tried> tried = report.tried();
        page.section(
                "Would get another node's answer: move, reword, or add sentences like them",
                nearer(tried, false),
                LINES,
                TrainReportText::nearer);
        page.section(
                "Nearer to another node than to their own, but not sure enough to be answered",
                nearer(tried, true),
                LINES,
                TrainReportText::nearer);
        page.section(
                "Would not be understood by themselves: add sentences like them",
                tried.stream()
                        .filter(each -> each.isRejected() && !each.isNearerToAnother())
                        .toList(),
                LINES,
                TrainReportText::rejected);
        page.section(
                "The same in two nodes, or nearly: keep it in one",
                report.alike(),
                LINES,
                TrainReportText::alike);
        page.section(
                "Confused with each other",
                report.confusions(),
                CONFUSIONS,
                TrainReportText::confusion);
        page.section(
                "Thin, with fewer than %d sentences: eight to fifteen are best"
                        .formatted(TrainingReport.ENOUGH),
                report.thin(),
                LINES,
                TrainReportText::thin);
        return page.text.toString().stripTrailing();
    }

    private void head(String profile) {
        text.append(
                "%d sentences of %d nodes, each asked for by a bot that had not seen it (%s profile, %d folds)%n"
                        .formatted(report.tried().size(), report.nodes(), profile, report.folds()));
        line("answered rightly", report.accuracy());
        line("own node nearest, sure or not", report.nearestAccuracy());
        line("not understood at the threshold", report.rejected());
        if (report.tried().isEmpty()) {
            text.append("No node has two sentences, so nothing could be left out.\n");
        }
    }

    private void line(String what, double share) {
        text.append(
                String.format(
                        Locale.ROOT,
                        "  %-32s %s%n",
                        what,
                        Double.isNaN(share)
                                ? "-"
                                : String.format(Locale.ROOT, "%5.1f %%", share * 100)));
    }

    private <T> void section(String title, List<T> items, int most, Function<T, String> words) {
        if (items.isEmpty()) {
            return;
        }
        text.append('\n').append(style.bold(title)).append(" (").append(items.size()).append(")\n");
        items.stream().limit(most).forEach(item -> text.append(words.apply(item)).append('\n'));
        if (items.size() > most) {
            text.append("  and ").append(items.size() - most).append(" more; --json has all\n");
        }
    }

    /** The clearest first. */
    private static List<Tried> nearer(List<Tried> tried, boolean rejected) {
        return tried.stream()
                .filter(each -> each.isNearerToAnother() && each.isRejected() == rejected)
                .sorted(Comparator.comparingDouble(Tried::best).reversed())
                .toList();
    }

    private static String nearer(Tried each) {
        return String.format(
                Locale.ROOT,
                "  %s: \"%s\" %.2f, but %s %.2f",
                each.node(),
                each.sentence(),
                each.own(),
                each.nearest(),
                each.best());
    }

    private static String rejected(Tried each) {
        return String.format(
                Locale.ROOT, "  %s: \"%s\" %.2f", each.node(), each.sentence(), each.own());
    }

    private static String alike(Alike each) {
        return "  %s: \"%s\"%s %s: \"%s\""
                .formatted(
                        each.node(),
                        each.sentence(),
                        each.same() ? " =" : " ~",
                        each.otherNode(),
                        each.other());
    }

    private static String confusion(Confusion pair) {
        return "  %d  %s and %s, as in \"%s\""
                .formatted(
                        pair.examples().size(),
                        pair.one(),
                        pair.other(),
                        pair.examples().getFirst());
    }

    private static String thin(Thin node) {
        return "  %s: %d".formatted(node.node(), node.sentences());
    }
}
