package dev.deskhand.zendesk.chat.session;

import dev.deskhand.zendesk.chat.GraphQlError;
import dev.deskhand.zendesk.chat.Secret;
import dev.deskhand.zendesk.chat.operation.AgentSession;
import dev.deskhand.zendesk.chat.operation.Operation;
import dev.deskhand.zendesk.chat.operation.StartAgentSession;
import dev.deskhand.zendesk.chat.operation.UnreadableAnswerException;
import dev.deskhand.zendesk.chat.session.SessionInput.SessionNotStarted;
import dev.deskhand.zendesk.chat.session.SessionInput.SessionStarted;
import dev.deskhand.zendesk.chat.session.SessionInput.StartFailure;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks for a session over HTTP and judges the answer. */
final class SessionStart {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Words that make an error one of the moment, not of the token. */
    private static final List<String> PASSING =
            List.of(
                    "rate",
                    "limit",
                    "too many",
                    "internal",
                    "unavailable",
                    "timeout",
                    "timed out",
                    "try again");

    private final HttpClient http;
    private final SessionSettings settings;

    SessionStart(HttpClient http, SessionSettings settings) {
        this.http = http;
        this.settings = settings;
    }

    /** Returns at once; exactly one input follows, on any thread. */
    void begin(long attempt, Secret token, Consumer<SessionInput> inputs) {
        StartAgentSession operation = new StartAgentSession(token);
        String body =
                JSON.writeValueAsString(JSON.createObjectNode().put("query", operation.document()));
        HttpRequest request =
                HttpRequest.newBuilder(settings.graphqlEndpoint())
                        .version(HttpClient.Version.HTTP_1_1)
                        .timeout(settings.connectTimeout())
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        CompletableFuture<Void> _ =
                http.sendAsync(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
                        .handle((response, failure) ->
                                response != null
                                        ? judge(attempt, response, token)
                                        : new SessionNotStarted(attempt, unreachable(failure)))
                        .thenAccept(inputs);
    }

    private StartFailure unreachable(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null
                        ? failure.getCause()
                        : failure;
        return new StartFailure.TryLater(
                "%s cannot be reached: %s".formatted(settings.graphqlEndpoint().getHost(), cause),
                Optional.empty());
    }

    /**
     * An error may quote the request; its words are shown and logged, so the token is taken out
     * first.
     */
    private static SessionInput judge(long attempt, HttpResponse<String> response, Secret token) {
        Optional<String> retryAfter = response.headers().firstValue("Retry-After");
        boolean started =
                response.statusCode() / 100 == 2 && !response.body().contains("\"errors\"");
        String body = started ? response.body() : response.body().replace(token.reveal(), "***");
        return judge(attempt, response.statusCode(), retryAfter, body);
    }

    static SessionInput judge(long attempt, int status, Optional<String> retryAfter, String body) {
        JsonNode answer;
        try {
            answer = JSON.readTree(body);
        } catch (JacksonException _) {
            answer = JSON.createObjectNode();
        }
        List<GraphQlError> errors = Frames.errors(answer);
        if (status == 429 || status >= 500) {
            return notStarted(attempt, tryLater(status, retryAfter));
        }
        if (!errors.isEmpty() || status == 401 || status == 403) {
            return notStarted(attempt, refused(status, errors));
        }
        if (status / 100 != 2) {
            return notStarted(attempt, tryLater(status, retryAfter));
        }
        try {
            Operation.Step<AgentSession> step =
                    new StartAgentSession(Secret.of("-")).read(answer.path("data"));
            return switch (step) {
                case Operation.Step.Done<AgentSession>(AgentSession session) ->
                        new SessionStarted(attempt, session);
                case Operation.Step.Next<AgentSession> _ ->
                        throw new IllegalStateException("A session start has no second page");
            };
        } catch (UnreadableAnswerException e) {
            String why = "Zendesk's answer to the session start cannot be read: " + e.getMessage();
            return notStarted(attempt, new StartFailure.TryLater(why, Optional.empty()));
        }
    }

    private static SessionInput notStarted(long attempt, StartFailure failure) {
        return new SessionNotStarted(attempt, failure);
    }

    private static StartFailure tryLater(int status, Optional<String> retryAfter) {
        String why =
                status == 429
                        ? "Zendesk limits how often sessions may be started (HTTP 429)"
                        : "Zendesk answered the session start with HTTP " + status;
        return new StartFailure.TryLater(why, retryAfter.flatMap(SessionStart::seconds));
    }

    /** Zendesk sends seconds; the header's other form, a date, is taken for none. */
    private static Optional<Duration> seconds(String header) {
        try {
            long seconds = Long.parseLong(header.strip());
            return seconds < 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /**
     * A bad token comes back as GraphQL errors whose wording and codes are not documented. So
     * errors mean the token, save those that speak of something else.
     */
    private static StartFailure refused(int status, List<GraphQlError> errors) {
        String words =
                errors.isEmpty()
                        ? "HTTP " + status
                        : errors.stream()
                                .map(GraphQlError::message)
                                .collect(Collectors.joining("; "));
        String all =
                errors.stream()
                        .map(error -> error.message() + " " + error.code().orElse(""))
                        .collect(Collectors.joining(" "))
                        .toLowerCase(Locale.ROOT);
        if (SessionProtocol.isSeatTaken(all)) {
            return new StartFailure.SeatTaken(words);
        }
        if (PASSING.stream().anyMatch(all::contains)) {
            return new StartFailure.TryLater("Zendesk refused for now: " + words, Optional.empty());
        }
        return new StartFailure.TokenRefused(words);
    }
}
