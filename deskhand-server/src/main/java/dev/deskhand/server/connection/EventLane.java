package dev.deskhand.server.connection;

import dev.deskhand.server.channel.ChannelEvent;
import dev.deskhand.server.channel.ChannelEvent.Party;
import dev.deskhand.server.channel.ChannelUnavailableException;
import dev.deskhand.server.channel.ZendeskEvents;
import dev.deskhand.server.conversation.Conversation;
import dev.deskhand.server.conversation.ConversationStore;
import dev.deskhand.server.conversation.Fence;
import dev.deskhand.server.conversation.Intake;
import dev.deskhand.server.conversation.Intake.Arrival;
import dev.deskhand.server.conversation.Intake.Source;
import dev.deskhand.server.conversation.StoreTrouble;
import dev.deskhand.server.conversation.StoreUnavailableException;
import dev.deskhand.zendesk.chat.AgentId;
import dev.deskhand.zendesk.chat.Channel;
import dev.deskhand.zendesk.chat.ChannelState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
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

    /** So many of a log's events are stored in one transaction; others have their turn between. */
    private static final int AT_ONCE = 200;

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

    /** The last event that was received; written by the receiving side, once it is queued. */
    private volatile long lastReceived;

    /** Whether an event was not stored: it may be a person's, so no fence is lowered meanwhile. */
    private final AtomicBoolean eventsMissing = new AtomicBoolean();

    /** One reading of the logs does for all who asked for one before it began. */
    private final AtomicBoolean catchUpWaits = new AtomicBoolean();

    private volatile Optional<AgentId> self = Optional.empty();
    private volatile boolean online;
    private int failedReads;

    /** Whether it went on without the logs, and still owes an answer to what they hold. */
    private boolean owesReading;

    /** The last event that was stored. */
    private long stored;

    private final StoreTrouble trouble;
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
            StoreTrouble trouble,
            Rhythm rhythm) {
        this.businessId = businessId;
        this.fence = fence;
        this.intake = intake;
        this.store = store;
        this.wake = wake;
        this.missed = new MissedEvents(businessId, store, logs);
        this.trouble = trouble;
        this.rhythm = rhythm;
        this.lastLook = rhythm.nanos().getAsLong();
        this.thread = Thread.ofVirtual().name("events-of-" + businessId).unstarted(this::run);
        fence.fallBehind();
    }

    void start() {
        thread.start();
    }

    /** On the session's own loop, so that the fence is up before the next frame is written. */
    void received(ChannelEvent event) {
        long number = lastReceived + 1;
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
        lastReceived = number;
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
                        case Item.Event event -> takeOrHold(withThoseBehind(event));
                        case Item.CatchUp() -> {
                            catchUpWaits.set(false);
                            readLogs();
                        }
                        case Item.TimeIsUp() -> lookAround();
                    }
                    if (queue.isEmpty() && eventsMissing.get() && !fence.isBehind()) {
                        readLogs();
                    }
                } catch (StoreUnavailableException e) {
                    // Nothing newer may overtake what is not stored: all waits for the logs.
                    trouble.eventsWait(lastReceived - stored, e.getMessage());
                    eventsMissing.set(true);
                    fence.fallBehind();
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

    /** The more events wait, the more share a transaction: so a queue is worked off, not grown. */
    private List<Item.Event> withThoseBehind(Item.Event first) {
        List<Item.Event> events = new ArrayList<>();
        events.add(first);
        while (events.size() < AT_ONCE && queue.peek() instanceof Item.Event) {
            // Nobody else takes from the queue, so this is what was looked at.
            events.add((Item.Event) queue.remove());
        }
        return events;
    }

    private void takeOrHold(List<Item.Event> items) {
        if (!fence.isBehind()) {
            take(items);
            return;
        }
        for (Item.Event item : items) {
            if (held.size() < CAPACITY) {
                held.add(item);
            } else {
                eventsMissing.set(true);
            }
        }
    }

    private void take(List<Item.Event> items) {
        intake.takeAll(
                        items.stream()
                                .map(item ->
                                        new Arrival(
                                                item.event(),
                                                safeToLower(item.number()),
                                                Source.NEWS))
                                .toList())
                .forEach(wake::accept);
        stored = items.getLast().number();
        trouble.stored();
    }

    /** Events that were received and are not stored yet. */
    int waiting() {
        return queue.size();
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
        long received = lastReceived;
        long seenTo = lastBeforeThoseThatWait(received);
        try {
            missed.read().forEach(chat -> readLog(chat, seenTo));
            failedReads = 0;
            owesReading = false;
            stored = Math.max(stored, seenTo);
            if (missing && seenTo < received) {
                // Which of those that wait are behind what is missing, only another reading tells.
                eventsMissing.set(true);
            }
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
            List<Item.Event> first = held.stream().limit(AT_ONCE).toList();
            first.forEach(_ -> held.remove());
            take(first);
        }
        wakeTheUnfinished();
    }

    /**
     * What waits may be younger than the logs that are read next: these lower no fence that it has
     * raised.
     */
    private long lastBeforeThoseThatWait(long received) {
        return Stream.concat(held.stream(), queue.stream())
                .filter(Item.Event.class::isInstance)
                .map(Item.Event.class::cast)
                .findFirst()
                .map(first -> Math.min(first.number() - 1, received))
                .orElse(received);
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
        trouble.stored();
    }

    private void readLog(Channel chat, long seenTo) {
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
        for (int from = 0; from < events.size(); from += AT_ONCE) {
            int to = Math.min(from + AT_ONCE, events.size());
            List<Arrival> arrivals = new ArrayList<>();
            for (int index = from; index < to; index++) {
                Source source = index < history ? Source.HISTORY : Source.NEWS;
                arrivals.add(fromLog(events.get(index), source, seenTo));
            }
            intake.takeAll(arrivals).forEach(wake::accept);
        }
    }

    /** A person's word in the log raises the fence at once. */
    private Arrival fromLog(ChannelEvent event, Source source, long seenTo) {
        if (isAnotherAgentsWordOrComing(event)) {
            fence.raise(event.channelId(), seenTo);
        }
        return new Arrival(event, safeToLower(seenTo), source);
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
