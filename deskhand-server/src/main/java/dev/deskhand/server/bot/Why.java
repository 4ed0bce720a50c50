package dev.deskhand.server.bot;

import dev.deskhand.bot.dialogue.Outcome;
import dev.deskhand.bot.dialogue.Turn;
import dev.deskhand.bot.dialogue.TurnTrace;
import dev.deskhand.bot.entity.Found;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Why a line was answered as it was, in a form that can be kept: short, and without personal
 * values, each of which is replaced by its entity's name in square brackets.
 *
 * @param rule what decided, {@code answer}
 * @param outcome {@code answered}, {@code small_talk}, {@code which_one}, {@code not_understood},
 *     {@code calls} or {@code hand_over}
 * @param node the node or the small talk that answered
 * @param score how sure that is, from 0 to 1
 * @param language in which the visitor is answered; empty: not known
 * @param understood the text that was compared
 * @param understoodBy what judged that: {@code exact} where it is a sentence of the bot's own,
 *     {@code models}, or {@code words} alone; empty: nothing was compared, or it was not kept
 * @param candidates what could have been meant, the best first
 * @param values what was found in the text, in its order
 * @param path the nodes that the turn went through, in order
 */
public record Why(
        String rule,
        String outcome,
        Optional<String> node,
        Optional<Double> score,
        String language,
        String understood,
        Optional<String> understoodBy,
        List<Likely> candidates,
        List<Value> values,
        List<String> path) {
    private static final int MOST_CANDIDATES = 5;
    private static final int MOST_VALUES = 20;
    private static final int MOST_NODES = 50;
    private static final int LONGEST_TEXT = 500;
    private static final int LONGEST_VALUE = 100;

    public Why {
        candidates = List.copyOf(candidates);
        values = List.copyOf(values);
        path = List.copyOf(path);
    }

    /** Something that could have been meant; confidence from 0 to 1. */
    public record Likely(String name, double confidence) {}

    /**
     * A value that was found.
     *
     * @param words the visitor's own
     */
    public record Value(String entity, String value, String words) {}

    /** Of a turn. */
    public static Why of(Turn turn) {
        TurnTrace trace = turn.trace();
        return new Why(
                trace.rule().name().toLowerCase(Locale.ROOT),
                outcome(turn.outcome()),
                node(turn.outcome()),
                score(turn.outcome()),
                trace.language(),
                cut(masked(trace.understood(), trace.found()), LONGEST_TEXT),
                trace.understoodBy().map(basis -> basis.name().toLowerCase(Locale.ROOT)),
                trace.candidates().stream()
                        .limit(MOST_CANDIDATES)
                        .map(each -> new Likely(each.intent(), each.confidence()))
                        .toList(),
                trace.found().stream().limit(MOST_VALUES).map(Why::value).toList(),
                trace.path().stream().limit(MOST_NODES).toList());
    }

    private static String outcome(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered _ -> "answered";
            case Outcome.SmallTalk _ -> "small_talk";
            case Outcome.WhichOne _ -> "which_one";
            case Outcome.NotUnderstood _ -> "not_understood";
            case Outcome.Calls _ -> "calls";
            case Outcome.HandOverAsked _ -> "hand_over";
        };
    }

    private static Optional<String> node(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered(String node, _) -> Optional.of(node);
            case Outcome.SmallTalk(String name, _) -> Optional.of(name);
            case Outcome.WhichOne _,
                    Outcome.NotUnderstood _,
                    Outcome.Calls _,
                    Outcome.HandOverAsked _ ->
                    Optional.empty();
        };
    }

    private static Optional<Double> score(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered(_, double score) -> Optional.of(score);
            case Outcome.SmallTalk(_, double score) -> Optional.of(score);
            case Outcome.NotUnderstood(double score) -> Optional.of(score);
            case Outcome.WhichOne _, Outcome.Calls _, Outcome.HandOverAsked _ -> Optional.empty();
        };
    }

    private static Value value(Found found) {
        if (found.personal()) {
            String name = "[" + found.entity() + "]";
            return new Value(found.entity(), name, name);
        }
        return new Value(
                found.entity(),
                cut(found.value().text(), LONGEST_VALUE),
                cut(found.words(), LONGEST_VALUE));
    }

    /** By the words, since an option that was picked may have been read in the visitor's own. */
    private static String masked(String text, List<Found> found) {
        String masked = text;
        for (Found each : found) {
            if (each.personal() && !each.words().isEmpty()) {
                masked = masked.replace(each.words(), "[" + each.entity() + "]");
            }
        }
        return masked;
    }

    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end) + "\u2026";
    }
}
