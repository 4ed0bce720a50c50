package dev.deskhand.bot.dialogue;

import dev.deskhand.bot.Action;
import dev.deskhand.bot.entity.Found;
import dev.deskhand.bot.understanding.Basis;
import dev.deskhand.bot.understanding.Candidate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Puts into words why a turn came out as it did, for whoever makes the bot. */
public final class Explanation {
    private static final int MOST_CANDIDATES = 5;

    private Explanation() {}

    /** A line for each thing there is to say; never empty. Holds the visitor's own words. */
    public static List<String> of(Turn turn) {
        TurnTrace trace = turn.trace();
        List<String> lines = new ArrayList<>();
        lines.add("decided by  " + rule(trace.rule()));
        lines.add("outcome     " + outcome(turn.outcome()));
        if (!trace.understood().isEmpty()) {
            lines.add("understood  \"" + oneLine(trace.understood()) + "\"");
        }
        trace.understoodBy().ifPresent(basis -> lines.add("judged by   " + basis(basis)));
        trace.candidates().stream()
                .limit(MOST_CANDIDATES)
                .forEach(candidate -> lines.add("candidate   " + candidate(candidate)));
        for (Found found : trace.found()) {
            lines.add(
                    "value       "
                            + found.entity()
                            + " = "
                            + oneLine(found.value().text())
                            + "  (\""
                            + oneLine(found.words())
                            + "\")");
        }
        if (!trace.path().isEmpty()) {
            lines.add("went        " + String.join(" > ", trace.path()));
        }
        turn.state().place().ifPresent(place -> lines.add("stands at   " + place(place)));
        if (turn.state().misses() > 0) {
            lines.add("misses      " + turn.state().misses() + " in a row");
        }
        if (!trace.language().isEmpty()) {
            lines.add("language    " + trace.language());
        }
        return List.copyOf(lines);
    }

    private static String basis(Basis basis) {
        return switch (basis) {
            case EXACT -> "a sentence of the bot's own";
            case MODELS -> "sentence models";
            case WORDS -> "words alone";
        };
    }

    private static String candidate(Candidate candidate) {
        return String.format(
                Locale.ROOT,
                "%.2f %s%s",
                candidate.confidence(),
                candidate.isMeant() ? "" : "(too far) ",
                candidate.intent().strip());
    }

    private static String place(DialogueState.Place place) {
        String asked = place.asked().map(entity -> ", asked for " + entity).orElse("");
        String call = place.call().map(id -> ", waits for " + id).orElse("");
        return place.node() + asked + call;
    }

    private static String rule(TurnTrace.Rule rule) {
        return switch (rule) {
            case OPTION -> "an option that was picked";
            case DID_YOU_MEAN -> "a choice of what was meant";
            case CORRECTION -> "a correction of what was known";
            case CONNECTION -> "a connection of the node";
            case FAQ -> "a question";
            case ANSWER -> "the answer to what was asked";
            case START -> "a node to begin with";
            case WISH_FOR_A_PERSON -> "the wish for a person";
            case SMALL_TALK -> "small talk";
            case SEVERAL -> "several that are equally near";
            case NEAR_MISS -> "something that is nearly near enough";
            case CALL_ENDED -> "the end of a call";
            case BREAK -> "nothing that was near enough";
        };
    }

    private static String outcome(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered(String node, double score) ->
                    node.isEmpty()
                            ? "answered"
                            : String.format(Locale.ROOT, "%s answers (%.2f)", node, score);
            case Outcome.SmallTalk(String name, double score) ->
                    String.format(Locale.ROOT, "small talk: %s (%.2f)", name, score);
            case Outcome.WhichOne(List<String> nodes) ->
                    "asks which is meant: " + String.join(", ", nodes);
            case Outcome.NotUnderstood(double best) ->
                    String.format(
                            Locale.ROOT,
                            "not understood (nearest %.2f, needed %.2f)",
                            best,
                            Candidate.THRESHOLD);
            case Outcome.Calls(ApiRequest request) ->
                    "calls " + request.method() + " " + request.url();
            case Outcome.HandOverAsked(Outcome.Cause cause, Action.Target target) ->
                    "hands over to " + target(target) + ": " + cause(cause);
        };
    }

    private static String cause(Outcome.Cause cause) {
        return switch (cause) {
            case VISITORS_WISH -> "the visitor wishes it";
            case NOT_UNDERSTOOD -> "too much was not understood";
            case FLOW -> "the node says so";
        };
    }

    private static String target(Action.Target target) {
        return switch (target) {
            case Action.Target.Anyone() -> "a person";
            case Action.Target.Department(String name) -> "the department " + name;
            case Action.Target.Agent(String name) -> "the agent " + name;
        };
    }

    private static String oneLine(String text) {
        String line = text.replaceAll("[\\s\\p{Cc}]+", " ").strip();
        return line.length() <= 200 ? line : line.substring(0, 199) + "\u2026";
    }
}
