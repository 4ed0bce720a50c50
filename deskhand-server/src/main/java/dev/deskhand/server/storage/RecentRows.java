package dev.deskhand.server.storage;

import dev.deskhand.server.conversation.Conversation;
import dev.deskhand.server.conversation.OutboxMessage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Conversations and their messages on the way, as the writing thread last read or wrote them: the
 * steps of one turn ask for the same rows again and again. The rows stay the truth. Nothing is kept
 * over a failure, over a connection, or over work that is not of conversations, and a process
 * begins with nothing.
 *
 * <p>For the writing thread alone, within its transactions.
 */
final class RecentRows {
    /** Of those that are at work at the same time there are far fewer. */
    private static final int MOST = 4_000;

    private final Map<Long, Conversation> conversations = new Recent<>();
    private final Map<Address, Long> newest = new Recent<>();
    private final Map<Long, List<OutboxMessage>> open = new Recent<>();

    private record Address(long businessId, String channelId) {}

    /** Forgets what was not asked for the longest. */
    private static final class Recent<K, V> extends LinkedHashMap<K, V> {
        private static final long serialVersionUID = 1L;
        private static final float USUAL_LOAD = 0.75f;

        Recent() {
            super(16, USUAL_LOAD, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > MOST;
        }
    }

    Optional<Conversation> find(long conversationId, Supplier<Optional<Conversation>> row) {
        Conversation known = conversations.get(conversationId);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Conversation> read = row.get();
        read.ifPresent(conversation -> conversations.put(conversationId, conversation));
        return read;
    }

    Optional<Conversation> newestOf(
            long businessId, String channelId, Supplier<Optional<Conversation>> row) {
        Address address = new Address(businessId, channelId);
        Long id = newest.get(address);
        Conversation known = id == null ? null : conversations.get(id);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Conversation> read = row.get();
        read.ifPresent(conversation -> {
            newest.put(address, conversation.id());
            conversations.put(conversation.id(), conversation);
        });
        return read;
    }

    /** A row was written; what a new one looks like, the next reading tells. */
    void begun(Conversation conversation) {
        newest.remove(new Address(conversation.businessId(), conversation.channelId()));
    }

    void saved(Conversation conversation) {
        conversations.put(conversation.id(), conversation);
    }

    List<OutboxMessage> open(long conversationId, Supplier<List<OutboxMessage>> rows) {
        return open.computeIfAbsent(conversationId, id -> List.copyOf(rows.get()));
    }

    /** Changes what is known of a conversation's messages, if anything is. */
    void changeOpen(long conversationId, UnaryOperator<List<OutboxMessage>> change) {
        open.computeIfPresent(conversationId, (id, known) -> List.copyOf(change.apply(known)));
    }

    void forgetAll() {
        conversations.clear();
        newest.clear();
        open.clear();
    }
}
