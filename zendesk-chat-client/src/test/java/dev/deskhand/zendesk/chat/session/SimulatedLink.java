package dev.deskhand.zendesk.chat.session;

/** A socket of the simulation. Times are nanoseconds since the schedule began. */
final class SimulatedLink {

    final long number;
    final int session;

    /** Whether the service executes what comes over it. */
    boolean served;

    /** Whether what the service sends still arrives. */
    boolean carries = true;

    /** Whether the client holds it open. */
    boolean held;

    /** Whether the client has closed it, be it before it opened. */
    boolean givenUp;

    boolean messages;
    boolean activity;

    /** No frame overtakes another. */
    long lastToService;

    long lastToClient;

    long openedAt;
    long heardAt;

    /** Time in which the process stood still, and the heartbeat of grace that follows. */
    long slack;

    SimulatedLink(long number, int session) {
        this.number = number;
        this.session = session;
    }
}
