package dev.deskhand.server.connection;

import dev.deskhand.server.conversation.HandOverOrders;
import java.util.Optional;

/** The connections of all businesses. Thread-safe. */
public interface Connections {
    ConnectionStatus status(long businessId);

    /** Starts the connection, and remembers the wish; answers at once, the state follows. */
    ConnectionStatus start(long businessId);

    /** Stops the connection, and remembers the wish. */
    ConnectionStatus stop(long businessId);

    /** A new grant was stored, or the keys changed: (re)connects with what is stored now. */
    void deploymentChanged(long businessId);

    /** Lets a conversation do what it has to do; without a connection it does so later. */
    void wake(long businessId, long conversationId);

    /** What can be ordered for the business's chats; empty while its connection does not run. */
    Optional<HandOverOrders> orders(long businessId);

    /** Checks link by link; takes up to some seconds. */
    ConnectionTest test(long businessId);
}
