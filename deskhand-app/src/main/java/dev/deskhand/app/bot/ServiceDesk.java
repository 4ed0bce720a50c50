package dev.deskhand.app.bot;

import dev.deskhand.bot.Action;
import dev.deskhand.bot.ApiCall;
import dev.deskhand.bot.Bot;
import dev.deskhand.bot.check.StandIn;
import dev.deskhand.bot.dialogue.ApiRequest;
import dev.deskhand.bot.dialogue.ApiResult;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Answers the bot's calls: by stand-ins where one fits, otherwise the author is asked. */
final class ServiceDesk {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String FAILURES =
            Arrays.stream(ApiResult.Kind.values())
                    .map(ServiceDesk::word)
                    .collect(Collectors.joining(", "));

    private final ChatScreen screen;
    private final List<StandIn> standIns;

    ServiceDesk(ChatScreen screen, List<StandIn> standIns) {
        this.screen = screen;
        this.standIns = standIns;
    }

    /** What the service answers that this bot asks. */
    ApiResult answer(ApiRequest request, Bot bot) {
        screen.note(
                "the bot asks a service: %s %s %s"
                        .formatted(request.method(), request.url(), request.body())
                        .strip());
        Optional<ApiResult> answer = StandIn.answer(standIns, request);
        answer.ifPresent(result -> screen.note("a stand-in answers: " + words(result)));
        return answer.orElseGet(() -> ask(reads(request, bot)));
    }

    /** What the bot looks for in the answer; empty if that is nothing. */
    private static String reads(ApiRequest request, Bot bot) {
        String address = request.url().toString();
        return bot.nodes().stream()
                .flatMap(node -> node.actions().stream())
                .flatMap(action ->
                        action instanceof Action.CallApi(ApiCall call)
                                ? Stream.of(call)
                                : Stream.empty())
                .filter(call -> call.method() == request.method())
                .filter(call -> address.startsWith(fixed(call.url())))
                .max(Comparator.comparingInt(call -> fixed(call.url()).length()))
                .map(ServiceDesk::pointers)
                .orElse("");
    }

    private static String fixed(String url) {
        int placeholder = url.indexOf('{');
        return placeholder < 0 ? url : url.substring(0, placeholder);
    }

    private static String pointers(ApiCall call) {
        return call.receive().stream()
                .map(each -> each.pointer() + (each.optional() ? " (optional)" : ""))
                .collect(Collectors.joining(", "));
    }

    private ApiResult ask(String reads) {
        screen.note(
                "what does it answer? Type JSON%s, a status such as 404, or how it fails: %s"
                        .formatted(reads.isEmpty() ? "" : " with " + reads, FAILURES));
        Optional<String> line = screen.ask("service");
        while (line.isPresent()) {
            Optional<ApiResult> result = read(line.get().strip());
            if (result.isPresent()) {
                return result.get();
            }
            if (!screen.interactive()) {
                // A script that knows nothing of calls goes on talking to the bot.
                screen.putBack(line.get());
                break;
            }
            screen.note("that is neither JSON, nor a status, nor a failure; try again");
            line = screen.ask("service");
        }
        screen.note("no answer was given, so the call fails: unreachable");
        return new ApiResult.Failed(ApiResult.Kind.UNREACHABLE, "No answer was given.");
    }

    private static Optional<ApiResult> read(String line) {
        if (line.startsWith("{") || line.startsWith("[")) {
            try {
                return Optional.of(new ApiResult.Answered(JSON.readTree(line).toString()));
            } catch (JacksonException e) {
                return Optional.empty();
            }
        }
        if (line.matches("2\\d\\d")) {
            return Optional.of(new ApiResult.Answered("{}"));
        }
        if (line.matches("[345]\\d\\d")) {
            return Optional.of(
                    new ApiResult.Failed(
                            ApiResult.Kind.STATUS,
                            "The service answered with status " + line + "."));
        }
        return Arrays.stream(ApiResult.Kind.values())
                .filter(kind -> word(kind).equals(line.replace(' ', '_')))
                .<ApiResult>map(kind -> new ApiResult.Failed(kind, "You said that it fails so."))
                .findFirst();
    }

    private static String words(ApiResult result) {
        return switch (result) {
            case ApiResult.Answered(String body) -> body;
            case ApiResult.Failed(ApiResult.Kind kind, String why) -> word(kind) + ". " + why;
        };
    }

    private static String word(ApiResult.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
