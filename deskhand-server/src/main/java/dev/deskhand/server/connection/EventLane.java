package dev.deskhand.server.connection;

import dev.deskhand.server.channel.ChannelEvent;
import dev.deskhand.server.channel.ChannelEvent.Party;
import dev.deskhand.server.channel.ChannelUnavailableException;
import dev.deskhand.server.channel.ZendeskEvents;
import dev.deskhand.server.conversation.Conversation;
import dev.deskhand.server.conversation.ConversationStore;
import dev.deskhand.server.conversation.Fence;
import dev.deskhand.server.conversation.Intake;
import dev.deskhand.server.conversation.Intake.Source;
import dev.deskhand.zendesk.chat.AgentId;
import dev.deskhand.zendesk.chat.Channel;
import dev.deskhand.zendesk.chat.ChannelState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes one connection's events in, in their order, on a thread of its own. After each break of the
 * connection it first reads from the channels' logs what was missed; what happens meanwhile waits,
 * so that nothing new overtakes what is older, and the fence lets nothing be written.
 *
 * <p>The receiving side only counts, raises the fence and queues. When more than {@value #CAPACITY}
 * events wait, the rest is not kept but read from the logs later.
 */
final class EventLane implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EventLane.class);
    private static final int CAPACITY = 10_000;
    private static final Duration END = Duration.ofSeconds(1);

    /**
     * So often the logs are asked for while online, one retry after the other; then it goes on
     * without them, says so, and asks again at each round.
     */
    private static final int MAX_TRIES = 3;

    /** Lowers no fence at all. */
    private static final long BEFORE_ALL = -1;

    private final long businessId;
    private final Fence fence;
    private final Intake intake;
    private final ConversationStore store;
    private final LongConsumer wake;
    private final MissedEvents missed;
    private final BlockingQueue<Item> queue = new ArrayBlockingQueue<>(CAPACITY);
    private final Deque<Item.Event> held = new ArrayDeque<>();
    private final AtomicLong counter = new AtomicLong();

    /**
     * Whether an event was received and not stored. Until the logs were read no fence is lowered:
     * the event may be a person's.
     */
    private final AtomicBoolean eventsMissing = new AtomicBoolean();

    /** One reading of the logs does for all who asked for one before it began. */
    private final AtomicBoolean catchUpWaits = new AtomicBoolean();

    private volatile Optional<AgentId> self = Optional.empty();
    private volatile boolean online;
    private int failedReads;

    /** Whether it went on without the logs, and still owes an answer to what they hold. */
    private boolean owesReading;

    private final Rhythm rhythm;
    private long lastLook;
    private final Thread thread;

    /**
     * How often it looks around of its own accord, however many events come.
     *
     * @param retry after the logs could not be read
     * @param round else: for conversations that a request without an answer has left behind
     * @param nanos a monotonic clock
     */
    record Rhythm(Duration retry, Duration round, LongSupplier nanos) {
        static Rhythm usual() {
            return new Rhythm(Duration.ofSeconds(2), Duration.ofSeconds(15), System::nanoTime);
        }
    }

    private sealed interface Item {
        record Event(ChannelEvent event, long number) implements Item {}

        /** The logs are to be read, after the events before it. */
        record CatchUp() implements Item {}

        /** It is time to look around. */
        record TimeIsUp() implements Item {}
    }

    EventLane(
            long businessId,
            Fence fence,
            Intake intake,
            ConversationStore store,
            LongConsumer wake,
            ChannelLogs logs,
            Rhythm rhythm) {
        this.businessId = businessId;
        this.fence = fence;
        this.intake = intake;
        this.store = store;
        this.wake = wake;
        this.missed = new MissedEvents(businessId, store, logs);
        this.rhythm = rhythm;
        this.lastLook = rhythm.nanos().getAsLong();
        this.thread = Thread.ofVirtual().name("events-of-" + businessId).unstarted(this::run);
        fence.fallBehind();
    }

    void start() {
        thread.start();
    }

    /**
     * Called on the session's own loop, so that the fence is up before the next frame is written.
     */
    void received(ChannelEvent event) {
        long number = counter.incrementAndGet();
        if (isAnotherAgentsWordOrComing(event)) {
            fence.raise(event.channelId(), number);
        }
        if (!queue.offer(new Item.Event(event, number))
                && eventsMissing.compareAndSet(false, true)) {
            log.warn(
                    "business {}: more than {} events wait; the rest is read from the logs later",
                    businessId,
                    CAPACITY);
        }
    }

    /** Called on the session's own loop: from now on events are missed. */
    void disconnected() {
        online = false;
        fence.fallBehind();
    }

    /** What no event has told is to be read from the logs, after the events that wait. */
    void catchUp(Optional<AgentId> agent) {
        self = agent;
        online = true;
        if (catchUpWaits.compareAndSet(false, true) && !queue.offer(new Item.CatchUp())) {
            catchUpWaits.set(false);
            eventsMissing.set(true);
        }
    }

    private static boolean isAnotherAgentsWordOrComing(ChannelEvent event) {
        return event.party().kind() == Party.Kind.OTHER_AGENT
                && !(event instanceof ChannelEvent.Left);
    }

    private void run() {
        try {
            while (true) {
                Item item = next();
                try {
                    switch (item) {
                        case Item.Event event -> takeOrHold(event);
                        case Item.CatchUp() -> {
                            catchUpWaits.set(false);
                            readLogs();
                        }
                        case Item.TimeIsUp() -> lookAround();
                    }
                    if (queue.isEmpty() && eventsMissing.get()) {
                        readLogs();
                    }
                } catch (RuntimeException e) {
                    // The event is not stored, so the next catch-up finds it in the log again.
                    log.error("business {}: an event could not be stored", businessId, e);
                    eventsMissing.set(true);
                }
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    /** A busy account must not keep it from looking: what waits for that is every visitor. */
    private Item next() throws InterruptedException {
        Duration patience = fence.isBehind() ? rhythm.retry() : rhythm.round();
        long left = lastLook + patience.toNanos() - rhythm.nanos().getAsLong();
        Item item = left > 0 ? queue.poll(left, TimeUnit.NANOSECONDS) : null;
        if (item == null) {
            lastLook = rhythm.nanos().getAsLong();
            return new Item.TimeIsUp();
        }
        return item;
    }

    private void lookAround() {
        if (online && (fence.isBehind() || owesReading)) {
            readLogs();
        } else if (online) {
            wakeTheUnfinished();
        }
    }

    private void takeOrHold(Item.Event item) {
        if (!fence.isBehind()) {
            take(item);
        } else if (held.size() < CAPACITY) {
            held.add(item);
        } else {
            eventsMissing.set(true);
        }
    }

    private void take(Item.Event item) {
        intake.take(item.event(), safeToLower(item.number()), Source.NEWS).ifPresent(wake);
    }

    private long safeToLower(long number) {
        return eventsMissing.get() ? BEFORE_ALL : number;
    }

    /** Not before it is known which agent's words are the bot's own. */
    private void readLogs() {
        if (self.isEmpty()) {
            return;
        }
        long breaks = fence.breaks();
        boolean missing = eventsMissing.getAndSet(false);
        try {
            missed.read().forEach(this::readLog);
            failedReads = 0;
            owesReading = false;
        } catch (ChannelUnavailableException e) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            eventsMissing.compareAndSet(false, missing);
            failedReads++;
            log.warn("business {}: the logs could not be read: {}", businessId, e.getMessage());
            if (!goOnWithout()) {
                return;
            }
        }
        fence.caughtUp(breaks);
        while (!fence.isBehind() && !held.isEmpty()) {
            take(held.remove());
        }
        wakeTheUnfinished();
    }

    /** Once it did, later breaks do not make visitors wait for what does not work. */
    private boolean goOnWithout() {
        lastLook = rhythm.nanos().getAsLong();
        if ((failedReads < MAX_TRIES && !owesReading) || !online) {
            return false;
        }
        if (!owesReading) {
            log.error(
                    "business {}: going on without what was missed; it is asked for again",
                    businessId);
        }
        owesReading = true;
        failedReads = 0;
        return true;
    }

    private void wakeTheUnfinished() {
        store.change(work -> work.unfinished(businessId)).forEach(wake::accept);
    }

    private void readLog(Channel chat) {
        List<ChannelEvent> events =
                chat.log().stream()
                        .flatMap(event -> ZendeskEvents.neutral(event, self).stream())
                        .toList();
        Optional<Instant> known =
                store.change(work -> work.newestOf(businessId, chat.id().value()))
                        .map(Conversation::startedAt);
        boolean over = chat.state() == ChannelState.CLOSED || chat.state() == ChannelState.CLOSING;
        if (known.isEmpty() && over) {
            return;
        }
        int history =
                Math.max(MissedEvents.historyOf(events, known), missed.answeredElsewhere(events));
        for (int index = 0; index < events.size(); index++) {
            takeFromLog(events.get(index), index < history ? Source.HISTORY : Source.NEWS);
        }
    }

    /** A person's word in the log raises the fence at once. */
    private void takeFromLog(ChannelEvent event, Source source) {
        long number = counter.incrementAndGet();
        if (isAnotherAgentsWordOrComing(event)) {
            fence.raise(event.channelId(), number);
        }
        intake.take(event, safeToLower(number), source).ifPresent(wake);
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    /** Waits until nothing more is taken in: the next lane must not run beside this one. */
    void awaitEnd() {
        try {
            if (!thread.join(END)) {
                log.warn("business {}: the last event is still being stored", businessId);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
