package dev.deskhand.server.storage;

import dev.deskhand.server.timer.Alarms;
import dev.deskhand.server.timer.Ring;
import dev.deskhand.server.timer.Timer;
import dev.deskhand.server.timer.TimerKind;
import dev.deskhand.server.timer.TimerRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;

/**
 * Timers in one transaction. A timer that is put off keeps its alarm, which finds out when it goes
 * off; so a chat in which much is said costs no more than its first alarm.
 */
final class JdbiTimers implements TimerRows {
    private final Handle handle;
    private final RecentRows recent;

    JdbiTimers(Handle handle, RecentRows recent) {
        this.handle = handle;
        this.recent = recent;
    }

    /**
     * A timer as it is stored.
     *
     * @param alarmAt when its alarm goes off, which may be before it is due
     */
    record Row(long id, TimerKind kind, Instant at, Instant alarmAt, boolean due) {
        Row putOffTo(Instant time) {
            return new Row(id, kind, time, alarmAt, due);
        }

        Row nowDue() {
            return new Row(id, kind, at, alarmAt, true);
        }
    }

    @Override
    public void set(long conversationId, TimerKind kind, Instant at) {
        Optional<Row> before = find(conversationId, kind);
        if (before.filter(row -> !row.due() && !row.alarmAt().isAfter(at)).isPresent()) {
            handle.createUpdate("update timer set at = :at where id = :id")
                    .bind("at", at.toEpochMilli())
                    .bind("id", before.get().id())
                    .execute();
            change(conversationId, before.get().id(), row -> row.putOffTo(Rows.stored(at)));
            return;
        }
        cancel(conversationId, kind);
        long id = Ids.next(handle, recent, "timer");
        handle.createUpdate(
                        """
                        insert into timer (id, conversation_id, kind, at, alarm_at, due)
                        values (:id, :conversation, :kind, :at, :at, 0)
                        """)
                .bind("id", id)
                .bind("conversation", conversationId)
                .bind("kind", kind.wireName())
                .bind("at", at.toEpochMilli())
                .execute();
        recent.timers()
                .add(conversationId, new Row(id, kind, Rows.stored(at), Rows.stored(at), false));
        Alarms.set(new OneConnection(handle.getConnection()), Long.toString(id), at);
    }

    private void change(long conversationId, long id, UnaryOperator<Row> change) {
        recent.timers()
                .change(
                        conversationId,
                        rows ->
                                rows.stream()
                                        .map(row -> row.id() == id ? change.apply(row) : row)
                                        .toList());
    }

    private List<Row> all(long conversationId) {
        return recent.timers()
                .of(
                        conversationId,
                        () ->
                                handle.createQuery(
                                                "select * from timer where conversation_id ="
                                                        + " :conversation")
                                        .bind("conversation", conversationId)
                                        .map((row, context) -> row(row))
                                        .list());
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("id"),
                TimerKind.ofWireName(row.getString("kind")),
                Rows.instant(row, "at"),
                Rows.instant(row, "alarm_at"),
                row.getInt("due") == 1);
    }

    private Optional<Row> find(long conversationId, TimerKind kind) {
        return all(conversationId).stream().filter(row -> row.kind() == kind).findFirst();
    }

    @Override
    public boolean isSet(long conversationId, TimerKind kind) {
        return find(conversationId, kind).isPresent();
    }

    @Override
    public void cancel(long conversationId, TimerKind kind) {
        find(conversationId, kind).ifPresent(row -> cancel(conversationId, row));
    }

    @Override
    public void cancelAll(long conversationId) {
        all(conversationId).forEach(row -> cancel(conversationId, row));
    }

    private void cancel(long conversationId, Row row) {
        handle.createUpdate("delete from timer where id = :id").bind("id", row.id()).execute();
        recent.timers().remove(conversationId, each -> each.id() == row.id());
    }

    @Override
    public void cancelWaits(long conversationId) {
        all(conversationId).stream()
                .filter(row -> row.kind() != TimerKind.CONTEXT)
                .forEach(row -> cancel(conversationId, row));
    }

    @Override
    public void pass(TimerKind kind, long from, long to) {
        find(from, kind)
                .ifPresent(row -> {
                    handle.createUpdate("update timer set conversation_id = :to where id = :id")
                            .bind("to", to)
                            .bind("id", row.id())
                            .execute();
                    recent.timers().remove(from, each -> each.id() == row.id());
                    recent.timers().add(to, row);
                });
    }

    @Override
    public List<Timer> due(long conversationId) {
        return all(conversationId).stream()
                .filter(Row::due)
                .sorted(Comparator.comparing(Row::at).thenComparingLong(Row::id))
                .map(row -> new Timer(row.kind(), row.at()))
                .toList();
    }

    private record Found(long businessId, long conversationId, TimerKind kind, Instant at) {}

    @Override
    public Ring ring(String alarm, Instant now) {
        long id = Long.parseLong(alarm);
        Optional<Found> found =
                handle.createQuery(
                                """
                                select business_id, conversation_id, kind, at from timer
                                join conversation on conversation.id = timer.conversation_id
                                where timer.id = :id
                                """)
                        .bind("id", id)
                        .map((row, context) ->
                                new Found(
                                        row.getLong("business_id"),
                                        row.getLong("conversation_id"),
                                        TimerKind.ofWireName(row.getString("kind")),
                                        Rows.instant(row, "at")))
                        .findOne();
        if (found.isEmpty()) {
            return new Ring.Overtaken();
        }
        if (found.get().at().isAfter(now)) {
            return new Ring.NotYet(found.get().at());
        }
        handle.createUpdate("update timer set due = 1 where id = :id").bind("id", id).execute();
        change(found.get().conversationId(), id, Row::nowDue);
        return new Ring.Due(
                found.get().businessId(), found.get().conversationId(), found.get().kind());
    }
}
