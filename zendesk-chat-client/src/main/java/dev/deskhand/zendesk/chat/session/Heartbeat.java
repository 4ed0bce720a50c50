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

    /** Whether nothing came since the last PING. */
    private boolean silent;

    Heartbeat(Duration interval) {
        this.interval = interval.toNanos();
    }

    void startClean(long now) {
        next = now + interval;
        silent = false;
    }

    /**
     * Silence from a PING until the next one is due means a dead socket: two intervals at most. A
     * tick that comes half an interval late says that this process stood still, not the other side;
     * then the other side gets one interval more.
     */
    Beat tick(long now) {
        if (now - next < 0) {
            return Beat.NOTHING_DUE;
        }
        if (silent && now - next < interval / 2) {
            return Beat.DEAD;
        }
        silent = true;
        next = now + interval;
        return Beat.PING;
    }

    /** Whatever comes shows that the other side is there, a PONG or anything else. */
    void heard() {
        silent = false;
    }

    long nanosToNext(long now) {
        return next - now;
    }
}
