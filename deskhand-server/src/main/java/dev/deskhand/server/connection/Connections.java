package dev.deskhand.server.connection;

/** The connections of all businesses. Thread-safe. */
public interface Connections {
    ConnectionStatus status(long businessId);

    /** Starts the connection, and remembers the wish; answers at once, the state follows. */
    ConnectionStatus start(long businessId);

    /** Stops the connection, and remembers the wish. */
    ConnectionStatus stop(long businessId);

    /** A new grant was stored, or the keys changed: (re)connects with what is stored now. */
    void deploymentChanged(long businessId);

    /** Checks link by link; takes up to some seconds. */
    ConnectionTest test(long businessId);
}
