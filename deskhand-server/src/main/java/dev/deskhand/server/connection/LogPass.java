package dev.deskhand.server.connection;

import dev.deskhand.server.conversation.Fence;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How far a reading of all channels' logs has come, page by page, and how long it has had no luck
 * with the next page. It keeps its place while a page cannot be read; what is read anew after a
 * break is a pass of its own.
 *
 * @param breaks the breaks that it mends, those of the connection and those before it of channels
 * @param before where the last page that was read began; empty before the first
 * @param refusals how often in a row Zendesk refused to show the next page
 * @param failingSince since when the next page cannot be read, by the monotonic clock; empty while
 *     all is well
 */
record LogPass(
        Fence.Breaks breaks, Optional<String> before, int refusals, OptionalLong failingSince) {

    static LogPass begin(Fence.Breaks breaks) {
        return new LogPass(breaks, Optional.empty(), 0, OptionalLong.empty());
    }

    LogPass next(String cursor) {
        return new LogPass(breaks, Optional.of(cursor), 0, OptionalLong.empty());
    }

    LogPass refused() {
        return new LogPass(breaks, before, refusals + 1, OptionalLong.empty());
    }

    LogPass failed(long now) {
        return failingSince.isPresent()
                ? this
                : new LogPass(breaks, before, refusals, OptionalLong.of(now));
    }

    boolean failsLongerThan(Duration patience, long now) {
        return failingSince.isPresent() && now - failingSince.getAsLong() > patience.toNanos();
    }
}
