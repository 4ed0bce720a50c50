package dev.deskhand.server.storage;

import dev.deskhand.server.bot.Why;
import dev.deskhand.server.conversation.Asked;
import dev.deskhand.server.conversation.Conversation;
import dev.deskhand.server.conversation.ConversationWork;
import dev.deskhand.server.conversation.DeadLetterRows;
import dev.deskhand.server.conversation.OutboxMessage;
import dev.deskhand.server.conversation.PersonalValue;
import dev.deskhand.server.conversation.TranscriptEntry;
import dev.deskhand.server.conversation.VisitorMessage;
import dev.deskhand.server.conversation.Waiting;
import dev.deskhand.server.handover.HandOverOutcome;
import dev.deskhand.server.handover.HandOverReason;
import dev.deskhand.server.handover.HandOverRows;
import dev.deskhand.server.timer.TimerRows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** One transaction over the conversations' tables; remembers what it has touched. */
final class JdbiConversationWork implements ConversationWork {
    private final Handle handle;
    private final RecentRows recent;
    private final TranscriptRows transcript;
    private final UnansweredRows unanswered;
    private final OutboxRows outbox;
    private final JdbiDeadLetterRows deadLetters;
    private final PersonalRows personal;
    private final Map<Long, Set<Integer>> touched = new LinkedHashMap<>();
    private final List<EndedHandOver> ended = new ArrayList<>();
    private final Set<Long> leftMessages = new TreeSet<>();

    JdbiConversationWork(Handle handle, RecentRows recent) {
        this.handle = handle;
        this.recent = recent;
        this.transcript = new TranscriptRows(handle);
        this.unanswered = new UnansweredRows(handle, recent);
        this.outbox = new OutboxRows(handle, recent);
        this.deadLetters = new JdbiDeadLetterRows(handle, recent);
        this.personal = new PersonalRows(handle);
    }

    /**
     * A conversation that was changed, and those of its lines that are new or other.
     *
     * @param leftMessage whether its visitor has left a message
     */
    record Touched(long conversationId, Set<Integer> entries, boolean leftMessage) {}

    List<Touched> touched() {
        return touched.entrySet().stream()
                .map(each ->
                        new Touched(
                                each.getKey(),
                                each.getValue(),
                                leftMessages.contains(each.getKey())))
                .toList();
    }

    /** How a hand-over has ended in this transaction. */
    record EndedHandOver(HandOverOutcome outcome, HandOverReason why) {}

    List<EndedHandOver> endedHandOvers() {
        return ended;
    }

    private Set<Integer> touch(long conversationId) {
        return touched.computeIfAbsent(conversationId, id -> new TreeSet<>());
    }

    @Override
    public boolean remember(long businessId, String eventId, Instant receivedAt) {
        return Direct.update(
                        handle,
                        "insert into received_event (business_id, event_id, received_at)"
                                + " values (?, ?, ?) on conflict do nothing",
                        businessId,
                        eventId,
                        receivedAt.toEpochMilli())
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
    public Set<String> remembered(long businessId, List<String> eventIds) {
        return handle.createQuery(
                        "select event_id from received_event where business_id = :business and"
                                + " event_id in (<events>)")
                .bind("business", businessId)
                .bindList("events", eventIds)
                .mapTo(String.class)
                .set();
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
    public void insert(Conversation conversation) {
        ConversationRows.insert(handle, conversation);
        recent.begun(conversation);
        touch(conversation.id());
    }

    @Override
    public void save(Conversation conversation) {
        int rows = ConversationRows.update(handle, conversation);
        if (rows == 1) {
            recent.saved(conversation);
        }
        touch(conversation.id());
    }

    @Override
    public Optional<Conversation> find(long conversationId) {
        return recent.find(
                conversationId,
                () ->
                        handle.createQuery("select * from conversation where id = :id")
                                .bind("id", conversationId)
                                .map((row, context) -> ConversationRows.conversation(row))
                                .findOne());
    }

    @Override
    public Optional<Conversation> newestOf(long businessId, String channelId) {
        return recent.newestOf(
                businessId,
                channelId,
                () ->
                        handle.createQuery(
                                        """
                                        select * from conversation
                                        where business_id = :business and channel_id = :channel
                                        order by id desc limit 1
                                        """)
                                .bind("business", businessId)
                                .bind("channel", channelId)
                                .map((row, context) -> ConversationRows.conversation(row))
                                .findOne());
    }

    @Override
    public int append(long conversationId, TranscriptEntry entry) {
        int number = transcript.append(conversationId, entry);
        touch(conversationId).add(number);
        return number;
    }

    @Override
    public void mark(
            long conversationId,
            int entryNumber,
            TranscriptEntry.Delivery delivery,
            Optional<String> reason) {
        transcript.mark(conversationId, entryNumber, delivery, reason);
        touch(conversationId).add(entryNumber);
    }

    @Override
    public void explain(long conversationId, int entryNumber, Why why) {
        transcript.explain(conversationId, entryNumber, why);
        touch(conversationId).add(entryNumber);
    }

    @Override
    public Optional<Instant> lastTime(
            long conversationId,
            TranscriptEntry.Speaker speaker,
            String speakerName,
            List<TranscriptEntry.Kind> deeds) {
        return transcript.lastTime(conversationId, speaker, speakerName, deeds);
    }

    @Override
    public List<Asked> asked(long conversationId, int most) {
        return transcript.asked(conversationId, most);
    }

    @Override
    public void addUnanswered(VisitorMessage message) {
        unanswered.add(message);
    }

    @Override
    public List<VisitorMessage> unanswered(long conversationId) {
        return unanswered.of(conversationId);
    }

    @Override
    public Optional<Waiting> waiting(long conversationId) {
        return unanswered.waiting(conversationId);
    }

    @Override
    public boolean stillWait(long conversationId, Waiting messages) {
        return unanswered.countThrough(conversationId, messages.through()) == messages.count();
    }

    @Override
    public void settle(long conversationId, Waiting messages) {
        if (messages.count() > 1) {
            unanswered.readTogether(conversationId, messages);
            messages.lines().forEach(message -> touch(conversationId).add(message.entryNumber()));
        }
        unanswered.settleThrough(conversationId, messages.through());
    }

    @Override
    public void settleAll(long conversationId) {
        unanswered.settleThrough(conversationId, Long.MAX_VALUE);
    }

    @Override
    public DeadLetterRows deadLetters() {
        return deadLetters;
    }

    @Override
    public void notePersonal(long conversationId, List<PersonalValue> values) {
        personal.add(conversationId, values);
    }

    @Override
    public void settle(VisitorMessage message) {
        unanswered.settle(message);
    }

    @Override
    public void addOutbox(OutboxMessage message) {
        outbox.add(message);
    }

    @Override
    public void saveOutbox(OutboxMessage message) {
        outbox.save(message);
    }

    @Override
    public List<OutboxMessage> outbox(long conversationId) {
        return outbox.open(conversationId);
    }

    @Override
    public List<OutboxMessage> everSent(long conversationId) {
        return outbox.ever(conversationId);
    }

    @Override
    public boolean hasSent(String messageId) {
        return outbox.has(messageId);
    }

    @Override
    public TimerRows timers() {
        return new JdbiTimers(handle, recent);
    }

    @Override
    public HandOverRows handOvers() {
        return new JdbiHandOvers(
                handle, (outcome, why) -> ended.add(new EndedHandOver(outcome, why)));
    }

    @Override
    public void leaveMessage(long conversationId, String text, Instant at) {
        JdbiHandOvers.leaveMessage(handle, conversationId, text, at);
        leftMessages.add(conversationId);
        touch(conversationId);
    }

    @Override
    public List<Long> unfinished(long businessId) {
        return handle.createQuery(
                        """
                        select id from conversation where business_id = :business and (
                          state in ('requested', 'transferring') or must_leave = 1
                          or awaited_call is not null or pending_tags <> ''
                          or exists (select 1 from unanswered where conversation_id = conversation.id
                            and dead_letter is null)
                          or exists (select 1 from timer
                            where conversation_id = conversation.id and due = 1)
                          or state = 'waiting' and not exists (select 1 from timer
                            where conversation_id = conversation.id and kind = 'patience')
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
        return channelsOfNewest(businessId, "state = 'human'");
    }

    @Override
    public List<String> channelsWherePeopleAre(long businessId) {
        return channelsOfNewest(businessId, "people_present <> ''");
    }

    private List<String> channelsOfNewest(long businessId, String condition) {
        return handle.createQuery(
                        """
                        select channel_id from conversation c
                        where business_id = :business and <condition> and id = (
                          select max(id) from conversation n
                          where n.business_id = c.business_id and n.channel_id = c.channel_id)
                        """)
                .define("condition", condition)
                .bind("business", businessId)
                .mapTo(String.class)
                .list();
    }
}
