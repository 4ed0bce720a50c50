package dev.deskhand.zendesk.chat.session;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/**
 * The requests of a session: those that wait to be written, and those that wait for their answer.
 * Wire ids are never used twice, not even over several sockets, so a late answer can meet no other
 * request.
 */
final class Requests {

    /** A request that is done, by the number its owner gave it. */
    record Done(long owner, RequestOutcome outcome) {}

    private record Pending(
            long owner, String name, String document, BooleanSupplier guard, long deadline) {}

    private final long timeout;
    private final Deque<Pending> waiting = new ArrayDeque<>();
    private final Map<String, Pending> written = new HashMap<>();
    private long lastId;

    Requests(Duration timeout) {
        this.timeout = timeout.toNanos();
    }

    void add(long owner, String name, String document, BooleanSupplier guard, long now) {
        waiting.add(new Pending(owner, name, document, guard, now + timeout));
    }

    /**
     * The next frame to write; requests that their guard withholds on the way are added to {@code
     * done}.
     */
    Optional<String> nextFrame(long now, List<Done> done) {
        Pending next;
        while ((next = waiting.poll()) != null) {
            Optional<String> objection = objection(next.guard());
            if (objection.isPresent()) {
                done.add(new Done(next.owner(), new RequestOutcome.Withheld(objection.get())));
                continue;
            }
            long id = ++lastId;
            written.put(
                    Long.toString(id),
                    new Pending(
                            next.owner(),
                            next.name(),
                            next.document(),
                            next.guard(),
                            now + timeout));
            return Optional.of(Frames.request(id, next.document()));
        }
        return Optional.empty();
    }

    /**
     * A guard that fails is a guard that says no: writing without a clear yes is what guards are
     * against.
     */
    private static Optional<String> objection(BooleanSupplier guard) {
        try {
            return guard.getAsBoolean() ? Optional.empty() : Optional.of("The guard said no");
        } catch (RuntimeException e) {
            return Optional.of("The guard failed with " + e);
        }
    }

    /** Who asked, if anybody still waits for it. */
    OptionalLong answered(String id) {
        Pending pending = written.remove(id);
        return pending == null ? OptionalLong.empty() : OptionalLong.of(pending.owner());
    }

    List<Done> expire(long now) {
        List<Done> done = new ArrayList<>();
        Iterator<Pending> unwritten = waiting.iterator();
        while (unwritten.hasNext()) {
            Pending pending = unwritten.next();
            if (now - pending.deadline() >= 0) {
                unwritten.remove();
                String why = "The connection takes nothing; it was not written in time";
                done.add(new Done(pending.owner(), new RequestOutcome.NotSent(why)));
            }
        }
        Iterator<Pending> unanswered = written.values().iterator();
        while (unanswered.hasNext()) {
            Pending pending = unanswered.next();
            if (now - pending.deadline() >= 0) {
                unanswered.remove();
                done.add(new Done(pending.owner(), new RequestOutcome.TimedOut()));
            }
        }
        return done;
    }

    /** Gives all of them up: what was written is uncertain, the rest gets {@code unwritten}. */
    List<Done> dropAll(String cause, RequestOutcome unwritten) {
        List<Done> done = new ArrayList<>();
        written.values()
                .forEach(pending ->
                        done.add(
                                new Done(
                                        pending.owner(),
                                        new RequestOutcome.ConnectionLost(cause))));
        waiting.forEach(pending -> done.add(new Done(pending.owner(), unwritten)));
        written.clear();
        waiting.clear();
        return done;
    }

    OptionalLong nanosToDeadline(long now) {
        OptionalLong nearest = OptionalLong.empty();
        for (Pending pending : waiting) {
            nearest = nearer(nearest, pending.deadline() - now);
        }
        for (Pending pending : written.values()) {
            nearest = nearer(nearest, pending.deadline() - now);
        }
        return nearest;
    }

    static OptionalLong nearer(OptionalLong nearest, long nanos) {
        return OptionalLong.of(nearest.isPresent() ? Math.min(nearest.getAsLong(), nanos) : nanos);
    }
}
