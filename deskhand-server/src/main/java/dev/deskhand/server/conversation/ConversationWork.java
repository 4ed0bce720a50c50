package dev.deskhand.server.conversation;

import dev.deskhand.server.bot.Why;
import dev.deskhand.server.handover.HandOverRows;
import dev.deskhand.server.timer.TimerRows;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads and writes of one transaction over the conversations of all businesses. */
public interface ConversationWork {
    /**
     * Notes that an event was received.
     *
     * @return false if it was received before, so that nothing may be done with it again
     */
    boolean remember(long businessId, String eventId, Instant receivedAt);

    /** Whether {@link #remember} was called with this event before; notes nothing. */
    boolean wasRemembered(long businessId, String eventId);

    /** Those of the events, some hundred at most, that {@link #remember} was called with before. */
    Set<String> remembered(long businessId, List<String> eventIds);

    /** An id for a new conversation. */
    long nextId();

    /** The id of the bot's version that is live now, for conversations that begin. */
    long liveVersion(long businessId);

    void insert(Conversation conversation);

    void save(Conversation conversation);

    Optional<Conversation> find(long conversationId);

    /** The newest conversation of a channel. */
    Optional<Conversation> newestOf(long businessId, String channelId);

    /**
     * When somebody did one of these things last, as far as the transcript tells.
     *
     * @param speakerName which person; there is one visitor, whatever the name
     */
    Optional<Instant> lastTime(
            long conversationId,
            TranscriptEntry.Speaker speaker,
            String speakerName,
            List<TranscriptEntry.Kind> deeds);

    /**
     * Appends a line to the transcript and gives it its number; {@code entry.number} is ignored.
     */
    int append(long conversationId, TranscriptEntry entry);

    /** Changes what became of one of the bot's lines. */
    void mark(
            long conversationId,
            int entryNumber,
            TranscriptEntry.Delivery delivery,
            Optional<String> reason);

    /** Keeps why a line was answered as it was. */
    void explain(long conversationId, int entryNumber, Why why);

    /** The visitor's lines that turns have answered, the newest first; so many at most. */
    List<Asked> asked(long conversationId, int most);

    /** Puts a visitor's message up for a turn. */
    void addUnanswered(VisitorMessage message);

    /** The visitor's messages that no turn has read yet, oldest first. */
    List<VisitorMessage> unanswered(long conversationId);

    /** The same, with the first and the last of very many; empty: none waits. */
    Optional<Waiting> waiting(long conversationId);

    /** Whether exactly these still wait, and perhaps some that came later. */
    boolean stillWait(long conversationId, Waiting messages);

    /** Takes them off the list: one turn has read them, or left them out. */
    void settle(long conversationId, Waiting messages);

    /** Takes all that wait off the list. */
    void settleAll(long conversationId);

    /** What has failed, and what was given up. */
    DeadLetterRows deadLetters();

    /** Notes personal values, which are hidden once the chat is over. */
    void notePersonal(long conversationId, List<PersonalValue> values);

    /** Takes a message off the list of those that wait for a turn. */
    void settle(VisitorMessage message);

    void addOutbox(OutboxMessage message);

    void saveOutbox(OutboxMessage message);

    /** What is pending or being sent, oldest first. */
    List<OutboxMessage> outbox(long conversationId);

    /** Any message of the conversation, whatever became of it, newest first. */
    List<OutboxMessage> everSent(long conversationId);

    /** Whether a message with this id was ever put on its way from here. */
    boolean hasSent(String messageId);

    /** Conversations of the business in which something is still to be done. */
    List<Long> unfinished(long businessId);

    TimerRows timers();

    HandOverRows handOvers();

    /** Keeps what a visitor leaves for the team. */
    void leaveMessage(long conversationId, String text, Instant at);

    /** Channels of the business whose newest conversation is with people. */
    List<String> channelsWithPeople(long businessId);

    /** Channels in which some person is, as far as is known, also after the visitor has left. */
    List<String> channelsWherePeopleAre(long businessId);
}
