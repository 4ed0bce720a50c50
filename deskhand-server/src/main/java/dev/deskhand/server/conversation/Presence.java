package dev.deskhand.server.conversation;

import dev.deskhand.server.channel.ChannelEvent;
import dev.deskhand.server.channel.ChannelEvent.Party;
import dev.deskhand.server.conversation.TranscriptEntry.Kind;
import dev.deskhand.server.conversation.TranscriptEntry.Speaker;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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

    private static boolean isYounger(
            ConversationWork work,
            Conversation conversation,
            ChannelEvent event,
            List<Kind> deeds) {
        return speaker(event.party())
                .flatMap(speaker ->
                        work.lastTime(conversation.id(), speaker, event.party().name(), deeds))
                .filter(last -> isAfter(last, event))
                .isPresent();
    }

    private static boolean isAfter(Instant last, ChannelEvent event) {
        return last.isAfter(event.at());
    }

    private static Optional<Speaker> speaker(Party party) {
        return switch (party.kind()) {
            case VISITOR -> Optional.of(Speaker.VISITOR);
            case OTHER_AGENT -> Optional.of(Speaker.HUMAN);
            case BOT, TRIGGER, SYSTEM -> Optional.empty();
        };
    }
}
