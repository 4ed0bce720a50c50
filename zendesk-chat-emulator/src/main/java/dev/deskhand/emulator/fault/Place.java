package dev.deskhand.emulator.fault;

import java.util.Locale;

/** Where a fault can strike. */
public enum Place {
    /** A request frame has come over a socket and is not yet carried out. */
    REQUEST(Direction.IN),
    /** The reply to a request is about to leave. */
    REPLY(Direction.OUT),
    /** An event of a subscription is about to leave. */
    EVENT(Direction.OUT),
    /** A call over HTTP that programs make of the real service; never the control API. */
    HTTP(Direction.IN),
    /** A WebSocket is being opened. */
    DIAL(Direction.IN);

    /** As the emulator sees it. */
    public enum Direction {
        IN,
        OUT
    }

    private final Direction direction;

    Place(Direction direction) {
        this.direction = direction;
    }

    Direction direction() {
        return direction;
    }

    /** For the log. */
    String words() {
        return switch (this) {
            case REQUEST, REPLY, EVENT -> "on the " + word();
            case HTTP -> "on the call";
            case DIAL -> "on dialling";
        };
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
