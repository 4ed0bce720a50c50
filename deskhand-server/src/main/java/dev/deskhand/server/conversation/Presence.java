package dev.deskhand.server.conversation;

import dev.deskhand.server.channel.ChannelEvent;
import dev.deskhand.server.channel.ChannelEvent.Party;
import dev.deskhand.server.conversation.Intake.Arrival;
import dev.deskhand.server.conversation.TranscriptEntry.Kind;
import dev.deskhand.server.handover.HandOverReason;
import dev.deskhand.server.handover.HandOverState;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who is in a chat, though words, comings and leavings do not arrive in their order: messages and
 * members are two subscriptions, and what was missed is read from the log later. What was stored
 * before and is younger tells more than what comes now.
 */
final class Presence {
    private Presence() {}

    /** Whether whoever came or spoke has left after that, as is known already. */
    static boolean hasLeftSince(
            ConversationWork work, Conversation conversation, ChannelEvent event) {
        return isYounger(work, conversation, event, List.of(Kind.LEFT));
    }

    /** Whether whoever left has come or spoken after that, as is known already. */
    static boolean wasSeenSince(
            ConversationWork work, Conversation conversation, ChannelEvent.Left left) {
        return isYounger(work, conversation, left, List.of(Kind.JOINED, Kind.MESSAGE));
    }

    /**
     * Those that come after people's being there, of which it is not known whether they still are.
     */
    static List<Arrival> unknown(ConversationWork work, long businessId, List<Arrival> arrivals) {
        Set<String> channels = new HashSet<>();
        return arrivals.stream()
                .filter(arrival ->
                        channels.contains(arrival.event().channelId())
                                || (comesBackToPeople(work, businessId, arrival.event())
                                        && channels.add(arrival.event().channelId())))
                .toList();
    }

    private static boolean comesBackToPeople(
            ConversationWork work, long businessId, ChannelEvent event) {
        return event.party().kind() == Party.Kind.VISITOR
                && !(event instanceof ChannelEvent.Left)
                && work.newestOf(businessId, event.channelId())
                        .filter(newest -> newest.state() == HandOverState.ENDED)
                        .filter(newest -> !newest.peoplePresent().isEmpty())
                        .isPresent();
    }

    /**
     * A conversation that is over without those who are not there any more; empty: none is gone.
     */
    static Optional<Conversation> without(Conversation over, Set<String> stillThere) {
        if (over.state() != HandOverState.ENDED || stillThere.containsAll(over.peoplePresent())) {
            return Optional.empty();
        }
        Conversation after = over;
        for (String person : over.peoplePresent()) {
            after = stillThere.contains(person) ? after : after.withoutPresent(person);
        }
        return Optional.of(after);
    }

    /** From now on the rule of the bot's file says who answers. */
    static Conversation personLeft(Conversation conversation) {
        boolean nobody =
                conversation.state() == HandOverState.HUMAN
                        && conversation.peoplePresent().isEmpty();
        return nobody ? conversation.withReason(HandOverReason.HUMAN_LEFT) : conversation;
    }

    private static boolean isYounger(
            ConversationWork work,
            Conversation conversation,
            ChannelEvent event,
            List<Kind> deeds) {
        return work.lastTime(
                        conversation.id(),
                        Lines.speaker(event.party().kind()),
                        event.party().name(),
                        deeds)
                .filter(last -> last.isAfter(event.at()))
                .isPresent();
    }
}
