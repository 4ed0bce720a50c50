package dev.deskhand.zendesk.chat.session;

/** A subscription of the caller's own. May be used from any thread. */
@FunctionalInterface
public interface SubscriptionHandle extends AutoCloseable {

    /**
     * Ends it: Zendesk is told if the session is online, and it is not restored any more. Returns
     * at once; events that are under way may still come. May be called twice.
     */
    @Override
    void close();
}
