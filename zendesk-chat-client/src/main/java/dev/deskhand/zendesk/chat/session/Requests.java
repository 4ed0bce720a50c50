package dev.deskhand.zendesk.chat.session;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;

/**
 * The requests of a session: those that wait to be written, and those that wait for their answer.
 * Wire ids are never used twice, not even over several sockets, so a late answer can meet no other
 * request.
 */
final class Requests {

    /** A request that is done. */
    record Done(Asker asker, RequestOutcome outcome) {}

    private record Pending(
            Asker asker, LongFunction<String> frame, BooleanSupplier guard, long deadline) {}

    /** How many sends are remembered whose answer is late. */
    private static final int MOST_LATE = 1000;

    private final long timeout;
    private final Deque<Pending> waiting = new ArrayDeque<>();
    private final Map<String, Pending> written = new LinkedHashMap<>();

    /** Sends that were given up as uncertain: their late answers still tell. */
    private final Map<String, Asker> late = new LinkedHashMap<>();

    private long lastId;

    Requests(Duration timeout) {
        this.timeout = timeout.toNanos();
    }

    void add(Asker asker, String document, BooleanSupplier guard, long now) {
        add(asker, id -> Frames.request(id, document), guard, now);
    }

    /**
     * @param frame the text for an id
     */
    void add(Asker asker, LongFunction<String> frame, BooleanSupplier guard, long now) {
        waiting.add(new Pending(asker, frame, guard, now + timeout));
    }

    /** Takes back what is not written yet; says whether that was so. */
    boolean takeBack(Asker asker) {
        return waiting.removeIf(pending -> pending.asker().equals(asker));
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
                done.add(new Done(next.asker(), new RequestOutcome.Withheld(objection.get())));
                continue;
            }
            long id = ++lastId;
            written.put(
                    Long.toString(id),
                    new Pending(next.asker(), next.frame(), next.guard(), now + timeout));
            return Optional.of(next.frame().apply(id));
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
    Optional<Asker> answered(String id) {
        Pending pending = written.remove(id);
        return Optional.ofNullable(pending == null ? late.remove(id) : pending.asker());
    }

    List<Done> expire(long now) {
        List<Done> done = new ArrayList<>();
        Iterator<Pending> unwritten = waiting.iterator();
        while (unwritten.hasNext()) {
            Pending pending = unwritten.next();
            if (now - pending.deadline() >= 0) {
                unwritten.remove();
                String why = "The connection takes nothing; it was not written in time";
                done.add(new Done(pending.asker(), new RequestOutcome.NotSent(why)));
            }
        }
        Iterator<Map.Entry<String, Pending>> unanswered = written.entrySet().iterator();
        while (unanswered.hasNext()) {
            Map.Entry<String, Pending> entry = unanswered.next();
            if (now - entry.getValue().deadline() >= 0) {
                unanswered.remove();
                done.add(new Done(entry.getValue().asker(), new RequestOutcome.TimedOut()));
                if (entry.getValue().asker() instanceof Asker.Sending && late.size() < MOST_LATE) {
                    late.put(entry.getKey(), entry.getValue().asker());
                }
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
                                        pending.asker(),
                                        new RequestOutcome.ConnectionLost(cause))));
        waiting.forEach(pending -> done.add(new Done(pending.asker(), unwritten)));
        written.clear();
        waiting.clear();
        late.clear();
        return done;
    }

    OptionalLong nanosToDeadline(long now) {
        if (waiting.isEmpty() && written.isEmpty()) {
            return OptionalLong.empty();
        }
        long nearest = Long.MAX_VALUE;
        for (Pending pending : waiting) {
            nearest = Math.min(nearest, pending.deadline() - now);
        }
        for (Pending pending : written.values()) {
            nearest = Math.min(nearest, pending.deadline() - now);
        }
        return OptionalLong.of(nearest);
    }

    static OptionalLong nearer(OptionalLong nearest, long nanos) {
        return OptionalLong.of(nearest.isPresent() ? Math.min(nearest.getAsLong(), nanos) : nanos);
    }
}
