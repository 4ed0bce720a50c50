package dev.deskhand.server.testing;

import dev.deskhand.server.conversation.ConversationStore;
import dev.deskhand.server.conversation.ConversationSummary;
import dev.deskhand.server.conversation.ConversationWork;
import dev.deskhand.server.conversation.LeftMessage;
import dev.deskhand.server.conversation.StoreUnavailableException;
import dev.deskhand.server.conversation.TranscriptEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Conversations whose transactions are counted.
 *
 * @param failing so many of the next ones cannot be stored
 */
public record CountedConversations(
        ConversationStore store, AtomicInteger changes, AtomicInteger failing)
        implements ConversationStore {
    @Override
    public <T> T change(Function<ConversationWork, T> work) {
        changes.incrementAndGet();
        if (failing.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new StoreUnavailableException(
                    "the disk is full", new IllegalStateException("full"));
        }
        return store.change(work);
    }

    @Override
    public boolean isOfTheDatabase(Throwable failure) {
        return store.isOfTheDatabase(failure);
    }

    @Override
    public Page list(long businessId, Optional<String> state, Optional<String> before, int limit) {
        return store.list(businessId, state, before, limit);
    }

    @Override
    public Optional<ConversationSummary> find(long conversationId) {
        return store.find(conversationId);
    }

    @Override
    public List<TranscriptEntry> transcript(long conversationId) {
        return store.transcript(conversationId);
    }

    @Override
    public boolean answeredOnce(long businessId) {
        return store.answeredOnce(businessId);
    }

    @Override
    public boolean handedOverOnce(long businessId) {
        return store.handedOverOnce(businessId);
    }

    @Override
    public LeftMessages leftMessages(
            long businessId, boolean onlyOpen, Optional<String> before, int limit) {
        return store.leftMessages(businessId, onlyOpen, before, limit);
    }

    @Override
    public Optional<LeftMessage> mark(
            long businessId, long messageId, Optional<LeftMessage.SeenTo> seenTo) {
        return store.mark(businessId, messageId, seenTo);
    }

    @Override
    public List<LeftMessage> leftMessages(long conversationId) {
        return store.leftMessages(conversationId);
    }

    @Override
    public List<HandOverCount> handOvers(long businessId, Instant since) {
        return store.handOvers(businessId, since);
    }

    @Override
    public List<HandOver> handOvers(long conversationId) {
        return store.handOvers(conversationId);
    }
}
