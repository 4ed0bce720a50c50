package dev.deskhand.emulator.stream;

import dev.deskhand.emulator.account.LogEntry;
import dev.deskhand.emulator.fault.Place;
import dev.deskhand.emulator.graphql.GraphQlApi;
import dev.deskhand.emulator.json.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One socket of a session. Whatever goes out passes one bounded queue, so that frames leave in the
 * order things happened; a client that lets the queue fill up is cut off.
 */
final class AgentSocket {

    static final int NORMAL = 1000;
    static final int GOING_AWAY = 1001;
    static final int RESTARTING = 1012;
    static final int OVERLOADED = 1013;

    private static final Logger log = LoggerFactory.getLogger(AgentSocket.class);
    private static final int QUEUE = 20_000;

    private sealed interface Outgoing {
        record Frame(Map<String, ?> frame, Set<String> operations) implements Outgoing {}

        record Subscribed(Map<String, ?> reply, String subscriptionId, Set<String> operations)
                implements Outgoing {}

        record Event(String channelId, LogEntry entry) implements Outgoing {}

        /** Events that went before, once more; no fault strikes them. */
        record Again(List<Event> events) implements Outgoing {}

        record Late(Leaving frame) implements Outgoing {}

        record Release(Leaving frame) implements Outgoing {}

        record Close(int code, String reason) implements Outgoing {}
    }

    /** Something that may take a while. */
    interface Waiting {

        void run() throws InterruptedException;
    }

    /** All that an agent may see of the logs, oldest first. */
    interface History {

        void each(BiConsumer<String, LogEntry> line);
    }

    private final Wire wire;
    private final Waiting awaitStored;
    private final Outlet outlet;
    private final @Nullable SocketFaults faults;
    private final History history;
    private final BlockingQueue<Outgoing> queue = new LinkedBlockingQueue<>(QUEUE);
    private final Map<String, GraphQlApi.Subscription> subscriptions = new ConcurrentHashMap<>();

    /** Subscriptions the client has been told of; the writer's own. */
    private final Set<String> announced = new HashSet<>();

    private final Thread writer;

    /**
     * Starts the writer.
     *
     * @param awaitStored called between the making of frames and their sending, see {@link
     *     dev.deskhand.emulator.account.Account#awaitStored}
     * @param faults what may go wrong; null for a socket that is turned away
     */
    AgentSocket(
            Wire wire,
            String name,
            Waiting awaitStored,
            @Nullable SocketFaults faults,
            History history) {
        this.wire = wire;
        this.awaitStored = awaitStored;
        this.faults = faults;
        this.history = history;
        this.outlet = new Outlet(wire, faults, new Asked());
        this.writer = Thread.ofVirtual().name("socket-" + name).start(this::write);
    }

    /** What the outlet asks for. */
    private final class Asked implements Outlet.Queue {

        @Override
        public void later(Duration after, Leaving frame) {
            onTime(after, new Outgoing.Late(frame));
        }

        @Override
        public void release(Duration after, Leaving frame) {
            onTime(after, new Outgoing.Release(frame));
        }

        private void onTime(Duration after, Outgoing outgoing) {
            if (faults != null) {
                faults.later(after, () -> put(outgoing));
            }
        }

        @Override
        public void replayHistory() {
            List<Outgoing.Event> events = new ArrayList<>();
            history.each((channelId, entry) -> events.add(new Outgoing.Event(channelId, entry)));
            put(new Outgoing.Again(events));
        }
    }

    /** Sends a frame that answers these operations; none for what no fault is to touch. */
    void frame(Map<String, ?> frame, Set<String> operations) {
        put(new Outgoing.Frame(frame, operations));
    }

    /** From now on nothing is written, and what comes is not looked at; the connection stays. */
    void silence() {
        outlet.silence();
        wire.hold();
    }

    boolean silent() {
        return outlet.silent();
    }

    /** Cuts the connection at once. */
    void cut() {
        outlet.silence();
        wire.cut();
    }

    /** Hands a log line to the subscriptions there are; never blocks. */
    void event(String channelId, LogEntry entry) {
        if (!subscriptions.isEmpty()) {
            put(new Outgoing.Event(channelId, entry));
        }
    }

    /** Sends what is queued, then closes. */
    void close(int code, String reason) {
        put(new Outgoing.Close(code, reason));
    }

    /** Tells the client that its session is over and why, then closes. */
    void endOfSession(String reason) {
        frame(Map.of("sig", "EOS", "reason", reason), Set.of());
        close(NORMAL, "end of session");
    }

    /** Waits until everything is written, or until this {@link System#nanoTime} is reached. */
    void awaitWriter(long deadline) {
        try {
            boolean _ = writer.join(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The socket is gone; nothing more can be sent. */
    void gone() {
        if (faults != null) {
            faults.gone();
        }
        writer.interrupt();
    }

    private void put(Outgoing outgoing) {
        if (!queue.offer(outgoing)) {
            gone();
            Thread.ofVirtual().start(() -> wire.close(OVERLOADED, "too slow"));
        }
    }

    /**
     * Sends the reply to a subscription and, from then on, its events: none can overtake the reply
     * that names it.
     *
     * @return false if the socket has as many subscriptions as it may
     */
    boolean subscribe(
            String id,
            GraphQlApi.Subscription subscription,
            Map<String, ?> reply,
            Set<String> operations,
            long most) {
        if (subscriptions.size() >= most) {
            return false;
        }
        subscriptions.put(id, subscription);
        put(new Outgoing.Subscribed(reply, id, operations));
        return true;
    }

    /** Returns whether there was such a subscription. */
    boolean unsubscribe(String id) {
        return subscriptions.remove(id) != null;
    }

    private void write() {
        try {
            List<Outgoing> taken = new ArrayList<>();
            do {
                taken.clear();
                taken.add(queue.take());
                queue.drainTo(taken);
            } while (write(taken));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            log.debug("A socket went away while a frame was written", e);
            wire.close(GOING_AWAY, "write failed");
        }
    }

    /** Writes what was taken from the queue; false when nothing more is to be written. */
    private boolean write(List<Outgoing> taken) throws IOException, InterruptedException {
        List<Step> steps = new ArrayList<>();
        Outgoing.Close close = null;
        for (Outgoing outgoing : taken) {
            if (outgoing instanceof Outgoing.Close end) {
                close = end;
                break;
            }
            steps.addAll(steps(outgoing));
        }
        awaitStored.run();
        for (Step step : steps) {
            if (!step.take()) {
                return false;
            }
        }
        if (close != null) {
            outlet.releaseAll();
            wire.close(close.code(), close.reason());
        }
        return close == null;
    }

    /** A piece of writing; false when the socket was cut. */
    private interface Step {

        boolean take() throws IOException, InterruptedException;
    }

    /** What there is to write of it as things are now. */
    private List<Step> steps(Outgoing outgoing) {
        return switch (outgoing) {
            case Outgoing.Frame frame -> List.of(step(frame.frame(), frame.operations()));
            case Outgoing.Subscribed subscribed -> {
                announced.add(subscribed.subscriptionId());
                yield List.of(step(subscribed.reply(), subscribed.operations()));
            }
            case Outgoing.Event event ->
                    events(event).stream().<Step>map(f -> () -> outlet.send(f)).toList();
            case Outgoing.Again again ->
                    again.events().stream()
                            .flatMap(event -> events(event).stream())
                            .<Step>map(frame -> () -> plainly(frame))
                            .toList();
            case Outgoing.Late late -> List.of(() -> plainly(late.frame()));
            case Outgoing.Release release ->
                    List.of(() -> {
                        outlet.release(release.frame());
                        return true;
                    });
            case Outgoing.Close _ -> List.of();
        };
    }

    private Step step(Map<String, ?> frame, Set<String> operations) {
        Leaving leaving = new Leaving(Json.write(frame), Place.REPLY, operations);
        return () -> outlet.send(leaving);
    }

    private boolean plainly(Leaving frame) throws IOException {
        outlet.plainly(frame);
        return true;
    }

    private List<Leaving> events(Outgoing.Event event) {
        announced.retainAll(subscriptions.keySet());
        List<Leaving> frames = new ArrayList<>();
        for (Map.Entry<String, GraphQlApi.Subscription> entry : subscriptions.entrySet()) {
            if (!announced.contains(entry.getKey())) {
                continue;
            }
            var payload = entry.getValue().event(entry.getKey(), event.channelId(), event.entry());
            if (payload.isPresent()) {
                Map<String, Object> frame = new LinkedHashMap<>();
                frame.put("sig", "DATA");
                frame.put("subscription_id", entry.getKey());
                frame.put("payload", payload.get());
                frames.add(
                        new Leaving(
                                Json.write(frame), Place.EVENT, Set.of(entry.getValue().name())));
            }
        }
        return frames;
    }
}
