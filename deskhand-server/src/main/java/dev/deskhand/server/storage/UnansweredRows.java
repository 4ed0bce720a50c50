package dev.deskhand.server.storage;

import dev.deskhand.server.conversation.VisitorMessage;
import dev.deskhand.server.conversation.Waiting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Visitors' messages that wait for a turn, within one transaction; dead letters do not wait. */
final class UnansweredRows {
    /** One more than is read word by word: so many are a storm. */
    private static final int MOST_READ = Waiting.MOST_LINES + 1;

    private static final int HALF = Waiting.MOST_LINES / 2;
    private static final String WAITING = " conversation_id = :id and dead_letter is null ";

    private final Handle handle;

    UnansweredRows(Handle handle) {
        this.handle = handle;
    }

    void add(VisitorMessage message) {
        handle.createUpdate(
                        """
                        insert into unanswered (position, conversation_id, event_id, text,
                          written_at, received_at, entry_number)
                        values (:position, :id, :event, :text, :at, :received, :entry)
                        """)
                .bind("position", Ids.next(handle, "unanswered"))
                .bind("id", message.conversationId())
                .bind("event", message.eventId())
                .bind("text", message.text())
                .bind("at", message.at().toEpochMilli())
                .bind("received", message.receivedAt().toEpochMilli())
                .bind("entry", message.entryNumber())
                .execute();
    }

    List<VisitorMessage> of(long conversationId) {
        return handle.createQuery("select * from unanswered where" + WAITING + "order by position")
                .bind("id", conversationId)
                .map((row, context) -> message(row))
                .list();
    }

    Optional<Waiting> waiting(long conversationId) {
        List<VisitorMessage> lines = some(conversationId, "written_at, position", MOST_READ);
        return lines.size() < MOST_READ ? Waiting.of(lines) : Optional.of(storm(conversationId));
    }

    private Waiting storm(long conversationId) {
        List<VisitorMessage> lines = firstAndLast(conversationId);
        return handle.createQuery(
                        "select count(*) as many, max(position) as through,"
                                + " min(received_at) as first_at, max(received_at) as last_at"
                                + " from unanswered where"
                                + WAITING)
                .bind("id", conversationId)
                .map((row, context) ->
                        new Waiting(
                                lines,
                                row.getInt("many"),
                                row.getLong("through"),
                                Rows.instant(row, "first_at"),
                                Rows.instant(row, "last_at")))
                .one();
    }

    private List<VisitorMessage> firstAndLast(long conversationId) {
        List<VisitorMessage> lines =
                new ArrayList<>(some(conversationId, "written_at, position", HALF));
        lines.addAll(some(conversationId, "written_at desc, position desc", HALF).reversed());
        return lines;
    }

    private List<VisitorMessage> some(long conversationId, String order, int limit) {
        return handle.createQuery(
                        "select * from unanswered where"
                                + WAITING
                                + "order by "
                                + order
                                + " limit :limit")
                .bind("id", conversationId)
                .bind("limit", limit)
                .map((row, context) -> message(row))
                .list();
    }

    int countThrough(long conversationId, long through) {
        return handle.createQuery(
                        "select count(*) from unanswered where"
                                + WAITING
                                + "and position <= :through")
                .bind("id", conversationId)
                .bind("through", through)
                .mapTo(Integer.class)
                .one();
    }

    /** All that came so far were read with that line, though only some of them word by word. */
    void readTogether(long conversationId, Waiting waiting) {
        int line = waiting.newest().entryNumber();
        handle.createUpdate(
                        "update transcript set read_with = :line, left_out = 1 where"
                                + " conversation_id = :id and number <> :line and number in (select"
                                + " entry_number from unanswered where"
                                + WAITING
                                + "and position <= :through)")
                .bind("line", line)
                .bind("id", conversationId)
                .bind("through", waiting.through())
                .execute();
        handle.createUpdate(
                        "update transcript set left_out = 0 where conversation_id = :id and number"
                                + " in (<numbers>)")
                .bind("id", conversationId)
                .bindList(
                        "numbers",
                        waiting.lines().stream().map(VisitorMessage::entryNumber).toList())
                .execute();
    }

    void settle(VisitorMessage message) {
        handle.createUpdate("delete from unanswered where" + WAITING + "and event_id = :event")
                .bind("id", message.conversationId())
                .bind("event", message.eventId())
                .execute();
    }

    void settleThrough(long conversationId, long through) {
        handle.createUpdate("delete from unanswered where" + WAITING + "and position <= :through")
                .bind("id", conversationId)
                .bind("through", through)
                .execute();
    }

    private static VisitorMessage message(ResultSet row) throws SQLException {
        return new VisitorMessage(
                row.getLong("position"),
                row.getLong("conversation_id"),
                row.getString("event_id"),
                row.getString("text"),
                Rows.instant(row, "written_at"),
                Instant.ofEpochMilli(row.getLong("received_at")),
                row.getInt("entry_number"));
    }
}
