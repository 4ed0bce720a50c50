package dev.deskhand.server.channel;

/** The channel could not be asked now; it can be asked again once the connection is online. */
public final class ChannelUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message what was asked and why it could not be
     */
    public ChannelUnavailableException(String message) {
        super(message);
    }

    /**
     * @param message what was asked and what happened
     */
    public ChannelUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
