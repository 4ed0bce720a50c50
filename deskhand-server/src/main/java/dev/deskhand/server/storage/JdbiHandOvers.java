package dev.deskhand.server.storage;

import dev.deskhand.server.conversation.LeftMessage.SeenTo;
import dev.deskhand.server.handover.HandOverOutcome;
import dev.deskhand.server.handover.HandOverReason;
import dev.deskhand.server.handover.HandOverRows;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;

/** Hand-overs and left messages in one transaction. */
final class JdbiHandOvers implements HandOverRows {
    private final Handle handle;
    private final BiConsumer<HandOverOutcome, HandOverReason> ended;

    /**
     * @param ended told of each that ends, within the transaction
     */
    JdbiHandOvers(Handle handle, BiConsumer<HandOverOutcome, HandOverReason> ended) {
        this.handle = handle;
        this.ended = ended;
    }

    @Override
    public void begin(long conversationId, HandOverReason why, Instant at) {
        handle.createUpdate(
                        """
                        insert into hand_over (id, conversation_id, asked_because, asked_at)
                        values (:id, :conversation, :why, :at)
                        """)
                .bind("id", Ids.next(handle, "hand_over"))
                .bind("conversation", conversationId)
                .bind("why", why.wireName())
                .bind("at", at.toEpochMilli())
                .execute();
    }

    @Override
    public void transferred(long conversationId, Instant at) {
        handle.createUpdate(
                        """
                        update hand_over set transferred_at = :at
                        where conversation_id = :conversation and outcome is null
                        """)
                .bind("conversation", conversationId)
                .bind("at", at.toEpochMilli())
                .execute();
    }

    @Override
    public void understood(long conversationId, String values) {
        handle.createUpdate(
                        """
                        update hand_over set understood = :values
                        where conversation_id = :conversation and outcome is null
                        """)
                .bind("conversation", conversationId)
                .bind("values", values)
                .execute();
    }

    @Override
    public void end(long conversationId, HandOverOutcome outcome, HandOverReason why, Instant at) {
        int rows =
                handle.createUpdate(
                                """
                                update hand_over set outcome = :outcome, outcome_reason = :why,
                                  ended_at = :at
                                where conversation_id = :conversation and outcome is null
                                """)
                        .bind("conversation", conversationId)
                        .bind("outcome", outcome.wireName())
                        .bind("why", why.wireName())
                        .bind("at", at.toEpochMilli())
                        .execute();
        if (rows > 0) {
            ended.accept(outcome, why);
        }
    }

    @Override
    public void resume(long conversationId) {
        handle.createUpdate(
                        """
                        update hand_over set outcome = null, outcome_reason = null, ended_at = null
                        where id = (select max(id) from hand_over
                          where conversation_id = :conversation)
                        """)
                .bind("conversation", conversationId)
                .execute();
    }

    @Override
    public int transfers(long conversationId) {
        return handle.createQuery(
                        """
                        select count(*) from hand_over
                        where conversation_id = :conversation and transferred_at is not null
                        """)
                .bind("conversation", conversationId)
                .mapTo(Integer.class)
                .one();
    }

    static void leaveMessage(Handle handle, long conversationId, String text, Instant at) {
        handle.createUpdate(
                        """
                        insert into left_message (id, conversation_id, at, text)
                        values (:id, :conversation, :at, :text)
                        """)
                .bind("id", Ids.next(handle, "left_message"))
                .bind("conversation", conversationId)
                .bind("at", at.toEpochMilli())
                .bind("text", text)
                .execute();
    }

    /** Who was first to see to it stays. */
    static void mark(Handle handle, long messageId, Optional<SeenTo> seenTo) {
        handle.createUpdate(
                        """
                        update left_message set seen_at = :at, seen_by = :by
                        where id = :id and (seen_at is null or :open = 1)
                        """)
                .bind("at", seenTo.map(seen -> seen.at().toEpochMilli()))
                .bind("by", seenTo.map(SeenTo::by))
                .bind("open", seenTo.isEmpty() ? 1 : 0)
                .bind("id", messageId)
                .execute();
    }
}
