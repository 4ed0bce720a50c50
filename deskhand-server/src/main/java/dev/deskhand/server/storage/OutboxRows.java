package dev.deskhand.server.storage;

import dev.deskhand.server.conversation.OutboxMessage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** The bot's messages on their way, within one transaction. */
final class OutboxRows {
    private final Handle handle;
    private final RecentRows recent;

    OutboxRows(Handle handle, RecentRows recent) {
        this.handle = handle;
        this.recent = recent;
    }

    void add(OutboxMessage message) {
        handle.createUpdate(
                        """
                        insert into outbox (position, conversation_id, message_id, entry_number,
                          text, quick_replies, message, farewell, state, tries, part_of)
                        values (:position, :id, :message, :entry, :text, '', :json, :farewell,
                          :state, :tries, :part)
                        """)
                .bind("position", Ids.next(handle, "outbox"))
                .bind("id", message.conversationId())
                .bind("message", message.messageId())
                .bind("entry", message.entryNumber())
                .bind("text", message.message().plainText())
                .bind("json", StoredMessages.write(message.message()))
                .bind("farewell", message.farewell() ? 1 : 0)
                .bind("state", message.state().name().toLowerCase(Locale.ROOT))
                .bind("tries", message.tries())
                .bind("part", message.partOf())
                .execute();
        recent.changeOpen(
                message.conversationId(),
                known -> Stream.concat(known.stream(), Stream.of(message)).toList());
    }

    void save(OutboxMessage message) {
        handle.createUpdate(
                        "update outbox set state = :state, tries = :tries where message_id = :id")
                .bind("state", message.state().name().toLowerCase(Locale.ROOT))
                .bind("tries", message.tries())
                .bind("id", message.messageId())
                .execute();
        recent.changeOpen(
                message.conversationId(),
                known ->
                        known.stream()
                                .map(each ->
                                        each.messageId().equals(message.messageId())
                                                ? message
                                                : each)
                                .filter(OutboxRows::isOpen)
                                .toList());
    }

    private static boolean isOpen(OutboxMessage message) {
        return switch (message.state()) {
            case PENDING, SENDING -> true;
            case DELIVERED, WITHDRAWN, UNDELIVERABLE -> false;
        };
    }

    List<OutboxMessage> open(long conversationId) {
        return recent.open(
                conversationId,
                () ->
                        handle.createQuery(
                                        """
                                        select * from outbox
                                        where conversation_id = :id and state in ('pending', 'sending')
                                        order by position
                                        """)
                                .bind("id", conversationId)
                                .map((row, context) -> message(row))
                                .list());
    }

    List<OutboxMessage> ever(long conversationId) {
        return handle.createQuery(
                        "select * from outbox where conversation_id = :id order by position desc")
                .bind("id", conversationId)
                .map((row, context) -> message(row))
                .list();
    }

    private static OutboxMessage message(ResultSet row) throws SQLException {
        return new OutboxMessage(
                row.getString("message_id"),
                row.getLong("conversation_id"),
                row.getInt("entry_number"),
                StoredMessages.ofOutbox(row),
                row.getInt("farewell") == 1,
                OutboxMessage.State.valueOf(ConversationRows.upper(row.getString("state"))),
                row.getInt("tries"),
                row.getString("part_of"));
    }

    boolean has(String messageId) {
        return handle.createQuery("select count(*) from outbox where message_id = :message")
                        .bind("message", messageId)
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }
}
