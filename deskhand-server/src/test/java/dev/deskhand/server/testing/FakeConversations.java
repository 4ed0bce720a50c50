package dev.deskhand.server.testing;

import dev.deskhand.server.conversation.ConversationSummary;
import dev.deskhand.server.conversation.Conversations;
import dev.deskhand.server.conversation.LeftMessage;
import dev.deskhand.server.conversation.TranscriptEntry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Conversations in memory; the cursor is the offset. Thread-safe. */
public final class FakeConversations implements Conversations {
    private final List<ConversationSummary> summaries = new CopyOnWriteArrayList<>();
    private final Map<Long, List<TranscriptEntry>> transcripts = new ConcurrentHashMap<>();

    /** Adds one, as the oldest. */
    public void add(ConversationSummary summary, List<TranscriptEntry> transcript) {
        summaries.add(summary);
        transcripts.put(summary.id(), transcript);
    }

    @Override
    public Page list(long businessId, Optional<String> state, Optional<String> before, int limit) {
        int from = before.map(Integer::parseInt).orElse(0);
        List<ConversationSummary> all =
                summaries.stream()
                        .filter(one -> one.businessId() == businessId)
                        .filter(one -> state.map(one.state()::equals).orElse(true))
                        .toList();
        int to = Math.min(all.size(), from + limit);
        return new Page(
                all.subList(Math.min(from, to), to),
                to < all.size() ? Optional.of(Integer.toString(to)) : Optional.empty());
    }

    @Override
    public Optional<ConversationSummary> find(long conversationId) {
        return summaries.stream().filter(one -> one.id() == conversationId).findFirst();
    }

    @Override
    public List<TranscriptEntry> transcript(long conversationId) {
        return transcripts.getOrDefault(conversationId, List.of());
    }

    @Override
    public boolean answeredOnce(long businessId) {
        return summaries.stream().anyMatch(one -> one.businessId() == businessId);
    }

    @Override
    public boolean handedOverOnce(long businessId) {
        return summaries.stream()
                .anyMatch(one -> one.businessId() == businessId && one.state().equals("human"));
    }

    @Override
    public LeftMessages leftMessages(
            long businessId, boolean onlyOpen, Optional<String> before, int limit) {
        return new LeftMessages(List.of(), Optional.empty(), 0);
    }

    @Override
    public Optional<LeftMessage> mark(
            long businessId, long messageId, Optional<LeftMessage.SeenTo> seenTo) {
        return Optional.empty();
    }

    @Override
    public List<LeftMessage> leftMessages(long conversationId) {
        return List.of();
    }

    @Override
    public List<HandOverCount> handOvers(long businessId, Instant since) {
        return List.of();
    }

    @Override
    public List<HandOver> handOvers(long conversationId) {
        return List.of();
    }
}
