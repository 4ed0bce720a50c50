package dev.deskhand.zendesk.chat.session;

/** What a session promises, whatever the network and the service do; checked by the simulation. */
enum Promise {
    /** Every event of a chat's log is delivered exactly once and in order (P2, F2 to F4, F25). */
    DELIVERED_ONCE_IN_ORDER,
    /** After a person's word or join was delivered, no guarded frame is written (P1). */
    SILENT_AFTER_A_PERSON,
    /** A reliable send stands in the log once, or its delivery says that it does not (P3, F1). */
    SENT_ONCE,
    /** Reliable sends of a channel stand in the log in the order they were given (F45). */
    SENT_IN_ORDER,
    /** One socket at a time, one session start at a time (P5). */
    ONE_CONNECTION,
    /** A taken seat, a refused token or address is left alone until a person says go on (F18). */
    NO_FIGHT,
    /** Delays are bounded, grow, and begin anew only after a proven session (P8, F20). */
    BACKOFF,
    /** What Zendesk asks to wait is waited (F20, F45). */
    RETRY_AFTER,
    /** An address that does not lead online is left after a few tries (F21). */
    FRESH_ADDRESS,
    /** A half-open socket is noticed within two heartbeats (F23). */
    DEAD_SOCKET_NOTICED,
    /**
     * No socket inherits the heartbeat of another, and none is called dead before its time (F22).
     */
    CLEAN_HEARTBEAT,
    /** Online once per socket, and not before the gap is filled (F26). */
    READY_ONCE,
    /** Every request ends once, and as it is told (F11). */
    ONE_OUTCOME,
    /** No request id is written twice. */
    NEW_REQUEST_IDS,
    /** What an older socket or an older session start says changes nothing. */
    OLD_SOCKETS_ARE_DUMB,
    /** The session comes back by itself when the service is well, and never runs hot. */
    COMES_BACK
}
