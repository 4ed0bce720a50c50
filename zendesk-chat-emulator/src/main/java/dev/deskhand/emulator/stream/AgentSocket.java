package dev.deskhand.emulator.stream;

import dev.deskhand.emulator.account.LogEntry;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One socket of a session. Whatever goes out passes one bounded queue, so that frames leave in the
 * order things happened; a client that lets the queue fill up is cut off.
 */
final class AgentSocket {

    static final int NORMAL = 1000;
    static final int GOING_AWAY = 1001;
    static final int OVERLOADED = 1013;

    private static final Logger log = LoggerFactory.getLogger(AgentSocket.class);
    private static final int QUEUE = 20_000;

    private sealed interface Outgoing {
        record Frame(Map<String, ?> frame) implements Outgoing {}

        record Subscribed(Map<String, ?> reply, String subscriptionId) implements Outgoing {}

        record Event(String channelId, LogEntry entry) implements Outgoing {}

        record Close(int code, String reason) implements Outgoing {}
    }

    /** Something that may take a while. */
    interface Waiting {

        void run() throws InterruptedException;
    }

    private final Wire wire;
    private final Waiting awaitStored;
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
     */
    AgentSocket(Wire wire, String name, Waiting awaitStored) {
        this.wire = wire;
        this.awaitStored = awaitStored;
        this.writer = Thread.ofVirtual().name("socket-" + name).start(this::write);
    }

    void frame(Map<String, ?> frame) {
        put(new Outgoing.Frame(frame));
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
        frame(Map.of("sig", "EOS", "reason", reason));
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
            String id, GraphQlApi.Subscription subscription, Map<String, ?> reply, long most) {
        if (subscriptions.size() >= most) {
            return false;
        }
        subscriptions.put(id, subscription);
        put(new Outgoing.Subscribed(reply, id));
        return true;
    }

    /** Returns whether there was such a subscription. */
    boolean unsubscribe(String id) {
        return subscriptions.remove(id) != null;
    }

    private void write() {
        try {
            List<Outgoing> taken = new ArrayList<>();
            while (true) {
                taken.add(queue.take());
                queue.drainTo(taken);
                List<String> texts = new ArrayList<>();
                Outgoing.Close close = null;
                for (Outgoing outgoing : taken) {
                    if (outgoing instanceof Outgoing.Close end) {
                        close = end;
                        break;
                    }
                    texts.addAll(texts(outgoing));
                }
                taken.clear();
                awaitStored.run();
                for (String text : texts) {
                    wire.send(text);
                }
                if (close != null) {
                    wire.close(close.code(), close.reason());
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            log.debug("A socket went away while a frame was written", e);
            wire.close(GOING_AWAY, "write failed");
        }
    }

    private List<String> texts(Outgoing outgoing) {
        return switch (outgoing) {
            case Outgoing.Frame frame -> List.of(Json.write(frame.frame()));
            case Outgoing.Subscribed subscribed -> {
                announced.add(subscribed.subscriptionId());
                yield List.of(Json.write(subscribed.reply()));
            }
            case Outgoing.Event event -> events(event);
            case Outgoing.Close _ -> List.of();
        };
    }

    private List<String> events(Outgoing.Event event) {
        announced.retainAll(subscriptions.keySet());
        List<String> texts = new ArrayList<>();
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
                texts.add(Json.write(frame));
            }
        }
        return texts;
    }
}
