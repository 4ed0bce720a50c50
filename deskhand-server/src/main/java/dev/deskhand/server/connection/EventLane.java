package dev.deskhand.server.connection;

import dev.deskhand.server.channel.ChannelEvent;
import dev.deskhand.server.channel.ChannelEvent.Party;
import dev.deskhand.server.channel.ChannelUnavailableException;
import dev.deskhand.server.channel.ZendeskChatChannel;
import dev.deskhand.server.channel.ZendeskEvents;
import dev.deskhand.server.conversation.Conversation;
import dev.deskhand.server.conversation.ConversationRunners;
import dev.deskhand.server.conversation.ConversationStore;
import dev.deskhand.server.conversation.Fence;
import dev.deskhand.server.conversation.Intake;
import dev.deskhand.server.conversation.Intake.Source;
import dev.deskhand.zendesk.chat.AgentId;
import dev.deskhand.zendesk.chat.Channel;
import dev.deskhand.zendesk.chat.ChannelState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes one connection's events in, in their order, on a thread of its own, and after each connect
 * reads from the channels' logs what was missed. The receiving side only counts, raises the fence
 * and queues. When more than {@value #CAPACITY} events wait, the rest is not kept but read from the
 * logs later.
 */
final class EventLane implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EventLane.class);
    private static final int CAPACITY = 10_000;
    private static final Duration END = Duration.ofSeconds(1);

    /** Lowers no fence at all. */
    private static final long BEFORE_ALL = -1;

    private final long businessId;
    private final Fence fence;
    private final Intake intake;
    private final ConversationStore store;
    private final ConversationRunners runners;
    private final ZendeskChatChannel channel;
    private final BlockingQueue<Item> queue = new ArrayBlockingQueue<>(CAPACITY);
    private final AtomicLong counter = new AtomicLong();

    /**
     * Whether an event was received and not stored. Until the logs were read no fence is lowered:
     * the event may be a person's.
     */
    private final AtomicBoolean eventsMissing = new AtomicBoolean();

    private volatile Optional<AgentId> self = Optional.empty();
    private final Thread thread;

    private sealed interface Item {
        record Event(ChannelEvent event, long number) implements Item {}

        /** The logs are to be read, after the events before it. */
        record CatchUp() implements Item {}
    }

    EventLane(
            long businessId,
            Fence fence,
            Intake intake,
            ConversationStore store,
            ConversationRunners runners,
            ZendeskChatChannel channel) {
        this.businessId = businessId;
        this.fence = fence;
        this.intake = intake;
        this.store = store;
        this.runners = runners;
        this.channel = channel;
        this.thread = Thread.ofVirtual().name("events-of-" + businessId).unstarted(this::run);
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

    /** What no event has told is to be read from the logs, after the events that wait. */
    void catchUp(Optional<AgentId> agent) {
        self = agent;
        if (!queue.offer(new Item.CatchUp())) {
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
                Item item = queue.take();
                try {
                    switch (item) {
                        case Item.Event(ChannelEvent event, long number) ->
                                intake.take(event, safeToLower(number), Source.NEWS)
                                        .ifPresent(runners::wake);
                        case Item.CatchUp() -> readLogs();
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

    private long safeToLower(long number) {
        return eventsMissing.get() ? BEFORE_ALL : number;
    }

    /** Not before it is known which agent's words are the bot's own. */
    private void readLogs() {
        if (self.isEmpty()) {
            return;
        }
        boolean missing = eventsMissing.getAndSet(false);
        try {
            Optional<List<Channel>> channels = channel.log();
            if (channels.isEmpty()) {
                log.warn(
                        "business {}: Zendesk does not let the channels' logs be read; messages"
                                + " from the time without a connection cannot be recovered",
                        businessId);
            }
            for (Channel each : channels.orElse(List.of())) {
                readLog(each);
            }
        } catch (ChannelUnavailableException e) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            log.warn("business {}: the logs are read at the next connect", businessId, e);
            eventsMissing.compareAndSet(false, missing);
        }
        store.change(work -> work.unfinished(businessId)).forEach(runners::wake);
    }

    private void readLog(Channel chat) {
        List<ChannelEvent> events =
                chat.log().stream().map(event -> ZendeskEvents.neutral(event, self)).toList();
        Optional<Instant> known =
                store.change(work -> work.newestOf(businessId, chat.id().value()))
                        .map(Conversation::startedAt);
        boolean over = chat.state() == ChannelState.CLOSED || chat.state() == ChannelState.CLOSING;
        if (known.isEmpty() && over) {
            return;
        }
        int history = historyOf(events, known);
        for (int index = 0; index < events.size(); index++) {
            takeFromLog(events.get(index), index < history ? Source.HISTORY : Source.NEWS);
        }
    }

    /**
     * How many of the events, from the first, are not to be answered: of those from before Deskhand
     * knew the chat, all up to the last that some agent has answered. What came later and is not
     * stored is news.
     */
    static int historyOf(List<ChannelEvent> events, Optional<Instant> knownSince) {
        return 1
                + lastAgentsWord(
                        events.stream()
                                .takeWhile(
                                        event -> knownSince.map(event.at()::isBefore).orElse(true))
                                .toList());
    }

    /** A person's word in the log raises the fence at once. */
    private void takeFromLog(ChannelEvent event, Source source) {
        long number = counter.incrementAndGet();
        if (isAnotherAgentsWordOrComing(event)) {
            fence.raise(event.channelId(), number);
        }
        intake.take(event, safeToLower(number), source).ifPresent(runners::wake);
    }

    private static int lastAgentsWord(List<ChannelEvent> events) {
        for (int index = events.size() - 1; index >= 0; index--) {
            Party.Kind kind = events.get(index).party().kind();
            if (events.get(index) instanceof ChannelEvent.Said
                    && (kind == Party.Kind.BOT || kind == Party.Kind.OTHER_AGENT)) {
                return index;
            }
        }
        return -1;
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
