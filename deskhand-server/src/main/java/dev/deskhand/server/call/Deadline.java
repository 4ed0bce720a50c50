package dev.deskhand.server.call;

import dev.deskhand.bot.dialogue.ApiResult.Kind;
import java.time.Duration;
import java.util.function.LongSupplier;

/** When a call must be over, by a clock that nobody sets. */
record Deadline(LongSupplier nanos, long end, Duration whole) {
    static Deadline in(Duration time, LongSupplier nanos) {
        return new Deadline(nanos, nanos.getAsLong() + time.toNanos(), time);
    }

    Duration left() {
        return Duration.ofNanos(Math.max(0, end - nanos.getAsLong()));
    }

    boolean isOver() {
        return left().isZero();
    }

    /** The time is over. */
    CallFailed timedOut(String during) {
        return CallFailed.forNow(
                Kind.TIMED_OUT,
                during
                        + " took longer than the "
                        + whole.toMillis()
                        + " ms that the bot file gives the call. Look at the service, or give the"
                        + " call a longer timeout (at most 30 s).");
    }
}
