package dev.deskhand.server.conversation;

import dev.deskhand.server.channel.ChannelEvent;
import dev.deskhand.server.channel.ChannelEvent.Party;
import dev.deskhand.server.channel.Echo;
import dev.deskhand.server.handover.HandOverReason;
import dev.deskhand.server.handover.HandOverState;
import dev.deskhand.server.handover.HandOverStep;
import dev.deskhand.server.metrics.MessageTimes;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * Takes a business's events in, one after another: each is stored once, with all that follows from
 * it for the conversation's state, in one transaction. It never writes to the visitor.
 */
public final class Intake {
    /** So many events are stored in one transaction at the most. */
    public static final int AT_ONCE = 200;

    private static final int MANY = 10;

    private final long businessId;
    private final ConversationStore store;
    private final Fence fence;
    private final InstantSource clock;
    private final MessageTimes times;

    /**
     * @param times told of what is stored
     */
    public Intake(
            long businessId,
            ConversationStore store,
            Fence fence,
            InstantSource clock,
            MessageTimes times) {
        this.businessId = businessId;
        this.store = store;
        this.fence = fence;
        this.clock = clock;
        this.times = times;
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
     * An event that has come.
     *
     * @param number its place in the order of arrival, as the fence counts; of what was read from a
     *     log, that of the last event before those that waited then
     */
    public record Arrival(ChannelEvent event, long number, Source source) {}

    /**
     * Stores events in their order: all of them, or none where one fails.
     *
     * @return the conversations that may have something to do now
     */
    public Set<Long> takeAll(List<Arrival> arrivals) {
        return told(arrivals, store.change(work -> takeAll(work, arrivals)));
    }

    /**
     * The same for however many, so many in one transaction that others have their turn between.
     *
     * @param wake told after each transaction of the conversations that may have something to do
     */
    public void takeInParts(List<Arrival> arrivals, LongConsumer wake) {
        for (int from = 0; from < arrivals.size(); from += AT_ONCE) {
            takeAll(arrivals.subList(from, Math.min(from + AT_ONCE, arrivals.size())))
                    .forEach(wake::accept);
        }
    }

    /**
     * The same as {@link #takeAll} for events that have just happened. A visitor who comes back to
     * a chat in which people were when it ended is left out, with all that follows in that channel:
     * where Zendesk closed the chat nobody was told that they are out, so it is to be asked first
     * who is there.
     */
    public Outcome takeAllKnown(List<Arrival> arrivals) {
        Known known =
                store.change(work -> {
                    List<Arrival> unknown = Presence.unknown(work, businessId, arrivals);
                    List<Arrival> rest = new ArrayList<>(arrivals);
                    rest.removeAll(unknown);
                    return new Known(takeAll(work, rest), rest, unknown);
                });
        return new Outcome(told(known.stored(), known.taken()), known.unknown());
    }

    /**
     * @param awake conversations that may have something to do now
     * @param unknown events that were not stored, since it is not known who is in their chats
     */
    public record Outcome(Set<Long> awake, List<Arrival> unknown) {}

    private record Known(List<Taken> taken, List<Arrival> stored, List<Arrival> unknown) {}

    /** Of a chat that the visitor has left: only these agents are in it still. */
    public void stillThere(String channelId, Set<String> agents) {
        store.change(work -> {
            work.newestOf(businessId, channelId)
                    .flatMap(newest -> Presence.without(newest, agents))
                    .ifPresent(work::save);
            return true;
        });
    }

    private Set<Long> told(List<Arrival> arrivals, List<Taken> taken) {
        Set<Long> awake = new LinkedHashSet<>();
        for (Taken each : taken) {
            boolean lowered = fence.follow(each.after(), each.number());
            if (each.wakes() || lowered) {
                awake.add(each.after().id());
            }
        }
        times.stored(arrivals.stream().map(arrival -> arrival.event().eventId()).toList());
        times.duplicates(arrivals.size() - stored(taken));
        return awake;
    }

    private static int stored(List<Taken> taken) {
        return (int) taken.stream().filter(Taken::news).count();
    }

    /**
     * The conversation as it was after an event.
     *
     * @param news whether it had not been taken before
     * @param wakes whether there may be something to do now
     */
    private record Taken(Conversation after, long number, boolean news, boolean wakes) {}

    private List<Taken> takeAll(ConversationWork work, List<Arrival> arrivals) {
        Set<String> known = known(work, arrivals);
        Map<String, Arrival> last = new HashMap<>();
        arrivals.forEach(arrival -> last.put(arrival.event().channelId(), arrival));
        List<Taken> taken = new ArrayList<>();
        for (Arrival arrival : arrivals) {
            ChannelEvent event = arrival.event();
            boolean echo = isKnownEcho(work, event);
            Optional<Conversation> after =
                    known.contains(event.eventId())
                            ? Optional.empty()
                            : take(work, event, arrival.source());
            if (after.isPresent()) {
                taken.add(new Taken(after.get(), arrival.number(), true, !echo));
            } else if (arrival.equals(last.get(event.channelId()))) {
                // A duplicate changes nothing, but may have raised the fence when it was received.
                work.newestOf(businessId, event.channelId())
                        .ifPresent(newest ->
                                taken.add(new Taken(newest, arrival.number(), false, false)));
            }
        }
        return taken;
    }

    /** What the bot knows that it has said: after that nothing is to do. */
    private boolean isKnownEcho(ConversationWork work, ChannelEvent event) {
        return event instanceof ChannelEvent.Said said
                && said.party().kind() == Party.Kind.BOT
                && MessageIds.isOurs(said.messageId())
                && work.newestOf(businessId, said.channelId())
                        .filter(newest -> work.outbox(newest.id()).isEmpty())
                        .isPresent();
    }

    /** One look for many, of which most may be known; a few are found out about one by one. */
    private Set<String> known(ConversationWork work, List<Arrival> arrivals) {
        return arrivals.size() < MANY
                ? Set.of()
                : work.remembered(
                        businessId,
                        arrivals.stream().map(arrival -> arrival.event().eventId()).toList());
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
        Conversation first = newest.map(before -> Contexts.inherited(before, begun)).orElse(begun);
        work.insert(first);
        if (!first.equals(begun)) {
            Contexts.passOn(work, newest.orElseThrow(), first, clock.instant());
        }
        if (present.isEmpty()) {
            return first;
        }
        Conversation withPeople =
                step(work, first, event, HandOverStep.HUMAN_CAME, HandOverReason.HUMAN_CAME);
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
                yield personCame(work, conversation, said);
            }
            case TRIGGER, SYSTEM -> {
                Lines.message(work, conversation, said, Lines.speaker(said.party().kind()));
                yield conversation;
            }
        };
    }

    private Conversation visitorSaid(
            ConversationWork work,
            Conversation conversation,
            ChannelEvent.Said said,
            Source source) {
        Conversation known = visitorIsBack(work, conversation.withVisitor(said.party()), said);
        int line = Lines.message(work, known, said, TranscriptEntry.Speaker.VISITOR);
        if (source == Source.NEWS) {
            work.addUnanswered(
                    VisitorMessage.received(
                            known.id(),
                            said.eventId(),
                            said.text(),
                            said.at(),
                            clock.instant(),
                            line));
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
            case VISITOR -> visitorIsBack(work, conversation.withVisitor(joined.party()), joined);
            case OTHER_AGENT -> personCame(work, conversation, joined);
            case BOT, TRIGGER, SYSTEM -> conversation;
        };
    }

    private Conversation personCame(
            ConversationWork work, Conversation conversation, ChannelEvent event) {
        return Presence.hasLeftSince(work, conversation, event)
                ? Presence.personLeft(humanCame(work, conversation, event))
                : humanCame(work, conversation.withPresent(event.party().id()), event);
    }

    private Conversation left(
            ConversationWork work, Conversation conversation, ChannelEvent.Left left) {
        Lines.presence(work, conversation, left, TranscriptEntry.Kind.LEFT);
        if (Presence.wasSeenSince(work, conversation, left)) {
            return conversation;
        }
        return switch (left.party().kind()) {
            case VISITOR -> {
                Outbox.withdrawAll(work, conversation.id(), WithdrawalReason.VISITOR_LEFT);
                work.settleAll(conversation.id());
                Conversation after =
                        step(
                                        work,
                                        Calling.dropped(
                                                work, conversation, WithdrawalReason.VISITOR_LEFT),
                                        left,
                                        HandOverStep.VISITOR_LEFT,
                                        HandOverReason.VISITOR_LEFT)
                                .withMustLeave(false)
                                .withoutOffer();
                yield Contexts.visitorLeft(work, after);
            }
            case OTHER_AGENT -> Presence.personLeft(conversation.withoutPresent(left.party().id()));
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
        work.timers().cancelWaits(conversation.id());
        Conversation after =
                step(
                        work,
                        Calling.dropped(work, conversation, WithdrawalReason.HUMAN_CAME),
                        event,
                        HandOverStep.HUMAN_CAME,
                        HandOverReason.HUMAN_CAME);
        return after.state() == HandOverState.HUMAN
                ? after.withReason(HandOverReason.HUMAN_CAME).withoutOffer()
                : after;
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
}
