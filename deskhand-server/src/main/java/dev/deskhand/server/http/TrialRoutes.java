package dev.deskhand.server.http;

import dev.deskhand.bot.Action;
import dev.deskhand.bot.BotMessage;
import dev.deskhand.bot.Option;
import dev.deskhand.bot.dialogue.ApiRequest;
import dev.deskhand.bot.dialogue.ApiResult;
import dev.deskhand.bot.dialogue.Outcome;
import dev.deskhand.bot.dialogue.Turn;
import dev.deskhand.server.bot.BotEditor;
import dev.deskhand.server.bot.BotTrial;
import dev.deskhand.server.bot.BotTrial.Input;
import dev.deskhand.server.bot.BotVersions;
import dev.deskhand.server.bot.Why;
import dev.deskhand.server.refusal.Refusal;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A word with a bot; nothing is kept, and no service is called. */
final class TrialRoutes {
    private final BotEditor editor;
    private final BotTrial trial;

    TrialRoutes(BotEditor editor, BotTrial trial) {
        this.editor = editor;
        this.trial = trial;
    }

    record ReplyView(String text, List<String> quickReplies, MessageView message) {
        static ReplyView of(BotMessage message) {
            return new ReplyView(
                    message.plainText(),
                    message.options().stream().map(Option::label).toList(),
                    MessageView.of(message));
        }
    }

    record CallView(String method, String url, String body) {}

    record TargetView(String kind, Optional<String> name) {
        static TargetView of(Action.Target target) {
            return switch (target) {
                case Action.Target.Anyone() -> new TargetView("anyone", Optional.empty());
                case Action.Target.Department(String name) ->
                        new TargetView("department", Optional.of(name));
                case Action.Target.Agent(String name) -> new TargetView("agent", Optional.of(name));
            };
        }
    }

    record ValueView(String entity, String value, String words) {}

    record TrialView(
            List<ReplyView> replies,
            Optional<String> entry,
            Optional<Double> score,
            String outcome,
            List<String> tags,
            Optional<TargetView> handOver,
            Optional<CallView> call,
            List<ValueView> values,
            Why why,
            String state,
            boolean restarted) {
        static TrialView of(BotTrial.Result result) {
            Turn turn = result.turn();
            Why why = Why.of(turn);
            return new TrialView(
                    turn.replies().stream().map(ReplyView::of).toList(),
                    why.node(),
                    why.score(),
                    why.outcome(),
                    turn.tags(),
                    turn.outcome() instanceof Outcome.HandOverAsked(_, Action.Target target)
                            ? Optional.of(TargetView.of(target))
                            : Optional.empty(),
                    turn.outcome() instanceof Outcome.Calls(ApiRequest request)
                            ? Optional.of(
                                    new CallView(
                                            request.method().name(),
                                            request.url().toString(),
                                            request.body()))
                            : Optional.empty(),
                    turn.state().values().entrySet().stream()
                            .map(known ->
                                    new ValueView(
                                            known.getKey(),
                                            known.getValue().value().text(),
                                            known.getValue().words()))
                            .toList(),
                    why,
                    result.state(),
                    result.restarted());
        }
    }

    void register(RoutesConfig routes) {
        routes.post("/api/v1/bots/{bot_id}/try", this::tryOut, Access.SIGNED_IN);
    }

    private void tryOut(Context ctx) {
        long id = editor.find(Paths.bot(ctx)).id();
        RequestBody body = RequestBody.of(ctx);
        Optional<String> text = body.optionalText("text");
        Optional<String> answer = body.optionalText("call_answer");
        Optional<String> failure = body.optionalText("call_failure");
        Optional<String> state = body.optionalText("state");
        Optional<Long> version = body.optionalNumber("version");
        body.end();
        Input input = input(text, answer, failure);
        Json.answer(
                ctx, TrialView.of(trial.turn(id, version.map(TrialRoutes::number), state, input)));
    }

    private static int number(long version) {
        if (version < 1 || version > Integer.MAX_VALUE) {
            throw BotVersions.unknown(Long.toString(version));
        }
        return (int) version;
    }

    /** Exactly one of the three. */
    private static Input input(
            Optional<String> text, Optional<String> answer, Optional<String> failure) {
        List<Input> inputs =
                List.of(
                                text.<Input>map(Input.Text::new),
                                answer.<Input>map(
                                        body -> new Input.CallEnds(new ApiResult.Answered(body))),
                                failure.<Input>map(kind ->
                                        new Input.CallEnds(
                                                new ApiResult.Failed(kind(kind), "tried out"))))
                        .stream()
                        .flatMap(Optional::stream)
                        .toList();
        if (inputs.size() != 1) {
            throw Refusal.invalid(
                    "text",
                    "Give what the visitor writes in text or, where the bot waits for a call, how"
                            + " it ends in call_answer or call_failure; one of the three.");
        }
        return inputs.getFirst();
    }

    private static ApiResult.Kind kind(String name) {
        return Arrays.stream(ApiResult.Kind.values())
                .filter(kind -> wireName(kind).equals(name))
                .findFirst()
                .orElseThrow(() ->
                        Refusal.invalid(
                                "call_failure",
                                "call_failure must be one of "
                                        + Arrays.stream(ApiResult.Kind.values())
                                                .map(TrialRoutes::wireName)
                                                .collect(Collectors.joining(", "))
                                        + "."));
    }

    private static String wireName(ApiResult.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
