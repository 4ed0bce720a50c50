package dev.deskhand.server.connection;

import dev.deskhand.server.channel.ChannelEvent;
import dev.deskhand.server.conversation.ConversationStore;
import dev.deskhand.server.conversation.Fence;
import dev.deskhand.server.conversation.Intake;
import dev.deskhand.server.conversation.Intake.Arrival;
import dev.deskhand.server.conversation.Intake.Source;
import dev.deskhand.server.conversation.StoreTrouble;
import dev.deskhand.server.conversation.StoreUnavailableException;
import dev.deskhand.zendesk.chat.AgentId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes one connection's events in, in their order, on a thread of its own. After each break of the
 * connection it first reads from the channels' logs what was missed, page by page. Until a channel
 * is read, what happens in it waits, so that nothing new overtakes what is older, and the fence
 * lets nothing be written to it; the channels that are read go on.
 *
 * <p>The receiving side only counts, raises the fence and queues. When more than {@value #CAPACITY}
 * events wait, the rest is not kept but read from the logs later. Whatever is not stored is a break
 * like one of the connection.
 */
final class EventLane implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EventLane.class);
    private static final int CAPACITY = 10_000;
    private static final Duration END = Duration.ofSeconds(1);

    private final long businessId;
    private final Fence fence;
    private final Intake intake;
    private final LongConsumer wake;
    private final CatchingUp catchingUp;
    private final BlockingQueue<Item> queue = new ArrayBlockingQueue<>(CAPACITY);

    /** Events of channels whose logs are owed. */
    private final Deque<Item.Event> held = new ArrayDeque<>();

    /** The last event that was received; written by the receiving side, once it is queued. */
    private volatile long lastReceived;

    /** Whether it was said that there are more events than it can keep. */
    private final AtomicBoolean overflowSaid = new AtomicBoolean();

    private volatile Optional<AgentId> self = Optional.empty();
    private volatile boolean online;

    /** The last event that was stored. */
    private long stored;

    private final StoreTrouble trouble;
    private final Rhythm rhythm;

    /** When it looks around next if nothing calls for it; a time of the monotonic clock. */
    private long nextLook;

    /** Events and pages have their turns by and by, however many there are of either. */
    private boolean eventsTurn;

    private final Thread thread;

    private sealed interface Item {
        record Event(ChannelEvent event, long number) implements Item {}

        /** It is to look around now. */
        record Look() implements Item {}
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
        this.wake = wake;
        this.trouble = trouble;
        this.rhythm = rhythm;
        MissedEvents missed = new MissedEvents(businessId, store, logs);
        this.catchingUp =
                new CatchingUp(
                        businessId,
                        fence,
                        missed,
                        new LogIntake(businessId, fence, intake, store, wake, missed),
                        () -> {
                            List<Long> unfinished =
                                    store.change(work -> work.unfinished(businessId));
                            trouble.stored();
                            return unfinished;
                        },
                        () -> store.change(work -> work.channelsWherePeopleAre(businessId)),
                        wake,
                        rhythm,
                        new Waiting());
        this.nextLook = rhythm.after(rhythm.round());
        this.thread = Thread.ofVirtual().name("events-of-" + businessId).unstarted(this::run);
        fence.fallBehind();
    }

    void start() {
        thread.start();
    }

    /** On the session's own loop, so that the fence is up before the next frame is written. */
    void received(ChannelEvent event) {
        long number = lastReceived + 1;
        if (event.isAnotherAgentsWordOrComing()) {
            fence.raise(event.channelId(), number);
        }
        if (!queue.offer(new Item.Event(event, number))) {
            fence.fallBehind();
            tooMany();
        }
        lastReceived = number;
    }

    private void tooMany() {
        if (overflowSaid.compareAndSet(false, true)) {
            log.warn(
                    "business {}: more than {} events wait; the rest is read from the logs",
                    businessId,
                    CAPACITY);
        }
    }

    /** Called on the session's own loop: from now on events are missed. */
    void disconnected() {
        online = false;
        fence.fallBehind();
    }

    /** Called on the session's own loop. */
    void connected(AgentId agent) {
        self = Optional.of(agent);
        online = true;
        catchingUp.connected();
        lookSoon();
    }

    /** Called on the session's own loop: something came that may have been an event. */
    void missed() {
        // A service that sends much of what nobody can read must not make a reading begin anew.
        if (!fence.isBehind()) {
            fence.fallBehind();
        }
        catchUp();
    }

    /** What no event has told is to be read from the logs. */
    void catchUp() {
        catchingUp.ask();
        lookSoon();
    }

    private void lookSoon() {
        if (!queue.offer(new Item.Look())) {
            log.debug("business {}: the logs are read once there is time", businessId);
        }
    }

    private void run() {
        try {
            while (true) {
                Item item = next();
                try {
                    switch (item) {
                        case Item.Event event -> takeOrHold(withThoseBehind(event));
                        case Item.Look() -> lookAround();
                    }
                } catch (StoreUnavailableException e) {
                    // Nothing newer may overtake what is not stored: all waits for the logs.
                    trouble.eventsWait(lastReceived - stored, e.getMessage());
                    catchingUp.later();
                } catch (RuntimeException e) {
                    log.error("business {}: an event could not be stored", businessId, e);
                    catchingUp.later();
                }
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    /** A busy account must not keep it from looking: what waits for that is every visitor. */
    private Item next() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        boolean reads = online && self.isPresent() && catchingUp.isDue();
        long left = (reads ? Math.min(catchingUp.nextPage(), nextLook) : nextLook) - rhythm.now();
        Item item =
                left > 0
                        ? queue.poll(left, TimeUnit.NANOSECONDS)
                        : eventsTurn ? queue.poll() : null;
        eventsTurn = item == null;
        return item == null ? new Item.Look() : item;
    }

    private void lookAround() {
        boolean round = rhythm.now() >= nextLook;
        if (round) {
            nextLook = rhythm.after(rhythm.round());
        }
        // Not before it is known which agent's words are the bot's own.
        if (online && self.isPresent()) {
            catchingUp.look(self.get(), round);
        }
    }

    /** The more events wait, the more share a transaction: so a queue is worked off, not grown. */
    private List<Item.Event> withThoseBehind(Item.Event first) {
        List<Item.Event> events = new ArrayList<>();
        events.add(first);
        while (events.size() < Intake.AT_ONCE && queue.peek() instanceof Item.Event) {
            // Nobody else takes from the queue, so this is what was looked at.
            events.add((Item.Event) queue.remove());
        }
        return events;
    }

    private void takeOrHold(List<Item.Event> items) {
        List<Item.Event> free = new ArrayList<>();
        for (Item.Event item : items) {
            if (fence.isBehind(item.event().channelId())) {
                hold(item);
            } else {
                free.add(item);
            }
        }
        if (free.isEmpty()) {
            return;
        }
        Intake.Outcome outcome = intake.takeAllKnown(arrivals(free));
        outcome.awake().forEach(wake::accept);
        stored(free);
        for (Arrival unknown : outcome.unknown()) {
            fence.fallBehind(unknown.event().channelId());
            hold(new Item.Event(unknown.event(), unknown.number()));
        }
    }

    /** Until the channel's log is read; after a break of the connection that is on its way. */
    private void hold(Item.Event item) {
        if (held.size() < CAPACITY) {
            held.add(item);
        } else {
            // Its channel is read after this, so the log holds it.
            tooMany();
        }
        if (!fence.isBehind()) {
            catchingUp.ask();
        }
    }

    private void stored(List<Item.Event> items) {
        stored = Math.max(stored, items.getLast().number());
        trouble.stored();
    }

    private static List<Arrival> arrivals(List<Item.Event> items) {
        return items.stream()
                .map(item -> new Arrival(item.event(), item.number(), Source.NEWS))
                .toList();
    }

    /** Events that were received and are not stored yet. */
    int waiting() {
        return queue.size();
    }

    private final class Waiting implements CatchingUp.Waiting {
        @Override
        public long received() {
            return lastReceived;
        }

        @Override
        public Map<String, Long> first() {
            Map<String, Long> first = new HashMap<>();
            held.forEach(item -> first.merge(item.event().channelId(), item.number(), Math::min));
            for (Item item : queue) {
                if (item instanceof Item.Event(ChannelEvent event, long number)) {
                    first.merge(event.channelId(), number, Math::min);
                }
            }
            return first;
        }

        @Override
        public void takeThoseOfReadChannels() {
            List<Item.Event> free = new ArrayList<>();
            held.removeIf(item -> !fence.isBehind(item.event().channelId()) && free.add(item));
            if (!free.isEmpty()) {
                intake.takeInParts(arrivals(free), wake);
                stored(free);
            }
        }

        @Override
        public void caughtUp(long received) {
            stored = Math.max(stored, received);
            overflowSaid.set(false);
        }
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
