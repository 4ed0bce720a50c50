package dev.deskhand.server.connection;

import dev.deskhand.server.channel.ZendeskChatChannel;
import dev.deskhand.server.channel.ZendeskEvents;
import dev.deskhand.server.channel.ZendeskSeat;
import dev.deskhand.server.connection.ConnectionStatus.Agent;
import dev.deskhand.server.conversation.ConversationRunners;
import dev.deskhand.server.conversation.Fence;
import dev.deskhand.server.conversation.Intake;
import dev.deskhand.server.conversation.StoreTrouble;
import dev.deskhand.server.deployment.Deployment;
import dev.deskhand.server.deployment.Grant;
import dev.deskhand.server.live.LiveEvent;
import dev.deskhand.server.metrics.MessageTimes;
import dev.deskhand.server.metrics.Metrics;
import dev.deskhand.server.security.SecurityFileException;
import dev.deskhand.zendesk.chat.ChatEvent;
import dev.deskhand.zendesk.chat.Secret;
import dev.deskhand.zendesk.chat.Sender;
import dev.deskhand.zendesk.chat.session.SessionListener;
import dev.deskhand.zendesk.chat.session.SessionState;
import dev.deskhand.zendesk.chat.session.ZendeskChatSession;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One business's connection: at most one agent session, with everything that lives as long as it.
 * Thread-safe; the lock keeps starts and stops apart and is held while a session closes, which
 * takes some seconds at most.
 */
final class Connection implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Connection.class);

    /**
     * How long a session may take to be given by Zendesk before it is closed all the same. Closed
     * earlier, it could be given after its successor, and would end that one: Zendesk keeps the
     * seat for the session that came last.
     */
    private static final Duration BIRTH = Duration.ofSeconds(5);

    private final long businessId;
    private final ConnectionParts parts;
    private final ReentrantLock lock = new ReentrantLock();

    /** One renewal of the token until the connection was online again, or an operator acts. */
    private final AtomicBoolean refreshTried = new AtomicBoolean();

    private volatile ConnectionStatus status;

    /** Held only while a status is composed and handed to the watchers' queues. */
    private final Object shown = new Object();

    /** The status as far as Zendesk is concerned. */
    private ConnectionStatus undisturbed;

    private Optional<String> trouble = Optional.empty();
    private @Nullable Live live;

    /** For good: a renewal of the token that ends later must not start it again. */
    private boolean closed;

    /** A running session and its helpers. */
    record Live(
            ZendeskChatSession session,
            ZendeskChatChannel channel,
            ZendeskSeat seat,
            EventLane lane,
            ConversationRunners runners,
            Secret token,
            Listener listener)
            implements AutoCloseable {
        /** Whether it runs or is on its way to, so that there is no need for another. */
        boolean isAlive() {
            return switch (session.state()) {
                case SessionState.Starting(),
                        SessionState.Connecting(),
                        SessionState.Online _,
                        SessionState.Reconnecting(_, _, _) ->
                        true;
                case SessionState.Stopped(),
                        SessionState.TakenOver(_),
                        SessionState.TokenRefused(_),
                        SessionState.AddressRefused(_) ->
                        false;
            };
        }

        @Override
        public void close() {
            listener.replaced = true;
            listener.unwatch.forEach(Runnable::run);
            lane.close();
            runners.close();
            session.close();
            lane.awaitEnd();
        }
    }

    Connection(long businessId, ConnectionParts parts) {
        this.businessId = businessId;
        this.parts = parts;
        this.status = StatusWords.stopped(businessId, parts.clock().instant());
        this.undisturbed = status;
    }

    ConnectionStatus status() {
        return status;
    }

    /** The running session, if there is one. */
    Optional<Live> live() {
        lock.lock();
        try {
            return Optional.ofNullable(live);
        } finally {
            lock.unlock();
        }
    }

    /** Starts it unless it runs with the stored grant already. */
    void start() {
        lock.lock();
        try {
            boolean runs = live != null && live.isAlive() && live.token().equals(storedToken());
            if (!runs) {
                restart();
            }
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Secret storedToken() {
        return parts.deployments()
                .grant(businessId)
                .map(grant -> Secret.of(grant.accessToken()))
                .orElse(null);
    }

    /**
     * (Re)starts with the keys and the grant that are stored now, if the operator wants it to run.
     */
    void restart() {
        refreshTried.set(false);
        reconnect();
    }

    private void reconnect() {
        lock.lock();
        try {
            awaitBirth();
            closeLive();
            connectIfPossible();
        } catch (SecurityFileException e) {
            log.error("business {}: {}", businessId, e.getMessage());
            show(StatusWords.unreadable(businessId, now()));
        } finally {
            lock.unlock();
        }
    }

    /** Shows what is stored, without starting anything. */
    void showStored() {
        Optional<Deployment> deployment = parts.deployments().find(businessId);
        show(
                deployment.filter(Deployment::keysPresent).isEmpty()
                        ? StatusWords.notConfigured(businessId, now())
                        : deployment.get().authorisedAt().isEmpty()
                                ? StatusWords.notAuthorised(businessId, now())
                                : StatusWords.stopped(businessId, now()));
    }

    private void connect(Deployment deployment, Secret token) {
        Fence fence = new Fence();
        var store = parts.conversations();
        store.change(work -> work.channelsWithPeople(businessId))
                .forEach(channelId -> fence.raise(channelId, 0));
        Listener listener = new Listener();
        ZendeskChatSession session = parts.session(token, listener);
        ZendeskSeat seat = parts.seat(deployment.subdomain(), token);
        ZendeskChatChannel channel = new ZendeskChatChannel(session, seat);
        MessageTimes times = parts.metrics().connection();
        StoreTrouble unstored = new StoreTrouble(businessId, System::nanoTime);
        ConversationRunners runners =
                new ConversationRunners(
                        store,
                        fence,
                        parts.dialogues(),
                        new MeasuredChannel(channel, times, parts.metrics(), System::nanoTime),
                        parts.calls(),
                        listener::catchUp,
                        parts.random(),
                        parts.clock(),
                        times,
                        unstored);
        EventLane lane =
                new EventLane(
                        businessId,
                        fence,
                        new Intake(businessId, store, fence, parts.clock(), times),
                        store,
                        runners::wake,
                        (before, entries) -> {
                            parts.metrics().logRead();
                            return channel.logs(before, entries);
                        },
                        unstored,
                        Rhythm.usual());
        live = new Live(session, channel, seat, lane, runners, token, listener);
        listener.unwatch =
                List.of(
                        parts.metrics().waits(Metrics.Queue.EVENTS, lane::waiting),
                        parts.metrics().waits(Metrics.Queue.CONVERSATIONS, runners::waiting));
        listener.attach(session, lane, seat, times);
        lane.start();
        // Said before the loop says it: whoever asked for the start must not read the old state.
        show(StatusWords.of(businessId, new SessionState.Starting(), now(), Optional.empty()));
        session.start();
    }

    private void connectIfPossible() {
        if (closed) {
            return;
        }
        Optional<Deployment> deployment = parts.deployments().find(businessId);
        Optional<Grant> grant = parts.deployments().grant(businessId);
        if (deployment.filter(Deployment::keysPresent).isEmpty()) {
            show(StatusWords.notConfigured(businessId, now()));
        } else if (grant.isEmpty()) {
            show(StatusWords.notAuthorised(businessId, now()));
        } else if (!deployment.get().wanted()) {
            show(StatusWords.stopped(businessId, now()));
        } else {
            connect(deployment.get(), Secret.of(grant.get().accessToken()));
        }
    }

    private void awaitBirth() {
        try {
            if (live != null
                    && !live.listener().born.await(BIRTH.toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn("business {}: Zendesk has not given the session yet", businessId);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void closeLive() {
        if (live != null) {
            live.close();
            live = null;
        }
    }

    /** Nothing can be stored, for this cause; empty: it can again. Never waits for the lock. */
    void databaseIs(Optional<String> why) {
        synchronized (shown) {
            trouble = why;
            publish();
        }
    }

    private void show(ConnectionStatus next) {
        synchronized (shown) {
            undisturbed = next;
            publish();
        }
    }

    /** Where nobody could be answered anyway, that is what the operator needs to know. */
    private void publish() {
        ConnectionStatus next =
                switch (undisturbed.state()) {
                    case CONNECTING, ONLINE, RECONNECTING, DATABASE_FAILING ->
                            trouble.map(why -> StatusWords.databaseFailing(undisturbed, now(), why))
                                    .orElse(undisturbed);
                    case NOT_CONFIGURED,
                            NOT_AUTHORISED,
                            TAKEN_OVER,
                            TOKEN_REFUSED,
                            IP_REFUSED,
                            STOPPED ->
                            undisturbed;
                };
        status = next;
        parts.live().publish(businessId, new LiveEvent.ConnectionChanged(next));
    }

    private Instant now() {
        return parts.clock().instant();
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            closeLive();
        } finally {
            lock.unlock();
        }
    }

    /** Hears one session, on its loop; a session that was replaced is not listened to any more. */
    private final class Listener implements SessionListener {
        private final CountDownLatch born = new CountDownLatch(1);
        private @Nullable ZendeskChatSession session;
        private @Nullable EventLane lane;
        private @Nullable ZendeskSeat seat;
        private @Nullable MessageTimes times;
        private volatile boolean replaced;
        private List<Runnable> unwatch = List.of();

        void attach(
                ZendeskChatSession heard,
                EventLane events,
                ZendeskSeat itsSeat,
                MessageTimes itsTimes) {
            session = heard;
            lane = events;
            seat = itsSeat;
            times = itsTimes;
        }

        /** Reads from the logs what no event has told. */
        void catchUp() {
            Objects.requireNonNull(lane).catchUp();
        }

        @Override
        public void onEvent(ChatEvent event, Instant frameRead) {
            if (times != null
                    && event instanceof ChatEvent.MessageReceived message
                    && message.sender() instanceof Sender.Visitor) {
                times.heard(
                        message.eventId(),
                        Math.max(0, Duration.between(frameRead, now()).toNanos()));
            }
            onEvent(event);
        }

        @Override
        public void onEvent(ChatEvent event) {
            // What comes before it is known who the bot is, is read from the log once it is online.
            if (lane != null && session != null && session.agent().isPresent()) {
                ZendeskEvents.neutral(event, session.agent()).ifPresent(lane::received);
            }
        }

        @Override
        public void onEventsMissed() {
            Objects.requireNonNull(lane).missed();
        }

        @Override
        public void onState(SessionState state) {
            if (!(state instanceof SessionState.Starting)) {
                born.countDown();
            }
            if (replaced) {
                return;
            }
            if (state instanceof SessionState.Reconnecting) {
                parts.metrics().reconnect();
            }
            if (lane != null && !(state instanceof SessionState.Online)) {
                lane.disconnected();
            }
            Optional<Agent> agent = status.agent();
            if (state instanceof SessionState.Online online && lane != null && seat != null) {
                agent = Optional.of(new Agent(online.agent().value(), online.agentName()));
                refreshTried.set(false);
                seat.forget();
                lane.connected(online.agent());
            }
            if (state instanceof SessionState.TokenRefused
                    && refreshTried.compareAndSet(false, true)
                    && parts.refreshInBackground(businessId, Connection.this::reconnect)) {
                log.info("business {}: the token is refused and is being refreshed", businessId);
                return;
            }
            log.info("business {}: connection {}", businessId, state.getClass().getSimpleName());
            if (!(state instanceof SessionState.Stopped)) {
                show(StatusWords.of(businessId, state, now(), agent));
            }
        }
    }
}
