package dev.deskhand.server.conversation;

import java.util.List;
import java.util.Optional;

/** The stored conversations, for reading. Thread-safe. */
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

    /** A page, and the cursor of the next one. */
    record Page(List<ConversationSummary> conversations, Optional<String> next) {}
}
