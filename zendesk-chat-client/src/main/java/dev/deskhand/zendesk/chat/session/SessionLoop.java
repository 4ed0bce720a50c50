package dev.deskhand.zendesk.chat.session;

import dev.deskhand.zendesk.chat.AgentId;
import dev.deskhand.zendesk.chat.ChatEvent;
import dev.deskhand.zendesk.chat.Secret;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a {@link SessionProtocol}: one virtual thread takes inputs from one bounded queue and
 * carries effects out. The only other threads are the HTTP client's, which put inputs in (and wait
 * when the queue is full), and callers', which do the same.
 */
final class SessionLoop {

    private static final Logger LOG = LoggerFactory.getLogger(ZendeskChatSession.class);

    private static final int QUEUE = 1024;

    /**
     * Inputs handled before the next frame is written, so that a flood cannot keep heartbeats back.
     */
    private static final int BURST = 256;

    private static final Duration OFFER = Duration.ofMillis(100);
    private static final Duration CLOSE = Duration.ofMillis(1900);

    private final SessionProtocol protocol;
    private final InstantSource clock;
    private final SessionStart sessionStart;
    private final Sockets sockets;
    private final SessionListener listener;
    private final LongSupplier nanos;
    private final BlockingQueue<SessionInput> inputs = new ArrayBlockingQueue<>(QUEUE);

    /** Inputs that arise on the loop itself, which must never wait for room in its own queue. */
    private final Queue<SessionInput> own = new ArrayDeque<>();

    private final Map<Long, CompletableFuture<RequestOutcome>> answers = new ConcurrentHashMap<>();
    private final Map<Long, CompletableFuture<Delivery>> deliveries = new ConcurrentHashMap<>();
    private final AtomicBoolean started = new AtomicBoolean();
    private final AtomicBoolean closing = new AtomicBoolean();
    private final Thread thread;
    private volatile boolean terminated;
    private volatile SessionState state = new SessionState.Stopped();
    private volatile Optional<AgentId> agent = Optional.empty();
    private volatile Secret token;

    SessionLoop(
            HttpClient http,
            SessionSettings settings,
            Secret token,
            SessionListener listener,
            InstantSource clock,
            LongSupplier nanos,
            RandomGenerator random,
            Supplier<String> ids) {
        this.token = token;
        this.listener = listener;
        this.nanos = nanos;
        this.clock = clock;
        this.protocol = new SessionProtocol(settings, random, ids);
        this.sessionStart = new SessionStart(http, settings, clock);
        this.sockets = new Sockets(http, settings.connectTimeout(), clock, this::enqueue);
        this.thread = Thread.ofVirtual().name("zendesk-chat-session").unstarted(this::run);
    }

    SessionState state() {
        return state;
    }

    Optional<AgentId> agent() {
        return agent;
    }

    void useToken(Secret other) {
        token = other;
    }

    void start() {
        if (closing.get() || !started.compareAndSet(false, true)) {
            throw new IllegalStateException("A session is started once; make a new one");
        }
        thread.start();
        enqueue(new SessionInput.Start());
    }

    /** Puts an input in, waiting for room; once the loop is over inputs go nowhere. */
    void enqueue(SessionInput input) {
        if (Thread.currentThread().equals(thread)) {
            own.add(input);
            return;
        }
        boolean interrupted = false;
        try {
            while (!terminated) {
                try {
                    if (inputs.offer(input, OFFER.toMillis(), TimeUnit.MILLISECONDS)) {
                        return;
                    }
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * @param input a Submit or Subscribe of this number
     */
    CompletableFuture<RequestOutcome> submit(long number, SessionInput input) {
        refuseOwnThread();
        CompletableFuture<RequestOutcome> answer = new CompletableFuture<>();
        if (!started.get()) {
            answer.complete(new RequestOutcome.NotSent("The session was not started"));
            return answer;
        }
        answers.put(number, answer);
        enqueue(input);
        if (terminated) {
            completeAll(new RequestOutcome.Closed());
        }
        return answer;
    }

    CompletableFuture<Delivery> send(SessionInput.Send send) {
        refuseOwnThread();
        CompletableFuture<Delivery> delivery = new CompletableFuture<>();
        if (!started.get()) {
            delivery.complete(new Delivery.NotSent("The session was not started"));
            return delivery;
        }
        deliveries.put(send.request(), delivery);
        enqueue(send);
        if (terminated) {
            completeAll(new RequestOutcome.Closed());
        }
        return delivery;
    }

    private void refuseOwnThread() {
        if (Thread.currentThread().equals(thread)) {
            throw new IllegalStateException(
                    "A request from the session's own loop would wait for itself; use another thread");
        }
    }

    void close() {
        closing.set(true);
        if (!started.get()) {
            return;
        }
        enqueue(new SessionInput.Stop());
        if (Thread.currentThread().equals(thread)) {
            return;
        }
        try {
            if (!thread.join(CLOSE)) {
                LOG.warn("The session's listener keeps it from closing; leaving it behind");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        RequestOutcome left = new RequestOutcome.ConnectionLost("The session failed");
        try {
            while (!protocol.ended()) {
                step();
            }
            left = new RequestOutcome.Closed();
            sockets.awaitGoodbye();
        } catch (InterruptedException _) {
            LOG.warn("The session's thread was interrupted; the session ends");
        } catch (RuntimeException e) {
            LOG.error(
                    "The session failed and ends. This is a fault of this library, please report it",
                    e);
        } finally {
            terminated = true;
            completeAll(left);
            if (!(state instanceof SessionState.Stopped)) {
                show(new SessionState.Stopped());
            }
        }
    }

    /**
     * First all that has arrived, then time, then one frame: see {@link SessionProtocol} on guards.
     */
    private void step() throws InterruptedException {
        SessionInput input = next();
        for (int i = 0; input != null && i < BURST && !protocol.ended(); i++) {
            carryOut(protocol.handle(input, nanos.getAsLong()), input);
            input = own.isEmpty() ? inputs.poll() : own.poll();
        }
        if (input != null) {
            own.add(input);
        }
        long now = nanos.getAsLong();
        OptionalLong deadline = protocol.nanosToDeadline(now);
        if (deadline.isPresent() && deadline.getAsLong() <= 0) {
            carryOut(protocol.handle(new SessionInput.Tick(), now));
        }
        carryOut(protocol.write(nanos.getAsLong()));
    }

    private @Nullable SessionInput next() throws InterruptedException {
        if (!own.isEmpty()) {
            return own.poll();
        }
        OptionalLong deadline = protocol.nanosToDeadline(nanos.getAsLong());
        return deadline.isPresent()
                ? inputs.poll(deadline.getAsLong(), TimeUnit.NANOSECONDS)
                : inputs.take();
    }

    private void carryOut(List<SessionEffect> effects) {
        carryOut(effects, new SessionInput.Tick());
    }

    /**
     * @param cause what the effects follow from
     */
    private void carryOut(List<SessionEffect> effects, SessionInput cause) {
        for (SessionEffect effect : effects) {
            switch (effect) {
                case SessionEffect.StartSession(long attempt) ->
                        sessionStart.begin(attempt, token, this::enqueue);
                case SessionEffect.OpenSocket(long socket, URI url) -> sockets.open(socket, url);
                case SessionEffect.WriteFrame(long socket, String text) ->
                        sockets.write(socket, text);
                case SessionEffect.CloseSocket(long socket, boolean politely) ->
                        sockets.close(socket, politely);
                case SessionEffect.Deliver(ChatEvent event) -> deliver(event, cause);
                case SessionEffect.StateChanged(SessionState next) -> show(next);
                case SessionEffect.Complete(long request, RequestOutcome outcome) -> {
                    CompletableFuture<RequestOutcome> answer = answers.remove(request);
                    if (answer != null) {
                        answer.complete(outcome);
                    }
                }
                case SessionEffect.Settle(long request, Delivery delivery) -> {
                    CompletableFuture<Delivery> waiting = deliveries.remove(request);
                    if (waiting != null) {
                        waiting.complete(delivery);
                    }
                }
                case SessionEffect.Warn(String text) -> LOG.warn("{}", text);
                case SessionEffect.EventsMissed() -> tellOfMissedEvents();
            }
        }
    }

    private void deliver(ChatEvent event, SessionInput cause) {
        Instant read =
                cause instanceof SessionInput.FrameReceived frame
                        ? frame.arrived()
                        : clock.instant();
        try {
            listener.onEvent(event, read);
        } catch (RuntimeException e) {
            LOG.error("The listener failed at an event of {}", event.channel(), e);
        }
    }

    private void tellOfMissedEvents() {
        try {
            listener.onEventsMissed();
        } catch (RuntimeException e) {
            LOG.error("The listener failed when it was told of missed events", e);
        }
    }

    private void show(SessionState next) {
        if (next instanceof SessionState.Online(AgentId id, _, _)) {
            agent = Optional.of(id);
        }
        state = next;
        LOG.info("Zendesk Chat session: {}", next);
        try {
            listener.onState(next);
        } catch (RuntimeException e) {
            LOG.error("The listener failed at state {}", next, e);
        }
    }

    private void completeAll(RequestOutcome outcome) {
        for (Long request : List.copyOf(answers.keySet())) {
            CompletableFuture<RequestOutcome> answer = answers.remove(request);
            if (answer != null) {
                answer.complete(outcome);
            }
        }
        // Left behind here are only sends of a session that failed, or that came after its end.
        for (Long request : List.copyOf(deliveries.keySet())) {
            CompletableFuture<Delivery> waiting = deliveries.remove(request);
            if (waiting != null) {
                waiting.complete(
                        outcome instanceof RequestOutcome.Closed
                                ? new Delivery.NotSent("The session is closed")
                                : new Delivery.Unknown("The session failed"));
            }
        }
    }
}
