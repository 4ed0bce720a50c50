package dev.deskhand.zendesk.chat.session;

import dev.deskhand.zendesk.chat.operation.AgentSession;
import dev.deskhand.zendesk.chat.operation.SendMessage;
import dev.deskhand.zendesk.chat.operation.Subscription;
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

    /** A frame longer than any of the protocol, left out. */
    record FrameTooLong(long socket, int limit) implements SessionInput {}

    /**
     * A caller's request.
     *
     * @param request the caller's number for it, 1 or more
     * @param guard asked right before writing; false withholds
     */
    record Submit(long request, String name, String document, BooleanSupplier guard)
            implements SessionInput {}

    /**
     * A reliable send; ends in {@link SessionEffect.Settle}.
     *
     * @param request the caller's number for it, of the same row as those of Submit
     * @param guard asked before each writing
     * @param patience after which it ends in any case
     */
    record Send(long request, SendMessage message, BooleanSupplier guard, Duration patience)
            implements SessionInput {}

    /** A subscription of the caller's own; Complete tells how it began. */
    record Subscribe(long request, Subscription.Kind kind) implements SessionInput {}

    /** Ends the subscription that was asked for under this number. */
    record Unsubscribe(long request) implements SessionInput {}

    /** Why a session could not be started. */
    sealed interface StartFailure {

        record TokenRefused(String message) implements StartFailure {}

        record SeatTaken(String reason) implements StartFailure {}

        /** Anything that may be gone later. */
        record TryLater(String message, Optional<Duration> retryAfter) implements StartFailure {}
    }
}
