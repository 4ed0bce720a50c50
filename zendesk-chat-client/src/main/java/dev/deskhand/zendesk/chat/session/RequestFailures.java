package dev.deskhand.zendesk.chat.session;

import dev.deskhand.zendesk.chat.GraphQlError;
import dev.deskhand.zendesk.chat.session.ChatRequestException.Kind;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The one place where outcomes become exceptions. */
final class RequestFailures {

    private RequestFailures() {}

    static JsonNode dataOrThrow(String operation, RequestOutcome outcome) {
        return switch (outcome) {
            case RequestOutcome.Answered(JsonNode data) -> data;
            case RequestOutcome.Refused(List<GraphQlError> errors) ->
                    throw ChatRequestException.refused(operation, errors);
            case RequestOutcome.ProtocolError(Optional<String> code, String why) ->
                    throw ChatRequestException.protocolError(operation, code, why);
            case RequestOutcome.TimedOut() ->
                    throw ChatRequestException.of(
                            Kind.TIMED_OUT,
                            operation,
                            "Zendesk did not answer in time; it may be done");
            case RequestOutcome.ConnectionLost(String cause) ->
                    throw ChatRequestException.of(
                            Kind.CONNECTION_LOST,
                            operation,
                            "The connection went before the answer came; it may be done. " + cause);
            case RequestOutcome.NotSent(String why) ->
                    throw ChatRequestException.of(
                            Kind.NOT_CONNECTED, operation, "Not sent. " + why);
            case RequestOutcome.Withheld(String why) ->
                    throw ChatRequestException.of(Kind.WITHHELD, operation, "Not sent. " + why);
            case RequestOutcome.Closed() ->
                    throw ChatRequestException.of(
                            Kind.CLOSED, operation, "Not sent. The session is closed");
        };
    }
}
