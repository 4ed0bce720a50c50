package dev.deskhand.zendesk.chat.session;

import dev.deskhand.zendesk.chat.ChatEvent;
import java.net.URI;

/** What the protocol wants done, in the order given. */
sealed interface SessionEffect {

    /**
     * Ask for a session over HTTP; answer with SessionStarted or SessionNotStarted of the same
     * attempt.
     */
    record StartSession(long attempt) implements SessionEffect {}

    /** Open a socket; answer with SocketOpened or SocketLost of the same number. */
    record OpenSocket(long socket, URI url) implements SessionEffect {}

    /**
     * Write one text frame; answer with FrameWritten or SocketLost. Nothing else is written until
     * then.
     */
    record WriteFrame(long socket, String text) implements SessionEffect {}

    /** Close a socket, opened or not yet. Politely: with a close frame; else at once. */
    record CloseSocket(long socket, boolean politely) implements SessionEffect {}

    record Deliver(ChatEvent event) implements SessionEffect {}

    record StateChanged(SessionState state) implements SessionEffect {}

    record Complete(long request, RequestOutcome outcome) implements SessionEffect {}

    /** A reliable send has come to its end. */
    record Settle(long request, Delivery delivery) implements SessionEffect {}

    /** Something odd that harms nothing yet; for the log, without anything a visitor wrote. */
    record Warn(String text) implements SessionEffect {}

    /** Something came that could not be read and may have been an event. */
    record EventsMissed() implements SessionEffect {}
}
