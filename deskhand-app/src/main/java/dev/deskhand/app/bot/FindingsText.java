package dev.deskhand.app.bot;

import dev.deskhand.app.bot.Findings.ChannelLoss;
import dev.deskhand.bot.file.BotAdvice.Advice;
import dev.deskhand.bot.file.BotFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What was found in a bot's files, for people and for programs. */
final class FindingsText {
    private static final JsonMapper JSON = new JsonMapper();

    private FindingsText() {}

    static String of(Findings findings, Style style) {
        List<String> lines = new ArrayList<>();
        if (!findings.problems().isEmpty()) {
            lines.add(style.bad(count(findings.problems().size(), "problem")));
            findings.problems().forEach(problem -> lines.add(ProblemText.line(problem, style)));
        }
        if (!findings.advice().isEmpty()) {
            lines.add(style.bold(count(findings.advice().size(), "piece") + " of advice"));
            findings.advice().forEach(advice -> lines.add(line(findings, advice, style)));
        }
        if (!findings.losses().isEmpty()) {
            lines.add(
                    style.bold("Zendesk Chat shows ")
                            + style.bold(count(findings.losses().size(), "thing"))
                            + style.bold(" in another way"));
            findings.losses().forEach(loss -> lines.add(line(loss, style)));
        }
        lines.add(
                findings.problems().isEmpty()
                        ? style.good("%s can be used".formatted(findings.path()))
                                + ": "
                                + findings.size()
                        : style.bad("%s cannot be used yet".formatted(findings.path())));
        return String.join("\n", lines);
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    /** Where the place is not known, the bot as a whole is meant. */
    private static String line(Findings findings, Advice advice, Style style) {
        BotFile.Place place = advice.place().orElse(new BotFile.Place("", 1, 1));
        String file = place.file().isEmpty() ? findings.path().toString() : place.file();
        return ProblemText.place(file, place.line(), place.column(), advice.path(), style)
                + advice.message()
                + "\n    "
                + advice.fix();
    }

    private static String line(ChannelLoss loss, Style style) {
        return ProblemText.place(
                        loss.place().file(),
                        loss.place().line(),
                        loss.place().column(),
                        loss.path(),
                        style)
                + loss.words();
    }

    static String json(Findings findings) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("usable", findings.problems().isEmpty());
        fields.put("problems", findings.problems());
        fields.put("advice", findings.advice().stream().map(FindingsText::json).toList());
        fields.put("losses", findings.losses().stream().map(FindingsText::json).toList());
        fields.put("tests", findings.tests());
        return JSON.writeValueAsString(fields);
    }

    private static Map<String, Object> json(Advice advice) {
        Map<String, Object> fields = new LinkedHashMap<>();
        advice.place()
                .ifPresent(place -> {
                    fields.put("file", place.file());
                    fields.put("line", place.line());
                    fields.put("column", place.column());
                });
        fields.put("path", advice.path());
        fields.put("kind", advice.kind().name().toLowerCase(Locale.ROOT));
        fields.put("message", advice.message());
        fields.put("fix", advice.fix());
        return fields;
    }

    private static Map<String, Object> json(ChannelLoss loss) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("channel", loss.channel());
        fields.put("file", loss.place().file());
        fields.put("line", loss.place().line());
        fields.put("column", loss.place().column());
        fields.put("path", loss.path());
        fields.put("kind", loss.kind().name().toLowerCase(Locale.ROOT));
        fields.put("message", loss.words());
        return fields;
    }
}
