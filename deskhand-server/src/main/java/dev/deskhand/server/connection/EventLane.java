package dev.deskhand.server.connection;

import dev.deskhand.server.channel.ChannelEvent;
import dev.deskhand.server.channel.ChannelEvent.Party;
import dev.deskhand.server.channel.ChannelUnavailableException;
import dev.deskhand.server.channel.ZendeskChatChannel;
import dev.deskhand.server.channel.ZendeskEvents;
import dev.deskhand.server.conversation.ConversationRunners;
import dev.deskhand.server.conversation.ConversationStore;
import dev.deskhand.server.conversation.Fence;
import dev.deskhand.server.conversation.Intake;
import dev.deskhand.server.conversation.Intake.Source;
import dev.deskhand.zendesk.chat.AgentId;
import dev.deskhand.zendesk.chat.Channel;
import dev.deskhand.zendesk.chat.ChannelState;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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

    private final long businessId;
    private final Fence fence;
    private final Intake intake;
    private final ConversationStore store;
    private final ConversationRunners runners;
    private final ZendeskChatChannel channel;
    private final BlockingQueue<Item> queue = new ArrayBlockingQueue<>(CAPACITY);
    private final AtomicLong counter = new AtomicLong();
    private final AtomicBoolean catchUpWanted = new AtomicBoolean();
    private final Thread thread;

    private sealed interface Item {
        record Event(ChannelEvent event, long number) implements Item {}

        /** What was read since the last one is complete up to here. */
        record CatchUp(Optional<AgentId> self) implements Item {}
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
                && catchUpWanted.compareAndSet(false, true)) {
            log.warn(
                    "business {}: more than {} events wait; the rest is read from the logs later",
                    businessId,
                    CAPACITY);
        }
    }

    /** What no event has told is to be read from the logs, after the events that wait. */
    void catchUp(Optional<AgentId> self) {
        catchUpWanted.set(!queue.offer(new Item.CatchUp(self)));
    }

    private static boolean isAnotherAgentsWordOrComing(ChannelEvent event) {
        return event.party().kind() == Party.Kind.OTHER_AGENT
                && !(event instanceof ChannelEvent.Left);
    }

    private void run() {
        Optional<AgentId> self = Optional.empty();
        try {
            while (true) {
                Item item = queue.take();
                try {
                    switch (item) {
                        case Item.Event(ChannelEvent event, long number) ->
                                intake.take(event, number, Source.NEWS).ifPresent(runners::wake);
                        case Item.CatchUp(Optional<AgentId> agent) -> {
                            self = agent;
                            readLogs(self);
                        }
                    }
                    if (queue.isEmpty() && catchUpWanted.compareAndSet(true, false)) {
                        readLogs(self);
                    }
                } catch (RuntimeException e) {
                    // The event is not stored, so the next catch-up finds it in the log again.
                    log.error("business {}: an event could not be stored", businessId, e);
                    catchUpWanted.set(true);
                }
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private void readLogs(Optional<AgentId> self) {
        try {
            Optional<List<Channel>> channels = channel.log();
            if (channels.isEmpty()) {
                log.warn(
                        "business {}: Zendesk does not let the channels' logs be read; messages"
                                + " from the time without a connection cannot be recovered",
                        businessId);
            }
            for (Channel each : channels.orElse(List.of())) {
                readLog(each, self);
            }
        } catch (ChannelUnavailableException e) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            log.warn("business {}: the logs are read at the next connect", businessId, e);
            return;
        }
        store.change(work -> work.unfinished(businessId)).forEach(runners::wake);
    }

    /**
     * In a chat that Deskhand has not seen before, what some agent has answered already is history;
     * in one that it knows, everything that it has not stored is news.
     */
    private void readLog(Channel chat, Optional<AgentId> self) {
        List<ChannelEvent> events =
                chat.log().stream().map(event -> ZendeskEvents.neutral(event, self)).toList();
        boolean known =
                store.change(work -> work.newestOf(businessId, chat.id().value())).isPresent();
        boolean over = chat.state() == ChannelState.CLOSED || chat.state() == ChannelState.CLOSING;
        if (!known && over) {
            return;
        }
        int history = known ? 0 : 1 + lastAgentsWord(events);
        for (int index = 0; index < events.size(); index++) {
            takeFromLog(events.get(index), index < history ? Source.HISTORY : Source.NEWS);
        }
    }

    /** A person's word in the log raises the fence at once, unless it was known before. */
    private void takeFromLog(ChannelEvent event, Source source) {
        long number = counter.incrementAndGet();
        boolean raises =
                isAnotherAgentsWordOrComing(event) && fence.raiseIfDown(event.channelId(), number);
        OptionalLong conversation = intake.take(event, number, source);
        conversation.ifPresent(runners::wake);
        if (raises && conversation.isEmpty()) {
            fence.lower(event.channelId(), number);
        }
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
}
