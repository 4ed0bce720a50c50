package dev.deskhand.server.storage;

import dev.deskhand.server.conversation.AwaitedCall;
import dev.deskhand.server.conversation.DeadLetter;
import dev.deskhand.server.conversation.DeadLetterRows;
import dev.deskhand.server.conversation.Waiting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Dead letters in the database; their messages stay in {@code unanswered}, with the letter's id.
 */
final class JdbiDeadLetterRows implements DeadLetterRows {
    private static final String LETTERS =
            """
            select dead_letter.*, conversation.business_id from dead_letter
              join conversation on conversation.id = dead_letter.conversation_id
            """;

    private final Handle handle;
    private final RecentRows recent;

    JdbiDeadLetterRows(Handle handle, RecentRows recent) {
        this.handle = handle;
        this.recent = recent;
    }

    @Override
    public int tried(long conversationId, Instant at) {
        handle.createUpdate(
                        """
                        insert into failed_turn (conversation_id, tries, at) values (:id, 1, :at)
                        on conflict (conversation_id)
                        do update set tries = failed_turn.tries + 1, at = :at
                        """)
                .bind("id", conversationId)
                .bind("at", at.toEpochMilli())
                .execute();
        return tries(conversationId);
    }

    @Override
    public int tries(long conversationId) {
        return handle.createQuery("select tries from failed_turn where conversation_id = :id")
                .bind("id", conversationId)
                .mapTo(Integer.class)
                .findOne()
                .orElse(0);
    }

    @Override
    public void forgetTries(long conversationId) {
        handle.createUpdate("delete from failed_turn where conversation_id = :id")
                .bind("id", conversationId)
                .execute();
    }

    @Override
    public long setAside(
            long conversationId,
            Optional<Waiting> messages,
            Optional<AwaitedCall> call,
            String reason,
            Instant at) {
        long id = Ids.next(handle, "dead_letter");
        handle.createUpdate(
                        """
                        insert into dead_letter (id, conversation_id, at, reason, message_count,
                          awaited_call)
                        values (:id, :conversation, :at, :reason, :count, :call)
                        """)
                .bind("id", id)
                .bind("conversation", conversationId)
                .bind("at", at.toEpochMilli())
                .bind("reason", reason)
                .bind("count", messages.map(Waiting::count).orElse(0))
                .bind("call", call.map(StoredCall::write))
                .execute();
        messages.ifPresent(waiting ->
                handle.createUpdate(
                                """
                                update unanswered set dead_letter = :letter
                                where conversation_id = :id and dead_letter is null
                                  and position <= :through
                                """)
                        .bind("letter", id)
                        .bind("id", conversationId)
                        .bind("through", waiting.through())
                        .execute());
        recent.waiting().forget(conversationId);
        forgetTries(conversationId);
        return id;
    }

    @Override
    public List<DeadLetter> ofBusiness(long businessId, Optional<Long> before, int limit) {
        return handle.createQuery(
                        LETTERS
                                + " where conversation.business_id = :business and dead_letter.id <"
                                + " :before order by dead_letter.id desc limit :limit")
                .bind("business", businessId)
                .bind("before", before.orElse(Long.MAX_VALUE))
                .bind("limit", limit)
                .map((row, context) -> letter(row))
                .list();
    }

    @Override
    public List<DeadLetter> ofConversation(long conversationId) {
        return handle.createQuery(
                        LETTERS
                                + " where dead_letter.conversation_id = :id order by"
                                + " dead_letter.id")
                .bind("id", conversationId)
                .map((row, context) -> letter(row))
                .list();
    }

    @Override
    public Optional<DeadLetter> find(long id) {
        return handle.createQuery(LETTERS + " where dead_letter.id = :id")
                .bind("id", id)
                .map((row, context) -> letter(row))
                .findOne();
    }

    @Override
    public void replay(DeadLetter letter, Instant at) {
        handle.createUpdate("update dead_letter set replayed_at = :at where id = :id")
                .bind("at", at.toEpochMilli())
                .bind("id", letter.id())
                .execute();
        handle.createUpdate("update unanswered set dead_letter = null where dead_letter = :id")
                .bind("id", letter.id())
                .execute();
        recent.waiting().forget(letter.conversationId());
        forgetTries(letter.conversationId());
    }

    private static DeadLetter letter(ResultSet row) throws SQLException {
        return new DeadLetter(
                row.getLong("id"),
                row.getLong("business_id"),
                row.getLong("conversation_id"),
                Rows.instant(row, "at"),
                row.getString("reason"),
                row.getInt("message_count"),
                Optional.ofNullable(row.getString("awaited_call")).map(StoredCall::read),
                Rows.optionalInstant(row, "replayed_at"));
    }
}
