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

    /** No answer that tells anything. */
    sealed interface Unanswered extends RequestOutcome {
        /** In a few words. */
        String why();
    }

    record ProtocolError(Optional<String> code, String why) implements Unanswered {}

    /** Written, no answer in time. */
    record TimedOut() implements Unanswered {
        @Override
        public String why() {
            return "no answer in time";
        }
    }

    /** Written, connection gone. */
    record ConnectionLost(String why) implements Unanswered {}

    /** Never written. */
    record NotSent(String why) implements Unanswered {}

    /** Never written, by the guard. */
    record Withheld(String why) implements Unanswered {}

    /** Never written, session closed. */
    record Closed() implements Unanswered {
        @Override
        public String why() {
            return "closed";
        }
    }
}
