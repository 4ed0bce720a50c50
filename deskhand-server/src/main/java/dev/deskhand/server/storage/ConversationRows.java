package dev.deskhand.server.storage;

import dev.deskhand.server.conversation.Conversation;
import dev.deskhand.server.conversation.ConversationSummary;
import dev.deskhand.server.conversation.Conversations.Page;
import dev.deskhand.server.conversation.Offer;
import dev.deskhand.server.conversation.TranscriptEntry;
import dev.deskhand.server.conversation.TranscriptEntry.Delivery;
import dev.deskhand.server.conversation.TranscriptEntry.Kind;
import dev.deskhand.server.conversation.TranscriptEntry.ReadWith;
import dev.deskhand.server.conversation.TranscriptEntry.Speaker;
import dev.deskhand.server.conversation.TranscriptEntry.StateChange;
import dev.deskhand.server.handover.HandOverReason;
import dev.deskhand.server.handover.HandOverState;
import dev.deskhand.server.refusal.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Reads conversations and transcripts. */
final class ConversationRows {
    private static final String SUMMARY =
            """
            select conversation.*, (select number from bot_version
              where bot_version.id = conversation.bot_version) as version_number
            from conversation
            """;

    private ConversationRows() {}

    static Optional<ConversationSummary> summary(Handle handle, long conversationId) {
        return handle.createQuery(SUMMARY + " where id = :id")
                .bind("id", conversationId)
                .map((row, context) -> summary(row))
                .findOne();
    }

    /** The cursor is the last line's time and id, so that a page neither skips nor repeats. */
    static Page list(
            Handle handle,
            long businessId,
            Optional<String> state,
            Optional<String> before,
            int limit) {
        StringBuilder sql = new StringBuilder(SUMMARY + " where business_id = :b");
        state.ifPresent(wanted -> sql.append(" and state = :state"));
        before.ifPresent(cursor -> sql.append(" and (last_at, id) < (:at, :id)"));
        sql.append(" order by last_at desc, id desc limit :limit");
        Query query = handle.createQuery(sql).bind("b", businessId).bind("limit", limit + 1);
        state.ifPresent(wanted -> query.bind("state", wanted));
        before.map(Cursor::parse)
                .ifPresent(cursor -> query.bind("at", cursor.at).bind("id", cursor.id));
        List<ConversationSummary> found = query.map((row, context) -> summary(row)).list();
        if (found.size() <= limit) {
            return new Page(found, Optional.empty());
        }
        List<ConversationSummary> page = found.subList(0, limit);
        ConversationSummary last = page.getLast();
        return new Page(
                List.copyOf(page),
                Optional.of(new Cursor(last.lastAt().toEpochMilli(), last.id()).text()));
    }

    private record Cursor(long at, long id) {
        /**
         * @throws Refusal when no list ends with this cursor
         */
        static Cursor parse(String text) {
            if (!text.matches("[0-9]{1,18}-[0-9]{1,18}")) {
                throw Refusal.notACursor();
            }
            int dash = text.indexOf('-');
            return new Cursor(
                    Long.parseLong(text.substring(0, dash)),
                    Long.parseLong(text.substring(dash + 1)));
        }

        String text() {
            return at + "-" + id;
        }
    }

    static List<TranscriptEntry> transcript(Handle handle, long conversationId) {
        return handle.createQuery(
                        "select * from transcript where conversation_id = :id order by number")
                .bind("id", conversationId)
                .map((row, context) -> entry(row))
                .list();
    }

    static List<TranscriptEntry> entries(
            Handle handle, long conversationId, Collection<Integer> numbers) {
        if (numbers.isEmpty()) {
            return List.of();
        }
        return handle.createQuery(
                        "select * from transcript where conversation_id = :id and number in"
                                + " (<numbers>) order by number")
                .bind("id", conversationId)
                .bindList("numbers", List.copyOf(numbers))
                .map((row, context) -> entry(row))
                .list();
    }

    static Conversation conversation(ResultSet row) throws SQLException {
        return new Conversation(
                row.getLong("id"),
                row.getLong("business_id"),
                row.getString("channel_id"),
                row.getString("visitor_id"),
                row.getString("visitor_name"),
                HandOverState.ofWireName(row.getString("state")),
                Optional.ofNullable(row.getString("state_reason")).map(HandOverReason::ofWireName),
                StoredDialogue.read(row.getString("dialogue"), row.getInt("misses")),
                row.getInt("handed_over") == 1,
                row.getString("target_department"),
                row.getInt("transfer_tries"),
                row.getInt("must_leave") == 1,
                Set.copyOf(lines(row.getString("people_present"))),
                Instant.ofEpochMilli(row.getLong("started_at")),
                row.getLong("bot_version"),
                Optional.ofNullable(row.getString("awaited_call")).map(StoredCall::read),
                tags(row.getString("pending_tags")),
                StoredTarget.read(row.getString("hand_over_target")),
                row.getInt("outside") == 1,
                Offer.ofWireName(row.getString("offer")),
                row.getInt("waits"));
    }

    /** The values of a row, by the names that the statements give them. */
    static Map<String, Object> columns(Conversation conversation) {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("id", conversation.id());
        columns.put("business", conversation.businessId());
        columns.put("channel", conversation.channelId());
        columns.put("visitor", conversation.visitorId());
        columns.put("name", conversation.visitorName());
        columns.put("state", conversation.state().wireName());
        columns.put("reason", conversation.reason().map(HandOverReason::wireName));
        columns.put("misses", conversation.dialogue().misses());
        columns.put("dialogue", StoredDialogue.write(conversation.dialogue()));
        columns.put("handed", conversation.handedOver() ? 1 : 0);
        columns.put("target", conversation.targetDepartment());
        columns.put("tries", conversation.transferTries());
        columns.put("leave", conversation.mustLeave() ? 1 : 0);
        columns.put("present", people(conversation));
        columns.put("started", conversation.startedAt().toEpochMilli());
        columns.put("version", conversation.botVersion());
        columns.put("call", conversation.call().map(StoredCall::write));
        columns.put("tags", Rows.words(conversation.pendingTags()));
        columns.put("outside", conversation.outside() ? 1 : 0);
        columns.put("offer", conversation.offer().wireName());
        columns.put("waits", conversation.waits());
        columns.put("wanted", StoredTarget.write(conversation.wanted()));
        return columns;
    }

    /** Returns how many rows there were: 0 where the conversation has been deleted. */
    static int update(Handle handle, Conversation conversation) {
        return Direct.update(
                handle,
                """
                update conversation set visitor_id = ?, visitor_name = ?, state = ?,
                  state_reason = ?, misses = ?, handed_over = ?, target_department = ?,
                  transfer_tries = ?, must_leave = ?, people_present = ?, dialogue = ?,
                  awaited_call = ?, pending_tags = ?, hand_over_target = ?, outside = ?,
                  offer = ?, waits = ?
                where id = ?
                """,
                conversation.visitorId(),
                conversation.visitorName(),
                conversation.state().wireName(),
                conversation.reason().map(HandOverReason::wireName).orElse(null),
                conversation.dialogue().misses(),
                conversation.handedOver() ? 1 : 0,
                conversation.targetDepartment(),
                conversation.transferTries(),
                conversation.mustLeave() ? 1 : 0,
                people(conversation),
                StoredDialogue.write(conversation.dialogue()),
                conversation.call().map(StoredCall::write).orElse(null),
                Rows.words(conversation.pendingTags()),
                StoredTarget.write(conversation.wanted()),
                conversation.outside() ? 1 : 0,
                conversation.offer().wireName(),
                conversation.waits(),
                conversation.id());
    }

    private static String people(Conversation conversation) {
        return String.join("\n", new TreeSet<>(conversation.peoplePresent()));
    }

    private static List<String> tags(String words) {
        return words.isEmpty() ? List.of() : List.of(words.split(" "));
    }

    private static ConversationSummary summary(ResultSet row) throws SQLException {
        return new ConversationSummary(
                row.getLong("id"),
                row.getLong("business_id"),
                row.getString("channel_id"),
                row.getString("visitor_id"),
                row.getString("visitor_name"),
                row.getString("state"),
                Optional.ofNullable(row.getString("state_reason")),
                Instant.ofEpochMilli(row.getLong("started_at")),
                Instant.ofEpochMilli(row.getLong("last_at")),
                row.getString("last_text"),
                row.getInt("message_count"),
                Optional.of(row.getInt("version_number")).filter(number -> number > 0));
    }

    private static TranscriptEntry entry(ResultSet row) throws SQLException {
        Optional<String> stateFrom = Optional.ofNullable(row.getString("state_from"));
        String stateTo = row.getString("state_to");
        Optional<String> stateReason = Optional.ofNullable(row.getString("state_reason"));
        return new TranscriptEntry(
                row.getInt("number"),
                Instant.ofEpochMilli(row.getLong("at")),
                Kind.valueOf(upper(row.getString("kind"))),
                Speaker.valueOf(upper(row.getString("speaker"))),
                row.getString("speaker_name"),
                row.getString("text"),
                lines(row.getString("quick_replies")),
                Optional.ofNullable(row.getString("message")).map(StoredMessages::read),
                Optional.ofNullable(row.getString("delivery"))
                        .map(name -> Delivery.valueOf(upper(name))),
                Optional.ofNullable(row.getString("delivery_reason")),
                stateFrom.map(from -> new StateChange(from, stateTo, stateReason)),
                Optional.ofNullable(row.getString("why")).map(StoredWhy::read),
                readWith(row));
    }

    private static Optional<ReadWith> readWith(ResultSet row) throws SQLException {
        int line = row.getInt("read_with");
        boolean leftOut = row.getInt("left_out") == 1;
        return line > 0 ? Optional.of(new ReadWith(line, leftOut)) : Optional.empty();
    }

    static String upper(String wireName) {
        return wireName.toUpperCase(Locale.ROOT);
    }

    static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("\n", -1));
    }
}
