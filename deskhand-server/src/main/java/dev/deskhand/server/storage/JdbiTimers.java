package dev.deskhand.server.storage;

import dev.deskhand.server.timer.Alarms;
import dev.deskhand.server.timer.Ring;
import dev.deskhand.server.timer.Timer;
import dev.deskhand.server.timer.TimerKind;
import dev.deskhand.server.timer.TimerRows;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Timers in one transaction. A timer that is put off keeps its alarm, which finds out when it goes
 * off; so a chat in which much is said costs no more than its first alarm.
 */
final class JdbiTimers implements TimerRows {
    private final Handle handle;

    JdbiTimers(Handle handle) {
        this.handle = handle;
    }

    private record Row(long id, Instant alarmAt, boolean due) {}

    @Override
    public void set(long conversationId, TimerKind kind, Instant at) {
        Optional<Row> before = find(conversationId, kind);
        if (before.filter(row -> !row.due() && !row.alarmAt().isAfter(at)).isPresent()) {
            handle.createUpdate("update timer set at = :at where id = :id")
                    .bind("at", at.toEpochMilli())
                    .bind("id", before.get().id())
                    .execute();
            return;
        }
        cancel(conversationId, kind);
        long id = Ids.next(handle, "timer");
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
        Alarms.set(new OneConnection(handle.getConnection()), Long.toString(id), at);
    }

    private Optional<Row> find(long conversationId, TimerKind kind) {
        return handle.createQuery(
                        "select * from timer where conversation_id = :conversation and kind = :kind")
                .bind("conversation", conversationId)
                .bind("kind", kind.wireName())
                .map((row, context) ->
                        new Row(
                                row.getLong("id"),
                                Rows.instant(row, "alarm_at"),
                                row.getInt("due") == 1))
                .findOne();
    }

    @Override
    public boolean isSet(long conversationId, TimerKind kind) {
        return find(conversationId, kind).isPresent();
    }

    @Override
    public void cancel(long conversationId, TimerKind kind) {
        handle.createUpdate(
                        "delete from timer where conversation_id = :conversation and kind = :kind")
                .bind("conversation", conversationId)
                .bind("kind", kind.wireName())
                .execute();
    }

    @Override
    public void cancelAll(long conversationId) {
        handle.createUpdate("delete from timer where conversation_id = :conversation")
                .bind("conversation", conversationId)
                .execute();
    }

    @Override
    public List<Timer> due(long conversationId) {
        return handle.createQuery(
                        """
                        select * from timer where conversation_id = :conversation and due = 1
                        order by at, id
                        """)
                .bind("conversation", conversationId)
                .map((row, context) ->
                        new Timer(
                                TimerKind.ofWireName(row.getString("kind")),
                                Rows.instant(row, "at")))
                .list();
    }

    private record Found(long businessId, long conversationId, Instant at) {}

    @Override
    public Ring ring(String alarm, Instant now) {
        long id = Long.parseLong(alarm);
        Optional<Found> found =
                handle.createQuery(
                                """
                                select business_id, conversation_id, at from timer
                                join conversation on conversation.id = timer.conversation_id
                                where timer.id = :id
                                """)
                        .bind("id", id)
                        .map((row, context) ->
                                new Found(
                                        row.getLong("business_id"),
                                        row.getLong("conversation_id"),
                                        Rows.instant(row, "at")))
                        .findOne();
        if (found.isEmpty()) {
            return new Ring.Overtaken();
        }
        if (found.get().at().isAfter(now)) {
            return new Ring.NotYet(found.get().at());
        }
        handle.createUpdate("update timer set due = 1 where id = :id").bind("id", id).execute();
        return new Ring.Due(found.get().businessId(), found.get().conversationId());
    }
}
