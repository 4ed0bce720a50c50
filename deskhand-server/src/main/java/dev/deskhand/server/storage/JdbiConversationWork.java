package dev.deskhand.server.storage;

import dev.deskhand.server.bot.Why;
import dev.deskhand.server.conversation.Conversation;
import dev.deskhand.server.conversation.ConversationWork;
import dev.deskhand.server.conversation.OutboxMessage;
import dev.deskhand.server.conversation.TranscriptEntry;
import dev.deskhand.server.conversation.TranscriptEntry.Kind;
import dev.deskhand.server.conversation.TranscriptEntry.StateChange;
import dev.deskhand.server.conversation.VisitorMessage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** One transaction over the conversations' tables; remembers what it has touched. */
final class JdbiConversationWork implements ConversationWork {
    private final Handle handle;
    private final Map<Long, Set<Integer>> touched = new LinkedHashMap<>();

    JdbiConversationWork(Handle handle) {
        this.handle = handle;
    }

    /** A conversation that was changed, and those of its lines that are new or other. */
    record Touched(long conversationId, Set<Integer> entries) {}

    Handle handle() {
        return handle;
    }

    List<Touched> touched() {
        return touched.entrySet().stream()
                .map(each -> new Touched(each.getKey(), each.getValue()))
                .toList();
    }

    private Set<Integer> touch(long conversationId) {
        return touched.computeIfAbsent(conversationId, id -> new TreeSet<>());
    }

    @Override
    public boolean remember(long businessId, String eventId, Instant receivedAt) {
        return handle.createUpdate(
                                """
                                insert into received_event (business_id, event_id, received_at)
                                values (:business, :event, :at) on conflict do nothing
                                """)
                        .bind("business", businessId)
                        .bind("event", eventId)
                        .bind("at", receivedAt.toEpochMilli())
                        .execute()
                == 1;
    }

    @Override
    public boolean wasRemembered(long businessId, String eventId) {
        return handle.createQuery(
                                """
                                select count(*) from received_event
                                where business_id = :business and event_id = :event
                                """)
                        .bind("business", businessId)
                        .bind("event", eventId)
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    @Override
    public long nextId() {
        return Ids.next(handle, "conversation");
    }

    @Override
    public long liveVersion(long businessId) {
        return handle.createQuery(
                        "select published from bot where business_id = :business order by id limit 1")
                .bind("business", businessId)
                .mapTo(Long.class)
                .one();
    }

    @Override
    public void explain(long conversationId, int entryNumber, Why why) {
        handle.createUpdate(
                        "update transcript set why = :why where conversation_id = :id and number ="
                                + " :number")
                .bind("why", StoredWhy.write(why))
                .bind("id", conversationId)
                .bind("number", entryNumber)
                .execute();
        touch(conversationId).add(entryNumber);
    }

    @Override
    public void insert(Conversation conversation) {
        handle.createUpdate(
                        """
                        insert into conversation (id, business_id, channel_id, visitor_id,
                          visitor_name, state, state_reason, misses, handed_over,
                          target_department, transfer_tries, must_leave, people_present,
                          started_at, last_at, last_text, message_count, dialogue, bot_version,
                          awaited_call, pending_tags, hand_over_target)
                        values (:id, :business, :channel, :visitor, :name, :state, :reason, :misses,
                          :handed, :target, :tries, :leave, :present, :started, :started, '', 0,
                          :dialogue, :version, :call, :tags, :wanted)
                        """)
                .bindMap(ConversationRows.columns(conversation))
                .execute();
        touch(conversation.id());
    }

    @Override
    public void save(Conversation conversation) {
        handle.createUpdate(
                        """
                        update conversation set visitor_id = :visitor, visitor_name = :name,
                          state = :state, state_reason = :reason, misses = :misses,
                          handed_over = :handed, target_department = :target,
                          transfer_tries = :tries, must_leave = :leave, people_present = :present,
                          dialogue = :dialogue, awaited_call = :call, pending_tags = :tags,
                          hand_over_target = :wanted
                        where id = :id
                        """)
                .bindMap(ConversationRows.columns(conversation))
                .execute();
        touch(conversation.id());
    }

    @Override
    public Optional<Conversation> find(long conversationId) {
        return handle.createQuery("select * from conversation where id = :id")
                .bind("id", conversationId)
                .map((row, context) -> ConversationRows.conversation(row))
                .findOne();
    }

    @Override
    public Optional<Conversation> newestOf(long businessId, String channelId) {
        return handle.createQuery(
                        """
                        select * from conversation
                        where business_id = :business and channel_id = :channel
                        order by id desc limit 1
                        """)
                .bind("business", businessId)
                .bind("channel", channelId)
                .map((row, context) -> ConversationRows.conversation(row))
                .findOne();
    }

    @Override
    public int append(long conversationId, TranscriptEntry entry) {
        int number =
                handle.createQuery(
                                """
                                select coalesce(max(number), 0) + 1 from transcript
                                where conversation_id = :id
                                """)
                        .bind("id", conversationId)
                        .mapTo(Integer.class)
                        .one();
        handle.createUpdate(
                        """
                        insert into transcript (conversation_id, number, at, kind, speaker,
                          speaker_name, text, quick_replies, message, delivery,
                          delivery_reason, state_from, state_to, state_reason)
                        values (:id, :number, :at, :kind, :speaker, :name, :text, :replies,
                          :message, :delivery, :deliveryReason, :from, :to, :reason)
                        """)
                .bind("id", conversationId)
                .bind("number", number)
                .bind("at", entry.at().toEpochMilli())
                .bind("kind", entry.kind().wireName())
                .bind("speaker", entry.speaker().wireName())
                .bind("name", entry.speakerName())
                .bind("text", entry.text())
                .bind("replies", oneALine(entry.quickReplies()))
                .bind("message", entry.message().map(StoredMessages::write))
                .bind("delivery", entry.delivery().map(TranscriptEntry.Delivery::wireName))
                .bind("deliveryReason", entry.deliveryReason())
                .bind("from", entry.stateChange().map(StateChange::from))
                .bind("to", entry.stateChange().map(StateChange::to))
                .bind("reason", entry.stateChange().flatMap(StateChange::reason))
                .execute();
        if (entry.kind() == Kind.MESSAGE) {
            countMessage(conversationId, entry);
        }
        touch(conversationId).add(number);
        return number;
    }

    private void countMessage(long conversationId, TranscriptEntry entry) {
        handle.createUpdate(
                        """
                        update conversation set message_count = message_count + 1,
                          last_text = :text,
                          last_at = case when last_at > :at then last_at else :at end
                        where id = :id
                        """)
                .bind("text", entry.text())
                .bind("at", entry.at().toEpochMilli())
                .bind("id", conversationId)
                .execute();
    }

    @Override
    public void mark(
            long conversationId,
            int entryNumber,
            TranscriptEntry.Delivery delivery,
            Optional<String> reason) {
        handle.createUpdate(
                        """
                        update transcript set delivery = :delivery, delivery_reason = :reason
                        where conversation_id = :id and number = :number
                        """)
                .bind("delivery", delivery.wireName())
                .bind("reason", reason)
                .bind("id", conversationId)
                .bind("number", entryNumber)
                .execute();
        touch(conversationId).add(entryNumber);
    }

    @Override
    public void addUnanswered(VisitorMessage message) {
        handle.createUpdate(
                        """
                        insert into unanswered (position, conversation_id, event_id, text,
                          written_at, entry_number)
                        values (:position, :id, :event, :text, :at, :entry)
                        """)
                .bind("position", Ids.next(handle, "unanswered"))
                .bind("id", message.conversationId())
                .bind("event", message.eventId())
                .bind("text", message.text())
                .bind("at", message.at().toEpochMilli())
                .bind("entry", message.entryNumber())
                .execute();
    }

    @Override
    public List<VisitorMessage> unanswered(long conversationId) {
        return handle.createQuery(
                        "select * from unanswered where conversation_id = :id order by position")
                .bind("id", conversationId)
                .map((row, context) ->
                        new VisitorMessage(
                                row.getLong("conversation_id"),
                                row.getString("event_id"),
                                row.getString("text"),
                                Rows.instant(row, "written_at"),
                                row.getInt("entry_number")))
                .list();
    }

    @Override
    public void settle(VisitorMessage message) {
        handle.createUpdate(
                        "delete from unanswered where conversation_id = :id and event_id = :event")
                .bind("id", message.conversationId())
                .bind("event", message.eventId())
                .execute();
    }

    @Override
    public void addOutbox(OutboxMessage message) {
        handle.createUpdate(
                        """
                        insert into outbox (position, conversation_id, message_id, entry_number,
                          text, quick_replies, message, farewell, state, tries)
                        values (:position, :id, :message, :entry, :text, '', :json, :farewell,
                          :state, :tries)
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
                .execute();
    }

    @Override
    public void saveOutbox(OutboxMessage message) {
        handle.createUpdate(
                        "update outbox set state = :state, tries = :tries where message_id = :id")
                .bind("state", message.state().name().toLowerCase(Locale.ROOT))
                .bind("tries", message.tries())
                .bind("id", message.messageId())
                .execute();
    }

    @Override
    public List<OutboxMessage> outbox(long conversationId) {
        return handle.createQuery(
                        """
                        select * from outbox
                        where conversation_id = :id and state in ('pending', 'sending')
                        order by position
                        """)
                .bind("id", conversationId)
                .map((row, context) -> outbox(row))
                .list();
    }

    @Override
    public List<OutboxMessage> everSent(long conversationId) {
        return handle.createQuery(
                        "select * from outbox where conversation_id = :id order by position desc")
                .bind("id", conversationId)
                .map((row, context) -> outbox(row))
                .list();
    }

    private static OutboxMessage outbox(ResultSet row) throws SQLException {
        return new OutboxMessage(
                row.getString("message_id"),
                row.getLong("conversation_id"),
                row.getInt("entry_number"),
                StoredMessages.ofOutbox(row),
                row.getInt("farewell") == 1,
                OutboxMessage.State.valueOf(ConversationRows.upper(row.getString("state"))),
                row.getInt("tries"));
    }

    @Override
    public boolean hasSent(String messageId) {
        return handle.createQuery("select count(*) from outbox where message_id = :message")
                        .bind("message", messageId)
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    @Override
    public List<Long> unfinished(long businessId) {
        return handle.createQuery(
                        """
                        select id from conversation where business_id = :business and (
                          state in ('requested', 'transferring') or must_leave = 1
                          or awaited_call is not null or pending_tags <> ''
                          or exists (select 1 from unanswered where conversation_id = conversation.id)
                          or exists (select 1 from outbox where conversation_id = conversation.id
                            and outbox.state in ('pending', 'sending')))
                        order by id
                        """)
                .bind("business", businessId)
                .mapTo(Long.class)
                .list();
    }

    @Override
    public List<String> channelsWithPeople(long businessId) {
        return handle.createQuery(
                        """
                        select channel_id from conversation c
                        where business_id = :business and state = 'human' and id = (
                          select max(id) from conversation n
                          where n.business_id = c.business_id and n.channel_id = c.channel_id)
                        """)
                .bind("business", businessId)
                .mapTo(String.class)
                .list();
    }

    private static String oneALine(List<String> texts) {
        return texts.stream().map(JdbiConversationWork::flat).collect(Collectors.joining("\n"));
    }

    /** Labels are one line; a line break or tab in one would break the column's own form. */
    private static String flat(String text) {
        return text.replaceAll("[\\t\\n\\r]+", " ");
    }
}
