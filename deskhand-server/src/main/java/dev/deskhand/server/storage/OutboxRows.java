package dev.deskhand.server.storage;

import dev.deskhand.server.conversation.OutboxMessage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
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
        Direct.update(
                handle,
                """
                insert into outbox (position, conversation_id, message_id, entry_number,
                  text, quick_replies, message, farewell, state, tries, part_of)
                values (?, ?, ?, ?, ?, '', ?, ?, ?, ?, ?)
                """,
                Ids.next(handle, recent, "outbox"),
                message.conversationId(),
                message.messageId(),
                message.entryNumber(),
                message.message().plainText(),
                StoredMessages.write(message.message()),
                message.farewell() ? 1 : 0,
                message.state().name().toLowerCase(Locale.ROOT),
                message.tries(),
                message.partOf());
        recent.open().add(message.conversationId(), message);
    }

    void save(OutboxMessage message) {
        Direct.update(
                handle,
                "update outbox set state = ?, tries = ? where message_id = ?",
                message.state().name().toLowerCase(Locale.ROOT),
                message.tries(),
                message.messageId());
        recent.open()
                .change(
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
        return recent.open()
                .of(
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
