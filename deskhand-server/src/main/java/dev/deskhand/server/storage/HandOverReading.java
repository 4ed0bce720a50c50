package dev.deskhand.server.storage;

import dev.deskhand.server.conversation.Conversations.HandOver;
import dev.deskhand.server.conversation.Conversations.HandOverCount;
import dev.deskhand.server.conversation.Conversations.LeftMessages;
import dev.deskhand.server.conversation.IdCursor;
import dev.deskhand.server.conversation.LeftMessage;
import dev.deskhand.server.conversation.LeftMessage.SeenTo;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Reads hand-overs and left messages. */
final class HandOverReading {
    private static final String MESSAGES =
            """
            select left_message.*, visitor_name from left_message
            join conversation on conversation.id = left_message.conversation_id
            """;

    private HandOverReading() {}

    /** Numbers grow with time, so that the last one of a page is its cursor. */
    static LeftMessages leftMessages(
            Handle handle, long businessId, boolean onlyOpen, Optional<String> before, int limit) {
        List<LeftMessage> found =
                handle.createQuery(
                                MESSAGES
                                        + " where business_id = :business and left_message.id <"
                                        + " :before"
                                        + (onlyOpen ? " and seen_at is null" : "")
                                        + " order by left_message.id desc limit :limit")
                        .bind("business", businessId)
                        .bind("before", before.map(IdCursor::parse).orElse(Long.MAX_VALUE))
                        .bind("limit", limit + 1)
                        .map((row, context) -> leftMessage(row))
                        .list();
        int open = open(handle, businessId);
        return found.size() <= limit
                ? new LeftMessages(found, Optional.empty(), open)
                : new LeftMessages(
                        List.copyOf(found.subList(0, limit)),
                        Optional.of(Long.toString(found.get(limit - 1).id())),
                        open);
    }

    private static int open(Handle handle, long businessId) {
        return handle.createQuery(
                        """
                        select count(*) from left_message
                        join conversation on conversation.id = left_message.conversation_id
                        where business_id = :business and seen_at is null
                        """)
                .bind("business", businessId)
                .mapTo(Integer.class)
                .one();
    }

    static Optional<LeftMessage> leftMessage(Handle handle, long businessId, long messageId) {
        return handle.createQuery(
                        MESSAGES + " where business_id = :business and left_message.id = :id")
                .bind("business", businessId)
                .bind("id", messageId)
                .map((row, context) -> leftMessage(row))
                .findOne();
    }

    static List<LeftMessage> leftMessages(Handle handle, long conversationId) {
        return handle.createQuery(
                        MESSAGES + " where conversation_id = :id order by left_message.id")
                .bind("id", conversationId)
                .map((row, context) -> leftMessage(row))
                .list();
    }

    private static LeftMessage leftMessage(ResultSet row) throws SQLException {
        return new LeftMessage(
                row.getLong("id"),
                row.getLong("conversation_id"),
                row.getString("visitor_name"),
                Rows.instant(row, "at"),
                row.getString("text"),
                seenTo(row));
    }

    private static Optional<SeenTo> seenTo(ResultSet row) throws SQLException {
        String by = row.getString("seen_by");
        return Rows.optionalInstant(row, "seen_at").map(at -> new SeenTo(at, by));
    }

    static List<HandOver> handOvers(Handle handle, long conversationId) {
        return handle.createQuery("select * from hand_over where conversation_id = :id order by id")
                .bind("id", conversationId)
                .map((row, context) ->
                        new HandOver(
                                row.getString("asked_because"),
                                Rows.instant(row, "asked_at"),
                                Rows.optionalInstant(row, "transferred_at"),
                                row.getString("understood"),
                                Optional.ofNullable(row.getString("outcome")),
                                Optional.ofNullable(row.getString("outcome_reason")),
                                Rows.optionalInstant(row, "ended_at")))
                .list();
    }

    static List<HandOverCount> counts(Handle handle, long businessId, Instant since) {
        return handle.createQuery(
                        """
                        select coalesce(outcome, 'open') as ended, outcome_reason, count(*) as many
                        from hand_over
                        join conversation on conversation.id = hand_over.conversation_id
                        where business_id = :business and asked_at >= :since
                        group by outcome, outcome_reason
                        order by many desc, ended, outcome_reason
                        """)
                .bind("business", businessId)
                .bind("since", since.toEpochMilli())
                .map((row, context) ->
                        new HandOverCount(
                                row.getString("ended"),
                                Optional.ofNullable(row.getString("outcome_reason")),
                                row.getInt("many")))
                .list();
    }
}
