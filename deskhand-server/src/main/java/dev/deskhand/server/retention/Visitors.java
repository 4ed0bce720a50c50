package dev.deskhand.server.retention;

import dev.deskhand.server.conversation.ConversationSummary;
import dev.deskhand.server.conversation.Conversations;
import dev.deskhand.server.conversation.Conversations.HandOver;
import dev.deskhand.server.conversation.LeftMessage;
import dev.deskhand.server.conversation.TranscriptEntry;
import dev.deskhand.server.refusal.Refusal;
import dev.deskhand.server.refusal.Refusal.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** What is stored of single visitors. Thread-safe. */
public final class Visitors {
    /** Nobody comes back into a chat after that; its end may never have been heard. */
    static final Duration GOES_ON = Duration.ofHours(24);

    private final RetentionStore store;
    private final Conversations conversations;
    private final InstantSource clock;

    public Visitors(RetentionStore store, Conversations conversations, InstantSource clock) {
        this.store = store;
        this.conversations = conversations;
        this.clock = clock;
    }

    /** A conversation with all that was said in it, understood of it, and left for the team. */
    public record Exported(
            ConversationSummary summary,
            List<TranscriptEntry> transcript,
            List<HandOver> handOvers,
            List<LeftMessage> leftMessages) {
        public Exported {
            transcript = List.copyOf(transcript);
            handOvers = List.copyOf(handOvers);
            leftMessages = List.copyOf(leftMessages);
        }
    }

    /**
     * All that is stored of a visitor.
     *
     * @param conversations the oldest first
     */
    public record Export(Instant at, List<Exported> conversations) {
        public Export {
            conversations = List.copyOf(conversations);
        }
    }

    /**
     * All that is stored of a visitor; personal values of chats that are over are masked.
     *
     * @throws Refusal when nothing is
     */
    public Export export(long businessId, String visitorId) {
        return new Export(
                clock.instant(),
                stored(businessId, visitorId).stream()
                        .flatMap(id -> conversations.find(id).stream())
                        .map(this::exported)
                        .toList());
    }

    private Exported exported(ConversationSummary summary) {
        return new Exported(
                summary,
                conversations.transcript(summary.id()),
                conversations.handOvers(summary.id()),
                conversations.leftMessages(summary.id()));
    }

    private List<Long> stored(long businessId, String visitorId) {
        List<Long> ids = store.conversationsOf(businessId, visitorId);
        if (ids.isEmpty()) {
            throw new Refusal(
                    Kind.NOT_FOUND,
                    "unknown_visitor",
                    "Nothing is stored of a visitor with this id. The visitor's id stands in each"
                            + " conversation.");
        }
        return ids;
    }

    /**
     * Deletes all that is stored of a visitor.
     *
     * @throws Refusal when nothing is, or when the visitor is in a chat
     */
    public void delete(long businessId, String visitorId) {
        stored(businessId, visitorId);
        if (!store.deleteVisitor(businessId, visitorId, clock.instant().minus(GOES_ON))) {
            throw new Refusal(
                    Kind.CONFLICT,
                    "conversation_running",
                    "This visitor is in a chat. Nothing was deleted; do it once the visitor has"
                            + " left, or when nobody has written for 24 hours.");
        }
    }
}
