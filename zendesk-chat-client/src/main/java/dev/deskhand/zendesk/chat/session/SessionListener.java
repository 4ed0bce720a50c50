package dev.deskhand.zendesk.chat.session;

import dev.deskhand.zendesk.chat.ChatEvent;
import java.time.Instant;

/**
 * Told of everything that a session sees, in order, on the session's own loop. Be quick: while a
 * listener works, nothing is read and no heartbeat is sent. Calling the session's requests from
 * here fails; hand the event on to a thread of your own.
 *
 * <p>An exception from a listener is logged and the session goes on.
 */
public interface SessionListener {

    /** Something happened in a channel. Events may come twice, see {@link ChatEvent#eventId()}. */
    void onEvent(ChatEvent event);

    /**
     * The same, for those who want to know how long they take.
     *
     * @param frameRead when the frame that told of it was read, by this machine's clock
     */
    default void onEvent(ChatEvent event, Instant frameRead) {
        onEvent(event);
    }

    /**
     * Something came that could not be read and may have been an event: the channels' logs tell
     * what it was. Until the next {@link SessionState.Online} the session does not look by itself.
     */
    default void onEventsMissed() {}

    /** The session's state changed; {@link ZendeskChatSession#state()} says the same already. */
    void onState(SessionState state);
}
