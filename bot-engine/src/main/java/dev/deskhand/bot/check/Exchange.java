package dev.deskhand.bot.check;

import dev.deskhand.bot.BotMessage;
import dev.deskhand.bot.dialogue.ApiRequest;
import dev.deskhand.bot.dialogue.ApiResult;
import dev.deskhand.bot.dialogue.Dialogue;
import dev.deskhand.bot.dialogue.DialogueState;
import dev.deskhand.bot.dialogue.Outcome;
import dev.deskhand.bot.dialogue.Turn;
import dev.deskhand.bot.dialogue.TurnContext;
import dev.deskhand.bot.dialogue.VisitorInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A visitor's message with all that comes of it: a turn, and one more for each service that the bot
 * asks, until it waits for the visitor again.
 *
 * @param turns at least one, in order
 * @param calls what was asked of services, and what they answered
 */
public record Exchange(List<Turn> turns, List<Call> calls) {
    /** More calls on one message are taken for a circle; the last outcome is then a call still. */
    public static final int MOST_CALLS = 20;

    public Exchange {
        turns = List.copyOf(turns);
        calls = List.copyOf(calls);
    }

    /** A service that was asked, and what it answered. */
    public record Call(ApiRequest request, ApiResult result) {}

    /**
     * Says something to the bot.
     *
     * @param service stands in for every service that the bot asks
     */
    public static Exchange of(
            Dialogue dialogue,
            DialogueState state,
            String words,
            TurnContext context,
            Function<ApiRequest, ApiResult> service) {
        List<Turn> turns = new ArrayList<>();
        List<Call> calls = new ArrayList<>();
        Turn turn = dialogue.turn(state, new VisitorInput.Said(words), context);
        turns.add(turn);
        while (turn.outcome() instanceof Outcome.Calls(ApiRequest request)
                && calls.size() < MOST_CALLS) {
            ApiResult result = service.apply(request);
            calls.add(new Call(request, result));
            turn =
                    dialogue.turn(
                            turn.state(),
                            new VisitorInput.CallEnded(request.id(), result),
                            context);
            turns.add(turn);
        }
        return new Exchange(turns, calls);
    }

    /** The turn that the visitor's words began. */
    public Turn first() {
        return turns.getFirst();
    }

    /** The turn after which the bot waits. */
    public Turn last() {
        return turns.getLast();
    }

    /** What the next message goes on from. */
    public DialogueState state() {
        return last().state();
    }

    public List<BotMessage> replies() {
        return turns.stream().flatMap(turn -> turn.replies().stream()).toList();
    }

    public List<String> tags() {
        return turns.stream().flatMap(turn -> turn.tags().stream()).toList();
    }

    /** The nodes that the conversation went through, in order. */
    public List<String> path() {
        return turns.stream().flatMap(turn -> turn.trace().path().stream()).toList();
    }

    /** The node that the conversation came to; empty where none had to do with the answer. */
    public Optional<String> node() {
        return switch (last().outcome()) {
            case Outcome.Answered(String node, double _) -> Optional.of(node);
            case Outcome.HandOverAsked _, Outcome.Calls _ ->
                    path().isEmpty() ? Optional.empty() : Optional.of(path().getLast());
            case Outcome.SmallTalk _, Outcome.WhichOne _, Outcome.NotUnderstood _ ->
                    Optional.empty();
        };
    }

    /** What the visitor can pick, as the newest message with options shows it. */
    public List<String> options() {
        return replies().reversed().stream()
                .filter(reply -> !reply.options().isEmpty())
                .findFirst()
                .map(reply -> reply.options().stream().map(option -> option.label()).toList())
                .orElse(List.of());
    }
}
