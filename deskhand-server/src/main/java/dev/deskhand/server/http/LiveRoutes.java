package dev.deskhand.server.http;

import dev.deskhand.server.business.BusinessDesk;
import dev.deskhand.server.live.LiveEvent;
import dev.deskhand.server.live.LiveEvents;
import dev.deskhand.server.refusal.Refusal;
import dev.deskhand.server.refusal.Refusal.Kind;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Live events as server-sent events. Each open stream holds one virtual thread, which writes what
 * happens, and a comment when nothing does, so that a dead browser is noticed.
 */
final class LiveRoutes implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveRoutes.class);
    private static final int MAX_STREAMS = 500;
    private static final int END_WAIT_MS = 200;

    private final BusinessDesk businesses;
    private final LiveEvents events;
    private final Gate gate;
    private final Duration heartbeat;
    private final Set<Stream> streams = ConcurrentHashMap.newKeySet();
    private volatile boolean closing;

    /**
     * @param heartbeat the time between two comments; also how soon a stream ends after its reader
     *     has signed out
     */
    LiveRoutes(BusinessDesk businesses, LiveEvents events, Gate gate, Duration heartbeat) {
        this.businesses = businesses;
        this.events = events;
        this.gate = gate;
        this.heartbeat = heartbeat;
    }

    record EntryEvent(long conversationId, Views.EntryView entry) {}

    void register(RoutesConfig routes) {
        routes.get("/api/v1/businesses/{business_id}/events", this::stream, Access.SIGNED_IN);
    }

    private void stream(Context ctx) {
        long businessId = businesses.find(Paths.business(ctx)).id();
        if (streams.size() >= MAX_STREAMS) {
            throw new Refusal(
                    Kind.BUSY,
                    "too_many_streams",
                    "Too many pages watch this server at once. Close some of them.");
        }
        ctx.contentType("text/event-stream; charset=utf-8");
        ctx.header("Cache-Control", "no-store");
        // Proxies that buffer would hold back what is meant to be live.
        ctx.header("X-Accel-Buffering", "no");
        try (LiveEvents.Watch watch = events.watch(businessId)) {
            Stream stream = new Stream(ctx.res().getOutputStream());
            streams.add(stream);
            try {
                write(ctx, watch, stream);
            } finally {
                streams.remove(stream);
            }
        } catch (InterruptedException _) {
            // The server stops; the browser reconnects to the next one.
        } catch (IOException e) {
            LOG.debug("A reader of live events has gone: {}", e.toString());
        }
    }

    private void write(Context ctx, LiveEvents.Watch watch, Stream stream)
            throws IOException, InterruptedException {
        boolean open = stream.send(": live\n\n");
        while (open && !watch.overrun()) {
            LiveEvent event = watch.poll(heartbeat.toMillis(), TimeUnit.MILLISECONDS);
            if (event != null) {
                open = stream.send(text(event));
            } else {
                open = gate.stillSignedIn(ctx) && stream.send(": still here\n\n");
            }
        }
    }

    private static String text(LiveEvent event) {
        return switch (event) {
            case LiveEvent.ConnectionChanged(var status) ->
                    text("connection", Views.ConnectionView.of(status));
            case LiveEvent.ConversationChanged(var conversation) ->
                    text("conversation", Views.SummaryView.of(conversation));
            case LiveEvent.EntryChanged(var conversationId, var entry) ->
                    text("entry", new EntryEvent(conversationId, Views.EntryView.of(entry)));
            case LiveEvent.LeftMessageChanged(var message) ->
                    text("left_message", LeftMessageRoutes.LeftMessageView.of(message));
        };
    }

    /** JSON has no bare line breaks, so that one data line holds it. */
    private static String text(String name, Object data) {
        return "event: " + name + "\ndata: " + Json.MAPPER.writeValueAsString(data) + "\n\n";
    }

    /** Ends all streams. */
    @Override
    public void close() {
        closing = true;
        streams.forEach(Stream::end);
    }

    /** One reader. The lock keeps an interrupt out of the middle of a write. */
    private final class Stream {
        private final ServletOutputStream out;
        private final Thread writer = Thread.currentThread();
        private final ReentrantLock writing = new ReentrantLock();

        Stream(ServletOutputStream out) {
            this.out = out;
        }

        /** Whether the stream goes on. */
        boolean send(String text) throws IOException {
            writing.lock();
            try {
                if (closing) {
                    return false;
                }
                out.write(text.getBytes(StandardCharsets.UTF_8));
                out.flush();
                return true;
            } finally {
                writing.unlock();
            }
        }

        /** Wakes the writer where it waits; one that is stuck in a write loses its reader. */
        void end() {
            boolean idle = false;
            try {
                idle = writing.tryLock(END_WAIT_MS, TimeUnit.MILLISECONDS);
                writer.interrupt();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                writer.interrupt();
            } finally {
                if (idle) {
                    writing.unlock();
                }
            }
        }
    }
}
