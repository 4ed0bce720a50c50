package dev.deskhand.zendesk.chat.session;

import java.time.Duration;

/** When to send a PING and when to give a silent socket up. Starts clean with each socket. */
final class Heartbeat {

    enum Beat {
        NOTHING_DUE,
        PING,
        DEAD
    }

    private final long interval;
    private long next;
    private boolean awaitingPong;

    Heartbeat(Duration interval) {
        this.interval = interval.toNanos();
    }

    void startClean(long now) {
        next = now + interval;
        awaitingPong = false;
    }

    /** A PING not answered until the next one is due means a dead socket: two intervals at most. */
    Beat tick(long now) {
        if (now - next < 0) {
            return Beat.NOTHING_DUE;
        }
        if (awaitingPong) {
            return Beat.DEAD;
        }
        awaitingPong = true;
        next = now + interval;
        return Beat.PING;
    }

    void pong() {
        awaitingPong = false;
    }

    long nanosToNext(long now) {
        return next - now;
    }
}
