package dev.deskhand.server.storage;

import dev.deskhand.server.conversation.Conversation;
import dev.deskhand.server.conversation.OutboxMessage;
import dev.deskhand.server.conversation.VisitorMessage;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Conversations with their timers and their messages that wait or are on the way, as the writing
 * thread last read or wrote them: the steps of one turn ask for the same rows again and again. The
 * rows stay the truth. Nothing is kept over a failure, over a connection, or over work that is not
 * of conversations, and a process begins with nothing.
 *
 * <p>For the writing thread alone, within its transactions.
 */
final class RecentRows {
    /**
     * So many conversations, some kilobytes each: where visitors write by turns and there is room
     * for one too few, nothing is ever found.
     */
    private static final int MOST = 10_000;

    static final int NUMBERS_TOGETHER = 100;

    private final Map<Long, Conversation> conversations = new Recent<>();
    private final Map<Address, Long> newest = new Recent<>();
    private final Lists<OutboxMessage> open = new Lists<>();
    private final Lists<VisitorMessage> waiting = new Lists<>();
    private final Lists<JdbiTimers.Row> timers = new Lists<>();
    private final Map<String, Numbers> numbers = new HashMap<>();

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

    /** The messages of each conversation that are on their way. */
    Lists<OutboxMessage> open() {
        return open;
    }

    /** The messages of each conversation that wait for a turn, if they are not too many. */
    Lists<VisitorMessage> waiting() {
        return waiting;
    }

    Lists<JdbiTimers.Row> timers() {
        return timers;
    }

    /** The next number of a sequence, of those that were taken from it together. */
    long number(String sequence, LongSupplier takeTogether) {
        Numbers left = numbers.get(sequence);
        if (left == null || left.next > left.last) {
            left = new Numbers(takeTogether.getAsLong());
            numbers.put(sequence, left);
        }
        return left.next++;
    }

    /** Numbers that are taken and not yet given; they are lost with all else that is kept. */
    private static final class Numbers {
        private final long last;
        private long next;

        Numbers(long last) {
            this.last = last;
            this.next = last - NUMBERS_TOGETHER + 1;
        }
    }

    /** Something of which a conversation has many, whole. */
    static final class Lists<T> {
        private final Map<Long, List<T>> known = new Recent<>();

        List<T> of(long conversationId, Supplier<List<T>> rows) {
            return known.computeIfAbsent(conversationId, id -> List.copyOf(rows.get()));
        }

        Optional<List<T>> of(long conversationId) {
            return Optional.ofNullable(known.get(conversationId));
        }

        /** Changes what is known of a conversation, if anything is. */
        void change(long conversationId, UnaryOperator<List<T>> change) {
            known.computeIfPresent(
                    conversationId, (id, before) -> List.copyOf(change.apply(before)));
        }

        void add(long conversationId, T another) {
            change(
                    conversationId,
                    before -> Stream.concat(before.stream(), Stream.of(another)).toList());
        }

        void remove(long conversationId, Predicate<T> which) {
            change(conversationId, before -> before.stream().filter(which.negate()).toList());
        }

        void forget(long conversationId) {
            known.remove(conversationId);
        }
    }

    void forgetAll() {
        conversations.clear();
        newest.clear();
        open.known.clear();
        waiting.known.clear();
        timers.known.clear();
        numbers.clear();
    }
}
