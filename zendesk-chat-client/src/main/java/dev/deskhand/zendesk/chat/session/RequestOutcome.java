package dev.deskhand.zendesk.chat.session;

import dev.deskhand.zendesk.chat.GraphQlError;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What became of a request. Every submitted request gets exactly one. */
sealed interface RequestOutcome {

    record Answered(JsonNode data) implements RequestOutcome {}

    record Refused(List<GraphQlError> errors) implements RequestOutcome {}

    /** Zendesk wants fewer requests; not executed. */
    record RateLimited(Optional<Duration> retryAfter) implements RequestOutcome {}

    record ProtocolError(Optional<String> code, String why) implements RequestOutcome {}

    /** Written, no answer in time. */
    record TimedOut() implements RequestOutcome {}

    /** Written, connection gone. */
    record ConnectionLost(String cause) implements RequestOutcome {}

    /** Never written. */
    record NotSent(String why) implements RequestOutcome {}

    /** Never written, by the guard. */
    record Withheld(String why) implements RequestOutcome {}

    /** Never written, session closed. */
    record Closed() implements RequestOutcome {}
}
