package dev.deskhand.server.conversation;

import dev.deskhand.server.channel.ChannelEvent;
import dev.deskhand.server.channel.ChannelEvent.Party;
import dev.deskhand.server.channel.Echo;
import dev.deskhand.server.handover.HandOverReason;
import dev.deskhand.server.handover.HandOverState;
import dev.deskhand.server.handover.HandOverStep;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Takes a business's events in, one after another: each is stored once, with all that follows from
 * it for the conversation's state, in one transaction. It never writes to the visitor.
 */
public final class Intake {
    private final long businessId;
    private final ConversationStore store;
    private final Fence fence;
    private final InstantSource clock;

    public Intake(long businessId, ConversationStore store, Fence fence, InstantSource clock) {
        this.businessId = businessId;
        this.store = store;
        this.fence = fence;
        this.clock = clock;
    }

    /** How an event came to us. */
    public enum Source {
        /** As it happened, or read from the log of a chat that the bot already takes part in. */
        NEWS,
        /**
         * From before the bot took part in the chat, and seen to by somebody: not to be answered.
         */
        HISTORY
    }

    /**
     * Stores an event.
     *
     * @param eventNumber its place in the order of arrival, as the fence counts
     * @return the conversation that may have something to do now; empty for a duplicate
     */
    public OptionalLong take(ChannelEvent event, long eventNumber, Source source) {
        Optional<Conversation> taken = store.change(work -> take(work, event, source));
        taken.or(() -> stored(event))
                .ifPresent(conversation -> setFence(conversation, eventNumber));
        return taken.map(conversation -> OptionalLong.of(conversation.id()))
                .orElse(OptionalLong.empty());
    }

    /** A duplicate changes nothing, but may have raised the fence when it was received. */
    private Optional<Conversation> stored(ChannelEvent event) {
        return store.change(work -> work.newestOf(businessId, event.channelId()));
    }

    private Optional<Conversation> take(ConversationWork work, ChannelEvent event, Source source) {
        if (!work.remember(businessId, event.eventId(), clock.instant())) {
            return Optional.empty();
        }
        Optional<Conversation> newest = work.newestOf(businessId, event.channelId());
        if (newest.isEmpty() && event instanceof ChannelEvent.Left) {
            return Optional.empty();
        }
        Conversation conversation = conversationFor(work, event, newest);
        Conversation after =
                switch (event) {
                    case ChannelEvent.Said said -> said(work, conversation, said, source);
                    case ChannelEvent.Joined joined -> joined(work, conversation, joined);
                    case ChannelEvent.Left left -> left(work, conversation, left);
                };
        if (!after.equals(conversation)) {
            work.save(after);
        }
        return Optional.of(after);
    }

    /**
     * The fence follows what is stored, and never falls behind an event that came since. Whoever
     * has come has made the state HUMAN, or the conversation is over.
     */
    private void setFence(Conversation conversation, long eventNumber) {
        switch (conversation.state()) {
            case HUMAN -> fence.raise(conversation.channelId(), eventNumber);
            case BOT, RETURNED, REQUESTED, TRANSFERRING, WAITING, FAILED, ABANDONED ->
                    fence.lower(conversation.channelId(), eventNumber);
            case ENDED -> {}
        }
    }

    /** The visitor's word or return after the end begins a new conversation in the same channel. */
    private Conversation conversationFor(
            ConversationWork work, ChannelEvent event, Optional<Conversation> newest) {
        boolean visitor = event.party().kind() == Party.Kind.VISITOR;
        boolean over = newest.map(c -> c.state() == HandOverState.ENDED).orElse(true);
        if (newest.isPresent() && !(over && visitor && !(event instanceof ChannelEvent.Left))) {
            return newest.get();
        }
        Set<String> present = newest.map(Conversation::peoplePresent).orElse(Set.of());
        Conversation begun =
                Conversation.begin(
                        work.nextId(),
                        businessId,
                        event.channelId(),
                        visitor
                                ? event.party().id()
                                : newest.map(Conversation::visitorId).orElse(""),
                        visitor
                                ? event.party().name()
                                : newest.map(Conversation::visitorName).orElse(""),
                        present,
                        event.at(),
                        work.liveVersion(businessId));
        work.insert(begun);
        if (present.isEmpty()) {
            return begun;
        }
        Conversation withPeople =
                step(work, begun, event, HandOverStep.HUMAN_CAME, HandOverReason.HUMAN_CAME);
        work.save(withPeople);
        return withPeople;
    }

    private Conversation said(
            ConversationWork work,
            Conversation conversation,
            ChannelEvent.Said said,
            Source source) {
        return switch (said.party().kind()) {
            case VISITOR -> visitorSaid(work, conversation, said, source);
            case BOT -> botSaid(work, conversation, said);
            case OTHER_AGENT -> {
                Lines.message(work, conversation, said, TranscriptEntry.Speaker.HUMAN);
                yield humanCame(work, conversation.withPresent(said.party().id()), said);
            }
            case TRIGGER -> {
                Lines.message(work, conversation, said, TranscriptEntry.Speaker.TRIGGER);
                yield conversation;
            }
            case SYSTEM -> {
                Lines.message(work, conversation, said, TranscriptEntry.Speaker.SYSTEM);
                yield conversation;
            }
        };
    }

    private Conversation visitorSaid(
            ConversationWork work,
            Conversation conversation,
            ChannelEvent.Said said,
            Source source) {
        Conversation known = visitorIsBack(work, named(conversation, said.party()), said);
        int line = Lines.message(work, known, said, TranscriptEntry.Speaker.VISITOR);
        if (source == Source.NEWS) {
            work.addUnanswered(
                    new VisitorMessage(known.id(), said.eventId(), said.text(), said.at(), line));
        }
        return known;
    }

    /**
     * The seat's own words come back like everybody's. Those that the outbox does not know were
     * typed by a person who is signed in to Zendesk as the bot's agent: a person has spoken.
     */
    private Conversation botSaid(
            ConversationWork work, Conversation conversation, ChannelEvent.Said said) {
        if (MessageIds.isOurs(said.messageId())) {
            work.outbox(conversation.id()).stream()
                    .filter(message -> message.messageId().equals(said.messageId()))
                    .findFirst()
                    .ifPresent(message -> Outbox.delivered(work, message));
            return conversation;
        }
        boolean sameWords =
                work.everSent(conversation.id()).stream()
                        .anyMatch(message -> Echo.isOf(said.text(), message.message()));
        if (sameWords) {
            return conversation;
        }
        Lines.message(work, conversation, said, TranscriptEntry.Speaker.HUMAN);
        return humanCame(work, conversation, said);
    }

    private Conversation joined(
            ConversationWork work, Conversation conversation, ChannelEvent.Joined joined) {
        Lines.presence(work, conversation, joined, TranscriptEntry.Kind.JOINED);
        return switch (joined.party().kind()) {
            case VISITOR -> visitorIsBack(work, named(conversation, joined.party()), joined);
            case OTHER_AGENT ->
                    humanCame(work, conversation.withPresent(joined.party().id()), joined);
            case BOT, TRIGGER, SYSTEM -> conversation;
        };
    }

    private Conversation left(
            ConversationWork work, Conversation conversation, ChannelEvent.Left left) {
        Lines.presence(work, conversation, left, TranscriptEntry.Kind.LEFT);
        return switch (left.party().kind()) {
            case VISITOR -> {
                Outbox.withdrawAll(work, conversation.id(), WithdrawalReason.VISITOR_LEFT);
                work.unanswered(conversation.id()).forEach(work::settle);
                yield step(
                                work,
                                callDropped(work, conversation, WithdrawalReason.VISITOR_LEFT),
                                left,
                                HandOverStep.VISITOR_LEFT,
                                HandOverReason.VISITOR_LEFT)
                        .withMustLeave(false);
            }
            case OTHER_AGENT -> conversation.withoutPresent(left.party().id());
            case BOT, TRIGGER, SYSTEM -> conversation;
        };
    }

    private Conversation visitorIsBack(
            ConversationWork work, Conversation conversation, ChannelEvent event) {
        HandOverStep step =
                conversation.handedOver()
                        ? HandOverStep.VISITOR_BACK_IN_QUEUE
                        : HandOverStep.VISITOR_BACK_AT_BOT;
        return step(work, conversation, event, step, HandOverReason.VISITOR_RETURNED);
    }

    private Conversation humanCame(
            ConversationWork work, Conversation conversation, ChannelEvent event) {
        Outbox.withdrawAll(work, conversation.id(), WithdrawalReason.HUMAN_CAME);
        return step(
                work,
                callDropped(work, conversation, WithdrawalReason.HUMAN_CAME),
                event,
                HandOverStep.HUMAN_CAME,
                HandOverReason.HUMAN_CAME);
    }

    /** Nobody waits for the call any more; what it answers is not looked at. */
    private static Conversation callDropped(
            ConversationWork work, Conversation conversation, WithdrawalReason reason) {
        conversation
                .call()
                .ifPresent(call ->
                        work.mark(
                                conversation.id(),
                                call.entryNumber(),
                                TranscriptEntry.Delivery.WITHDRAWN,
                                Optional.of(reason.wireName())));
        return conversation.withoutCall();
    }

    private static Conversation step(
            ConversationWork work,
            Conversation conversation,
            ChannelEvent event,
            HandOverStep step,
            HandOverReason reason) {
        Optional<Conversation> after = conversation.step(step, reason);
        after.ifPresent(next -> Lines.state(work, conversation, next, event.at()));
        return after.orElse(conversation);
    }

    private static Conversation named(Conversation conversation, Party visitor) {
        boolean same =
                conversation.visitorId().equals(visitor.id())
                        && conversation.visitorName().equals(visitor.name());
        return same || visitor.id().isEmpty()
                ? conversation
                : conversation.withVisitor(visitor.id(), visitor.name());
    }
}
