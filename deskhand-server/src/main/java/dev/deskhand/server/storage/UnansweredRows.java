package dev.deskhand.server.storage;

import dev.deskhand.server.conversation.VisitorMessage;
import dev.deskhand.server.conversation.Waiting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Visitors' messages that wait for a turn, within one transaction; dead letters do not wait. */
final class UnansweredRows {
    /** One more than is read word by word: so many are a storm. */
    private static final int MOST_READ = Waiting.MOST_LINES + 1;

    private static final int HALF = Waiting.MOST_LINES / 2;
    private static final String WAITING = " conversation_id = :id and dead_letter is null ";

    private static final Comparator<VisitorMessage> AS_WRITTEN =
            Comparator.comparing(VisitorMessage::at).thenComparingLong(VisitorMessage::position);

    private final Handle handle;
    private final RecentRows recent;

    UnansweredRows(Handle handle, RecentRows recent) {
        this.handle = handle;
        this.recent = recent;
    }

    void add(VisitorMessage message) {
        long position = Ids.next(handle, recent, "unanswered");
        Direct.update(
                handle,
                """
                insert into unanswered (position, conversation_id, event_id, text,
                  written_at, received_at, entry_number)
                values (?, ?, ?, ?, ?, ?, ?)
                """,
                position,
                message.conversationId(),
                message.eventId(),
                message.text(),
                message.at().toEpochMilli(),
                message.receivedAt().toEpochMilli(),
                message.entryNumber());
        recent.waiting()
                .change(
                        message.conversationId(),
                        lines ->
                                Stream.concat(lines.stream(), Stream.of(stored(message, position)))
                                        .sorted(AS_WRITTEN)
                                        .toList());
        recent.waiting()
                .of(message.conversationId())
                .filter(lines -> lines.size() >= MOST_READ)
                .ifPresent(storm -> recent.waiting().forget(message.conversationId()));
    }

    /** As it will be read. */
    private static VisitorMessage stored(VisitorMessage message, long position) {
        return new VisitorMessage(
                position,
                message.conversationId(),
                message.eventId(),
                message.text(),
                Rows.stored(message.at()),
                Rows.stored(message.receivedAt()),
                message.entryNumber());
    }

    /** All that wait, in the order in which they were written; empty where they are a storm. */
    private Optional<List<VisitorMessage>> all(long conversationId) {
        Optional<List<VisitorMessage>> known = recent.waiting().of(conversationId);
        if (known.isPresent()) {
            return known;
        }
        List<VisitorMessage> lines = some(conversationId, "written_at, position", MOST_READ);
        return lines.size() < MOST_READ
                ? Optional.of(recent.waiting().of(conversationId, () -> lines))
                : Optional.empty();
    }

    /** In the order in which they came. */
    List<VisitorMessage> of(long conversationId) {
        return all(conversationId)
                .map(lines ->
                        lines.stream()
                                .sorted(Comparator.comparingLong(VisitorMessage::position))
                                .toList())
                .orElseGet(() ->
                        handle.createQuery(
                                        "select * from unanswered where"
                                                + WAITING
                                                + "order by position")
                                .bind("id", conversationId)
                                .map((row, context) -> message(row))
                                .list());
    }

    Optional<Waiting> waiting(long conversationId) {
        return all(conversationId)
                .map(Waiting::of)
                .orElseGet(() -> Optional.of(storm(conversationId)));
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
        return all(conversationId)
                .map(lines ->
                        (int) lines.stream().filter(line -> line.position() <= through).count())
                .orElseGet(() -> countStored(conversationId, through));
    }

    private int countStored(long conversationId, long through) {
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
        recent.waiting()
                .remove(message.conversationId(), line -> line.eventId().equals(message.eventId()));
    }

    void settleThrough(long conversationId, long through) {
        if (all(conversationId).filter(List::isEmpty).isPresent()) {
            return;
        }
        Direct.update(
                handle,
                "delete from unanswered where conversation_id = ? and dead_letter is null and"
                        + " position <= ?",
                conversationId,
                through);
        recent.waiting().remove(conversationId, line -> line.position() <= through);
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
