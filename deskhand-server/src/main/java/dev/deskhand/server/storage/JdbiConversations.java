package dev.deskhand.server.storage;

import dev.deskhand.server.conversation.ConversationStore;
import dev.deskhand.server.conversation.ConversationSummary;
import dev.deskhand.server.conversation.ConversationWork;
import dev.deskhand.server.conversation.TranscriptEntry;
import dev.deskhand.server.live.LiveEvent;
import dev.deskhand.server.live.LiveEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The conversations in the database; after each commit watchers are told what has changed. */
public final class JdbiConversations implements ConversationStore {
    private final Database database;
    private final LiveEvents live;

    public JdbiConversations(Database database, LiveEvents live) {
        this.database = database;
        this.live = live;
    }

    private record Outcome<T>(T result, List<Change> changes) {}

    private record Change(long businessId, LiveEvent event) {}

    @Override
    public <T> T change(Function<ConversationWork, T> work) {
        Outcome<T> outcome =
                database.write(handle -> {
                    JdbiConversationWork rows = new JdbiConversationWork(handle);
                    T result = work.apply(rows);
                    return new Outcome<>(result, changes(rows));
                });
        outcome.changes().forEach(change -> live.publish(change.businessId(), change.event()));
        return outcome.result();
    }

    private static List<Change> changes(JdbiConversationWork rows) {
        List<Change> changes = new ArrayList<>();
        for (JdbiConversationWork.Touched touched : rows.touched()) {
            ConversationSummary summary =
                    ConversationRows.summary(rows.handle(), touched.conversationId()).orElseThrow();
            for (TranscriptEntry entry :
                    ConversationRows.entries(
                            rows.handle(), touched.conversationId(), touched.entries())) {
                changes.add(
                        new Change(
                                summary.businessId(),
                                new LiveEvent.EntryChanged(summary.id(), entry)));
            }
            changes.add(
                    new Change(summary.businessId(), new LiveEvent.ConversationChanged(summary)));
        }
        return changes;
    }

    @Override
    public Page list(long businessId, Optional<String> state, Optional<String> before, int limit) {
        return database.read(
                handle -> ConversationRows.list(handle, businessId, state, before, limit));
    }

    @Override
    public Optional<ConversationSummary> find(long conversationId) {
        return database.read(handle -> ConversationRows.summary(handle, conversationId));
    }

    @Override
    public List<TranscriptEntry> transcript(long conversationId) {
        return database.read(handle -> ConversationRows.transcript(handle, conversationId));
    }

    @Override
    public boolean answeredOnce(long businessId) {
        return database.read(handle ->
                handle.createQuery(
                                """
                                select exists (
                                  select 1 from outbox join conversation
                                    on conversation.id = outbox.conversation_id
                                  where business_id = :business and outbox.state = 'delivered')
                                """)
                        .bind("business", businessId)
                        .mapTo(Boolean.class)
                        .one());
    }

    @Override
    public boolean handedOverOnce(long businessId) {
        return database.read(handle ->
                handle.createQuery(
                                """
                                select exists (
                                  select 1 from conversation
                                  where business_id = :business and handed_over = 1)
                                """)
                        .bind("business", businessId)
                        .mapTo(Boolean.class)
                        .one());
    }
}
