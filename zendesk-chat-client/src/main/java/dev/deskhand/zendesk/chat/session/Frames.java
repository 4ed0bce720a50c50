package dev.deskhand.zendesk.chat.session;

import dev.deskhand.zendesk.chat.GraphQlError;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON of the WebSocket's text frames. */
final class Frames {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** The code of the error that asks for fewer requests; the case is not known. */
    private static final String RATE_LIMITED = "rate_limited";

    private static final double MOST_SECONDS = 86_400;

    private Frames() {}

    /** A frame from Zendesk. */
    sealed interface Inbound {

        record Reply(String id, RequestOutcome outcome) implements Inbound {}

        record Data(JsonNode data) implements Inbound {}

        record Pong() implements Inbound {}

        record EndOfSession(String reason) implements Inbound {}

        /** A frame that means nothing to us; the text names its shape only. */
        record Unreadable(String why, boolean mayBeAnEvent) implements Inbound {}
    }

    static String request(long id, String document) {
        return frame("query", document, "request", id);
    }

    /** Ends a subscription. Its answer is not known; nothing waits for it. */
    static String stopSubscription(long id, String subscriptionId) {
        return frame("subscription_id", subscriptionId, "stop_subscription", id);
    }

    private static String frame(String name, String value, String type, long id) {
        StringWriter text = new StringWriter(value.length() + 80);
        try (JsonGenerator frame = JSON.createGenerator(text)) {
            frame.writeStartObject();
            frame.writeObjectPropertyStart("payload");
            frame.writeStringProperty(name, value);
            frame.writeEndObject();
            frame.writeStringProperty("type", type);
            frame.writeNumberProperty("id", id);
            frame.writeEndObject();
        }
        return text.toString();
    }

    static String ping(long number) {
        return "{\"sig\":\"PING\",\"payload\":" + number + "}";
    }

    static Inbound tooLong(int limit) {
        return new Inbound.Unreadable("more than %d characters".formatted(limit), true);
    }

    static Inbound read(String text) {
        JsonNode frame;
        try {
            frame = JSON.readTree(text);
        } catch (JacksonException _) {
            // The cause would quote the frame, and with it what a visitor wrote.
            return new Inbound.Unreadable(
                    "%d characters that are no JSON".formatted(text.length()), true);
        }
        return switch (frame.path("sig").asString("")) {
            case "DATA" -> data(frame.path("payload"));
            case "PONG" -> new Inbound.Pong();
            case "EOS" -> new Inbound.EndOfSession(frame.path("reason").asString(""));
            case "" ->
                    scalar(frame.path("id")).isEmpty()
                            ? new Inbound.Unreadable("neither 'sig' nor 'id'", false)
                            : new Inbound.Reply(scalar(frame.path("id")), outcome(frame));
            default -> new Inbound.Unreadable("an unknown 'sig'", false);
        };
    }

    private static Inbound data(JsonNode payload) {
        if (payload.path("data").isObject()) {
            return new Inbound.Data(payload.path("data"));
        }
        return new Inbound.Unreadable("DATA without data", true);
    }

    private static RequestOutcome outcome(JsonNode frame) {
        JsonNode payload = frame.path("payload");
        List<GraphQlError> errors = errors(payload);
        String code = scalar(frame.path("errorCode"));
        if (code.equals("429") || errors.stream().anyMatch(Frames::isRateLimit)) {
            return new RequestOutcome.RateLimited(retryAfter(payload));
        }
        if (!errors.isEmpty() && !isFailureOfTheService(code)) {
            return new RequestOutcome.Refused(errors);
        }
        if (!code.isEmpty()) {
            return new RequestOutcome.ProtocolError(
                    Optional.of(code), "Zendesk answered with code " + code);
        }
        if (payload.path("data").isObject()) {
            return new RequestOutcome.Answered(payload.path("data"));
        }
        return new RequestOutcome.ProtocolError(
                Optional.empty(), "The answer holds neither data nor errors");
    }

    /** Then nobody can say how far it got: a refusal is an answer, a failure is none. */
    private static boolean isFailureOfTheService(String code) {
        return code.matches("5\\d\\d");
    }

    private static boolean isRateLimit(GraphQlError error) {
        return error.code().filter(RATE_LIMITED::equalsIgnoreCase).isPresent();
    }

    /** {@code extensions.retry_after} of any error, in seconds. */
    private static Optional<Duration> retryAfter(JsonNode payload) {
        for (JsonNode error : payload.path("errors")) {
            JsonNode seconds = error.path("extensions").path("retry_after");
            double value = seconds.isNumber() ? seconds.asDouble() : -1;
            if (value >= 0 && value < MOST_SECONDS) {
                return Optional.of(Duration.ofMillis(Math.round(value * 1000)));
            }
        }
        return Optional.empty();
    }

    /** Text or number as text; empty for anything else. */
    private static String scalar(JsonNode node) {
        return node.isString() || node.isNumber() ? node.asString() : "";
    }

    /** The {@code errors} of a GraphQL answer, empty when there are none. */
    static List<GraphQlError> errors(JsonNode answer) {
        List<GraphQlError> errors = new ArrayList<>();
        for (JsonNode error : answer.path("errors")) {
            String message =
                    error.isString() ? error.asString() : error.path("message").asString("");
            JsonNode code = error.path("extensions").path("code");
            errors.add(
                    new GraphQlError(
                            message.isEmpty() ? "(no message)" : message,
                            code.isString() || code.isNumber()
                                    ? Optional.of(code.asString())
                                    : Optional.empty()));
        }
        return errors;
    }
}
