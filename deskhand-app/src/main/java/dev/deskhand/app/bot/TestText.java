package dev.deskhand.app.bot;

import dev.deskhand.bot.check.TestResult;
import dev.deskhand.bot.check.TestResult.Difference;
import dev.deskhand.bot.check.TestResult.StepResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What came of tests, for people and for programs. */
final class TestText {
    private static final JsonMapper JSON = new JsonMapper();

    private TestText() {}

    static String of(TestRun run, Style style) {
        List<String> lines = new ArrayList<>();
        for (TestRun.OfFile file : run.files()) {
            if (file.results().isEmpty() && !file.broken()) {
                continue;
            }
            lines.add(style.bold(file.file()) + " with the bot " + file.bot());
            file.problems().forEach(problem -> lines.add(ProblemText.line(problem, style)));
            for (TestResult result : file.results()) {
                if (result.passed()) {
                    lines.add("  " + style.good("ok  ") + "  " + result.test().name());
                } else {
                    lines.add("  " + style.bad("FAIL") + "  " + result.test().name());
                    result.failure().ifPresent(step -> lines.addAll(step(file, step, style)));
                }
            }
        }
        lines.add(summary(run));
        return String.join("\n", lines);
    }

    private static String summary(TestRun run) {
        String broken = run.broken() == 0 ? "" : ", " + files(run.broken()) + " could not be run";
        return "%s, %d failed%s (%s profile)"
                .formatted(
                        run.count() == 1 ? "1 test" : run.count() + " tests",
                        run.failed(),
                        broken,
                        run.profile());
    }

    private static String files(int count) {
        return count == 1 ? "1 file" : count + " files";
    }

    private static List<String> step(TestRun.OfFile file, StepResult result, Style style) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "        %s:%d  visitor: %s"
                        .formatted(file.file(), result.step().line(), result.step().visitor()));
        differences(result.differences(), style).forEach(line -> lines.add("          " + line));
        return lines;
    }

    /** Expected with a minus, what came with a plus, and without either what is the same. */
    static List<String> differences(List<Difference> differences, Style style) {
        List<String> lines = new ArrayList<>();
        for (Difference each : differences) {
            lines.add(each.what() + ": (- expected, + came)");
            int longest = Math.max(each.expected().size(), each.actual().size());
            for (int i = 0; i < longest; i++) {
                if (i < each.same().size() && each.same().get(i)) {
                    lines.addAll(marked("    ", each.actual().get(i)));
                    continue;
                }
                if (i < each.expected().size()) {
                    marked("  - ", each.expected().get(i))
                            .forEach(line -> lines.add(style.bad(line)));
                }
                if (i < each.actual().size()) {
                    marked("  + ", each.actual().get(i))
                            .forEach(line -> lines.add(style.good(line)));
                }
            }
        }
        return lines;
    }

    private static List<String> marked(String mark, String text) {
        return text.lines().map(line -> mark + line).toList();
    }

    static String json(TestRun run) {
        List<Map<String, Object>> tests = new ArrayList<>();
        List<Object> problems = new ArrayList<>();
        for (TestRun.OfFile file : run.files()) {
            problems.addAll(file.problems());
            for (TestResult result : file.results()) {
                Map<String, Object> test = new LinkedHashMap<>();
                test.put("file", file.file());
                test.put("line", result.test().line());
                test.put("name", result.test().name());
                test.put("passed", result.passed());
                result.failure()
                        .ifPresent(step -> {
                            test.put("failed_line", step.step().line());
                            test.put("visitor", step.step().visitor());
                            test.put(
                                    "differences",
                                    step.differences().stream().map(TestText::json).toList());
                        });
                tests.add(test);
            }
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("passed", run.passed());
        all.put("profile", run.profile());
        all.put("count", run.count());
        all.put("failed", run.failed());
        all.put("problems", problems);
        all.put("tests", tests);
        return JSON.writeValueAsString(all);
    }

    private static Map<String, Object> json(Difference difference) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("what", difference.what());
        fields.put("expected", difference.expected());
        fields.put("actual", difference.actual());
        return fields;
    }
}
