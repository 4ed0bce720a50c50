package dev.deskhand.app.bench;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleBiFunction;

/** Latency against rate as SVG, for light and dark pages; both axes grow by factors. */
final class Plot {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 360;
    private static final int LEFT = 70;
    private static final int TOP = 50;
    private static final int PANEL = 280;
    private static final int PANEL_HEIGHT = 240;
    private static final int GAP = 70;
    private static final double LEAST = 0.5;
    private static final double MOST = 20_000;
    private static final List<Line> LINES =
            List.of(
                    new Line(50, "a", "p50"),
                    new Line(99, "b", "p99"),
                    new Line(99.9, "c", "p99.9"));

    private final StringBuilder out = new StringBuilder();
    private final List<BenchReport.Step> steps;
    private final double leastRate;
    private final double mostRate;

    private record Line(double percentile, String style, String label) {}

    private Plot(List<BenchReport.Step> steps) {
        this.steps = steps;
        leastRate = steps.stream().mapToInt(BenchReport.Step::rate).min().orElse(1);
        mostRate = steps.stream().mapToInt(BenchReport.Step::rate).max().orElse(1);
    }

    static String of(String title, List<BenchReport.Step> steps) {
        return new Plot(steps).draw(title);
    }

    private String draw(String title) {
        add(
                String.format(
                        Locale.ROOT,
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" font-family=\"sans-serif\" font-size=\"12\">",
                        WIDTH,
                        HEIGHT));
        add(String.format(Locale.ROOT, "<title>Latency against rate: %s</title>", title));
        add(
                "<style>.g{fill:#fff}text{fill:#222}.n{stroke:#ddd}.a{stroke:#1b6ca8}.b{stroke:#c2570c}.c{stroke:#a3195b}.l{fill:none;stroke-width:2}.d.a{fill:#1b6ca8}.d.b{fill:#c2570c}.d.c{fill:#a3195b}@media (prefers-color-scheme:dark){.g{fill:#16181c}text{fill:#e6e6e6}.n{stroke:#3a3d44}.a{stroke:#6cb8f0}.b{stroke:#f2a35e}.c{stroke:#f07fb4}.d.a{fill:#6cb8f0}.d.b{fill:#f2a35e}.d.c{fill:#f07fb4}}</style>");
        add(
                String.format(
                        Locale.ROOT,
                        "<rect class=\"g\" width=\"%d\" height=\"%d\"/>",
                        WIDTH,
                        HEIGHT));
        add(
                String.format(
                        Locale.ROOT,
                        "<text x=\"%d\" y=\"20\" font-size=\"14\">%s</text>",
                        LEFT,
                        title));
        panel(LEFT, "engine, ms", BenchReport.Step::engine);
        panel(LEFT + PANEL + GAP, "round trip, ms", BenchReport.Step::roundTrip);
        add("</svg>");
        return out.toString();
    }

    private void panel(int left, String name, ToDoubleBiFunction<BenchReport.Step, Double> figure) {
        add(String.format(Locale.ROOT, "<text x=\"%d\" y=\"%d\">%s</text>", left, TOP - 10, name));
        for (double millis = 1; millis <= MOST; millis *= 10) {
            double y = y(millis);
            add(
                    String.format(
                            Locale.ROOT,
                            "<line class=\"n\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/><text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%.0f</text>",
                            left,
                            left + PANEL,
                            y,
                            y,
                            left - 6,
                            y + 4,
                            millis));
        }
        for (BenchReport.Step step : steps) {
            add(
                    String.format(
                            Locale.ROOT,
                            "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%d</text>",
                            x(left, step.rate()),
                            TOP + PANEL_HEIGHT + 18,
                            step.rate()));
        }
        add(
                String.format(
                        Locale.ROOT,
                        "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">messages a second</text>",
                        left + PANEL / 2,
                        TOP + PANEL_HEIGHT + 38));
        curves(left, figure);
    }

    private void curves(int left, ToDoubleBiFunction<BenchReport.Step, Double> figure) {
        int number = 0;
        for (Line line : LINES) {
            StringBuilder points = new StringBuilder();
            for (BenchReport.Step step : steps) {
                double x = x(left, step.rate());
                double y = y(figure.applyAsDouble(step, line.percentile()));
                points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
                add(
                        String.format(
                                Locale.ROOT,
                                "<circle class=\"d %s\" cx=\"%.1f\" cy=\"%.1f\" r=\"3\"/>",
                                line.style(),
                                x,
                                y));
            }
            add(
                    String.format(
                            Locale.ROOT,
                            "<polyline class=\"l %s\" points=\"%s\"/>",
                            line.style(),
                            points.toString().strip()));
            int key = left + 100 + 60 * number++;
            add(
                    String.format(
                            Locale.ROOT,
                            "<line class=\"l %s\" x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\"/><text x=\"%d\" y=\"%d\">%s</text>",
                            line.style(),
                            key,
                            key + 14,
                            TOP - 14,
                            TOP - 14,
                            key + 18,
                            TOP - 10,
                            line.label()));
        }
    }

    private double x(int left, double rate) {
        return mostRate <= leastRate
                ? left + PANEL / 2.0
                : left
                        + 12
                        + (PANEL - 24)
                                * Math.log(rate / leastRate)
                                / Math.log(mostRate / leastRate);
    }

    private static double y(double millis) {
        double shown = Double.isNaN(millis) ? LEAST : Math.clamp(millis, LEAST, MOST);
        return TOP + PANEL_HEIGHT * (1 - Math.log(shown / LEAST) / Math.log(MOST / LEAST));
    }

    private void add(String element) {
        out.append(element).append('\n');
    }
}
