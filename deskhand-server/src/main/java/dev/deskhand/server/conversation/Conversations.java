package dev.deskhand.server.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The stored conversations, as operators are shown them: once a chat is over its personal values
 * are masked. Thread-safe.
 */
public interface Conversations {
    /**
     * The newest first.
     *
     * @param state only those in this state (wire name)
     * @param before a cursor from {@link Page#next()}
     * @param limit 1 to 200
     */
    Page list(long businessId, Optional<String> state, Optional<String> before, int limit);

    Optional<ConversationSummary> find(long conversationId);

    List<TranscriptEntry> transcript(long conversationId);

    /** Whether the bot has ever answered a visitor of this business. */
    boolean answeredOnce(long businessId);

    /** Whether a visitor of this business was ever handed over to a person. */
    boolean handedOverOnce(long businessId);

    /**
     * What visitors have left for the team, the newest first.
     *
     * @param onlyOpen only those that nobody has seen to
     * @param before a cursor from {@link LeftMessages#next()}
     * @param limit 1 to 200
     */
    LeftMessages leftMessages(
            long businessId, boolean onlyOpen, Optional<String> before, int limit);

    /** What the conversation's visitor has left, the oldest first. */
    List<LeftMessage> leftMessages(long conversationId);

    /**
     * Notes who has seen to a left message; who was first stays.
     *
     * @param seenTo empty: it is open again
     * @return the message as it is then; empty: the business has none with this id
     */
    Optional<LeftMessage> mark(
            long businessId, long messageId, Optional<LeftMessage.SeenTo> seenTo);

    /** The hand-overs that were asked for since then, counted by how they ended and why. */
    List<HandOverCount> handOvers(long businessId, Instant since);

    /** The hand-overs of a conversation, the oldest first. */
    List<HandOver> handOvers(long conversationId);

    /**
     * A page of left messages, and the cursor of the next one.
     *
     * @param open how many of all are to be seen to
     */
    record LeftMessages(List<LeftMessage> messages, Optional<String> next, int open) {}

    /**
     * A hand-over, by wire names.
     *
     * @param understood what the visitor had asked last and what the bot knew when the chat was
     *     passed on, without what is personal: name, colon, value, one a line
     * @param outcome empty: it has not ended
     */
    record HandOver(
            String askedBecause,
            Instant askedAt,
            Optional<Instant> transferredAt,
            String understood,
            Optional<String> outcome,
            Optional<String> reason,
            Optional<Instant> endedAt) {
        /** The same with other values. */
        public HandOver withUnderstood(String other) {
            return new HandOver(
                    askedBecause, askedAt, transferredAt, other, outcome, reason, endedAt);
        }
    }

    /**
     * So many ended in that way, by wire names.
     *
     * @param outcome {@code open}: they have not ended
     * @param reason empty for those
     */
    record HandOverCount(String outcome, Optional<String> reason, int count) {}

    /** A page, and the cursor of the next one. */
    record Page(List<ConversationSummary> conversations, Optional<String> next) {}
}
