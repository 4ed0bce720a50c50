package dev.deskhand.zendesk.chat.session;

import dev.deskhand.zendesk.chat.GraphQlError;
import dev.deskhand.zendesk.chat.session.ChatRequestException.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The one place where outcomes become exceptions. */
final class RequestFailures {

    private RequestFailures() {}

    static JsonNode dataOrThrow(String operation, RequestOutcome outcome) {
        if (outcome instanceof RequestOutcome.Answered(JsonNode data)) {
            return data;
        }
        throw failure(operation, outcome);
    }

    static ChatRequestException failure(String operation, RequestOutcome outcome) {
        return switch (outcome) {
            case RequestOutcome.Answered(_) ->
                    ChatRequestException.protocolError(
                            operation, Optional.empty(), "The answer cannot be read");
            case RequestOutcome.Refused(List<GraphQlError> errors) ->
                    ChatRequestException.refused(operation, errors);
            case RequestOutcome.RateLimited(Optional<Duration> retryAfter) ->
                    ChatRequestException.rateLimited(operation, retryAfter);
            case RequestOutcome.ProtocolError(Optional<String> code, String why) ->
                    ChatRequestException.protocolError(operation, code, why);
            case RequestOutcome.TimedOut() ->
                    ChatRequestException.of(
                            Kind.TIMED_OUT,
                            operation,
                            "Zendesk did not answer in time; it may be done");
            case RequestOutcome.ConnectionLost(String cause) ->
                    ChatRequestException.of(
                            Kind.CONNECTION_LOST,
                            operation,
                            "The connection went before the answer came; it may be done. " + cause);
            case RequestOutcome.NotSent(String why) ->
                    ChatRequestException.of(Kind.NOT_CONNECTED, operation, "Not sent. " + why);
            case RequestOutcome.Withheld(String why) ->
                    ChatRequestException.of(Kind.WITHHELD, operation, "Not sent. " + why);
            case RequestOutcome.Closed() ->
                    ChatRequestException.of(
                            Kind.CLOSED, operation, "Not sent. The session is closed");
        };
    }
}
