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
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Reads conversations and transcripts, and writes conversations. */
final class ConversationRows {
    /** The columns that change while a conversation goes on. */
    private static final List<String> CHANGING =
            List.of(
                    "visitor_id",
                    "visitor_name",
                    "state",
                    "state_reason",
                    "misses",
                    "handed_over",
                    "target_department",
                    "transfer_tries",
                    "must_leave",
                    "people_present",
                    "dialogue",
                    "awaited_call",
                    "pending_tags",
                    "hand_over_target",
                    "outside",
                    "offer",
                    "waits");

    private static final String INSERT =
            "insert into conversation ("
                    + String.join(", ", CHANGING)
                    + ", id, business_id, channel_id, bot_version, started_at, last_at, last_text,"
                    + " message_count) values ("
                    + "?, ".repeat(CHANGING.size())
                    + "?, ?, ?, ?, ?, ?, '', 0)";

    private static final String UPDATE =
            "update conversation set " + String.join(" = ?, ", CHANGING) + " = ? where id = ?";

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

    static void insert(Handle handle, Conversation conversation) {
        long started = conversation.startedAt().toEpochMilli();
        Direct.update(
                handle,
                INSERT,
                and(
                        changing(conversation),
                        conversation.id(),
                        conversation.businessId(),
                        conversation.channelId(),
                        conversation.botVersion(),
                        started,
                        started));
    }

    /** Returns how many rows there were: 0 where the conversation has been deleted. */
    static int update(Handle handle, Conversation conversation) {
        return Direct.update(handle, UPDATE, and(changing(conversation), conversation.id()));
    }

    private static @Nullable Object[] and(@Nullable Object[] values, Object... more) {
        return Stream.concat(Arrays.stream(values), Arrays.stream(more)).toArray();
    }

    /** The values of {@link #CHANGING}. */
    private static @Nullable Object[] changing(Conversation conversation) {
        return new @Nullable Object[] {
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
            conversation.waits()
        };
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
