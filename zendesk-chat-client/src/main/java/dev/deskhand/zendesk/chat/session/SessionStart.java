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
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks for a session over HTTP and judges the answer. */
final class SessionStart {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Words that make an error one of the moment, whatever else it speaks of. */
    private static final Pattern PASSING =
            Pattern.compile(
                    "\\brate\\b|\\brate_|limit|too many|internal|unavailable|timeout|timed out|try again");

    /**
     * Words and codes of a refused token. Zendesk's own are not documented; "invalid scope" was
     * reported, the others are what OAuth and GraphQL services commonly say.
     */
    private static final Pattern TOKEN =
            Pattern.compile(
                    "token|scope|unauthori[sz]ed|not authori[sz]ed|authenticat|credential"
                            + "|forbidden|access[_ ]denied|permission|revoked|expired");

    private final HttpClient http;
    private final SessionSettings settings;
    private final InstantSource clock;

    /**
     * @param clock tells how far off a date is that Zendesk asks to wait for
     */
    SessionStart(HttpClient http, SessionSettings settings, InstantSource clock) {
        this.http = http;
        this.settings = settings;
        this.clock = clock;
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
    private SessionInput judge(long attempt, HttpResponse<String> response, Secret token) {
        Optional<Duration> retryAfter =
                response.headers()
                        .firstValue("Retry-After")
                        .flatMap(header -> retryAfter(header, clock.instant()));
        boolean started =
                response.statusCode() / 100 == 2 && !response.body().contains("\"errors\"");
        String body = started ? response.body() : response.body().replace(token.reveal(), "***");
        return judge(attempt, response.statusCode(), retryAfter, body);
    }

    static SessionInput judge(
            long attempt, int status, Optional<Duration> retryAfter, String body) {
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

    private static StartFailure tryLater(int status, Optional<Duration> retryAfter) {
        String why =
                status == 429
                        ? "Zendesk limits how often sessions may be started (HTTP 429)"
                        : "Zendesk answered the session start with HTTP " + status;
        return new StartFailure.TryLater(why, retryAfter);
    }

    /** Both forms of the header (RFC 9110, 10.2.3): seconds, or a date. */
    static Optional<Duration> retryAfter(String header, Instant now) {
        String text = header.strip();
        try {
            Duration wait =
                    text.matches("\\d{1,9}")
                            ? Duration.ofSeconds(Long.parseLong(text))
                            : Duration.between(
                                    now,
                                    DateTimeFormatter.RFC_1123_DATE_TIME.parse(
                                            text, Instant::from));
            return wait.isNegative() ? Optional.empty() : Optional.of(wait);
        } catch (DateTimeException _) {
            // Nothing that says how long; the back-off decides.
            return Optional.empty();
        }
    }

    /**
     * A bad token comes back as GraphQL errors whose wording and codes are not documented. Errors
     * mean the token when they speak of it; any other may be gone later.
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
        boolean passing = PASSING.matcher(all).find();
        if (!passing && (status == 401 || status == 403 || TOKEN.matcher(all).find())) {
            return new StartFailure.TokenRefused(words);
        }
        return new StartFailure.TryLater("Zendesk refused for now: " + words, Optional.empty());
    }
}
