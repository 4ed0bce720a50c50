package dev.deskhand.server.connection;

import dev.deskhand.server.channel.ChannelEvent;
import dev.deskhand.server.channel.ZendeskEvents;
import dev.deskhand.server.conversation.Conversation;
import dev.deskhand.server.conversation.ConversationStore;
import dev.deskhand.server.conversation.Fence;
import dev.deskhand.server.conversation.Intake;
import dev.deskhand.server.conversation.Intake.Arrival;
import dev.deskhand.server.conversation.Intake.Source;
import dev.deskhand.server.handover.HandOverState;
import dev.deskhand.zendesk.chat.AgentId;
import dev.deskhand.zendesk.chat.Channel;
import dev.deskhand.zendesk.chat.ChannelState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

/** Takes in what a channel's log holds, as news or as history. */
final class LogIntake {
    private final long businessId;
    private final Fence fence;
    private final Intake intake;
    private final ConversationStore store;
    private final LongConsumer wake;
    private final MissedEvents missed;

    LogIntake(
            long businessId,
            Fence fence,
            Intake intake,
            ConversationStore store,
            LongConsumer wake,
            MissedEvents missed) {
        this.businessId = businessId;
        this.fence = fence;
        this.intake = intake;
        this.store = store;
        this.wake = wake;
        this.missed = missed;
    }

    /**
     * What was known of a channel's events when its log was asked for.
     *
     * @param bot the agent that the bot is
     * @param to the number of the last event before those of this channel that wait still: these
     *     may be younger than the log, which lowers no fence that they have raised
     * @param waits whether events of this channel wait
     * @param received the number of the last event that was received at all
     */
    record Seen(AgentId bot, long to, boolean waits, long received) {}

    /**
     * @return the channel's newest conversation, where there was one before
     */
    Optional<Long> take(Channel chat, Seen seen) {
        List<ChannelEvent> events =
                chat.log().stream()
                        .flatMap(event ->
                                ZendeskEvents.neutral(event, Optional.of(seen.bot())).stream())
                        .toList();
        Optional<Conversation> known =
                store.change(work -> work.newestOf(businessId, chat.id().value()));
        boolean over = chat.state() == ChannelState.CLOSED || chat.state() == ChannelState.CLOSING;
        // What waits makes the chat known, and must not be stored before what is older.
        if (known.isEmpty() && over && !seen.waits()) {
            return Optional.empty();
        }
        int history =
                Math.max(
                        MissedEvents.historyOf(events, known.map(Conversation::startedAt)),
                        missed.answeredElsewhere(events));
        List<Arrival> arrivals = new ArrayList<>();
        for (int index = 0; index < events.size(); index++) {
            Source source = index < history ? Source.HISTORY : Source.NEWS;
            arrivals.add(arrival(events.get(index), source, seen.to()));
        }
        int left = MissedEvents.upToLastLeaving(events);
        intake.takeInParts(arrivals.subList(0, left), wake);
        boolean visitorLeft =
                left > 0 || known.filter(c -> c.state() == HandOverState.ENDED).isPresent();
        // Who has come since the page was asked for is not in it.
        if (visitorLeft && !fence.isRaisedAfter(chat.id().value(), seen.received())) {
            intake.stillThere(
                    chat.id().value(),
                    chat.agents().stream()
                            .map(agent -> agent.id().value())
                            .collect(Collectors.toSet()));
        }
        intake.takeInParts(arrivals.subList(left, arrivals.size()), wake);
        return known.map(Conversation::id);
    }

    /** A person's word in the log raises the fence at once. */
    private Arrival arrival(ChannelEvent event, Source source, long seenTo) {
        if (event.isAnotherAgentsWordOrComing()) {
            fence.raise(event.channelId(), seenTo);
        }
        return new Arrival(event, seenTo, source);
    }
}
