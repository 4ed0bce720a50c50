package dev.deskhand.zendesk.chat.session;

import dev.deskhand.zendesk.chat.operation.AgentSession;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What can happen to a session. Attempts and sockets are numbered by the protocol; whatever comes
 * of one that is no longer the current one is ignored.
 */
sealed interface SessionInput {

    record Start() implements SessionInput {}

    /** A person says: go on. */
    record Resume() implements SessionInput {}

    record Stop() implements SessionInput {}

    /** Time has passed. */
    record Tick() implements SessionInput {}

    record SessionStarted(long attempt, AgentSession session) implements SessionInput {}

    record SessionNotStarted(long attempt, StartFailure failure) implements SessionInput {}

    record SocketOpened(long socket) implements SessionInput {}

    /** Closed by the other side, failed, or never opened. */
    record SocketLost(long socket, String cause) implements SessionInput {}

    /**
     * The frame given by the last {@link SessionEffect.WriteFrame} is on its way; the next may
     * follow.
     */
    record FrameWritten(long socket) implements SessionInput {}

    record FrameReceived(long socket, String text, Instant arrived) implements SessionInput {}

    /**
     * A caller's request.
     *
     * @param request the caller's number for it, 1 or more
     * @param guard asked right before writing; false withholds
     */
    record Submit(long request, String name, String document, BooleanSupplier guard)
            implements SessionInput {}

    /** Why a session could not be started. */
    sealed interface StartFailure {

        record TokenRefused(String message) implements StartFailure {}

        record SeatTaken(String reason) implements StartFailure {}

        /** Anything that may be gone later. */
        record TryLater(String message, Optional<Duration> retryAfter) implements StartFailure {}
    }
}
