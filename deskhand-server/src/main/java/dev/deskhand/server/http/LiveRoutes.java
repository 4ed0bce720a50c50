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

/**
 * Live events as server-sent events. Each open stream holds one virtual thread, which writes what
 * happens, and a comment when nothing does, so that a dead browser is noticed.
 */
final class LiveRoutes implements AutoCloseable {
    private static final int MAX_STREAMS = 500;

    private final BusinessDesk businesses;
    private final LiveEvents events;
    private final Gate gate;
    private final Duration heartbeat;
    private final Set<Thread> streams = ConcurrentHashMap.newKeySet();
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

    private void stream(Context ctx) throws IOException {
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
        streams.add(Thread.currentThread());
        try (LiveEvents.Watch watch = events.watch(businessId)) {
            write(ctx, watch);
        } catch (InterruptedException _) {
            // The server stops; the browser reconnects to the next one.
        } finally {
            streams.remove(Thread.currentThread());
        }
    }

    private void write(Context ctx, LiveEvents.Watch watch)
            throws IOException, InterruptedException {
        ServletOutputStream out = ctx.res().getOutputStream();
        send(out, ": live\n\n");
        while (!closing && !watch.overrun()) {
            LiveEvent event = watch.poll(heartbeat.toMillis(), TimeUnit.MILLISECONDS);
            if (event != null) {
                send(out, text(event));
            } else if (gate.stillSignedIn(ctx)) {
                send(out, ": still here\n\n");
            } else {
                return;
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
        };
    }

    /** JSON has no bare line breaks, so that one data line holds it. */
    private static String text(String name, Object data) {
        return "event: " + name + "\ndata: " + Json.MAPPER.writeValueAsString(data) + "\n\n";
    }

    private static void send(ServletOutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** Ends all streams. */
    @Override
    public void close() {
        closing = true;
        streams.forEach(Thread::interrupt);
    }
}
