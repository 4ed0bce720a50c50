package dev.deskhand.server.storage;

import dev.deskhand.server.conversation.ConversationStore;
import dev.deskhand.server.conversation.ConversationSummary;
import dev.deskhand.server.conversation.ConversationWork;
import dev.deskhand.server.conversation.LeftMessage;
import dev.deskhand.server.conversation.StoreUnavailableException;
import dev.deskhand.server.conversation.TranscriptEntry;
import dev.deskhand.server.handover.HandOverState;
import dev.deskhand.server.live.LiveEvent;
import dev.deskhand.server.live.LiveEvents;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** The conversations in the database; after each commit watchers are told what has changed. */
public final class JdbiConversations implements ConversationStore {
    /** Longer chains of causes are cut; no real one is. */
    private static final int MAX_CAUSES = 20;

    private final Database database;
    private final LiveEvents live;

    public JdbiConversations(Database database, LiveEvents live) {
        this.database = database;
        this.live = live;
    }

    /**
     * @param changes empty where nobody watched
     */
    private record Outcome<T>(
            T result,
            boolean watched,
            List<JdbiConversationWork.Touched> touched,
            List<Change> changes) {}

    private record Change(long businessId, LiveEvent event) {}

    @Override
    public <T> T change(Function<ConversationWork, T> work) {
        Outcome<T> outcome;
        try {
            outcome =
                    database.write(handle -> {
                        JdbiConversationWork rows = new JdbiConversationWork(handle);
                        T result = work.apply(rows);
                        boolean watched = live.isWatched();
                        return new Outcome<>(
                                result,
                                watched,
                                rows.touched(),
                                watched ? changes(handle, rows.touched()) : List.of());
                    });
        } catch (StorageException e) {
            throw new StoreUnavailableException(e.getMessage(), e);
        }
        published(outcome).forEach(change -> live.publish(change.businessId(), change.event()));
        return outcome.result();
    }

    @Override
    public boolean isOfTheDatabase(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
            if (cause instanceof SQLException || cause instanceof StoreUnavailableException) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /** Reading for watchers costs as much as the change itself, and mostly nobody watches. */
    private List<Change> published(Outcome<?> outcome) {
        boolean watchedSince = !outcome.watched() && live.isWatched();
        return watchedSince
                ? database.read(handle -> changes(handle, outcome.touched()))
                : outcome.changes();
    }

    private static List<Change> changes(Handle handle, List<JdbiConversationWork.Touched> all) {
        List<Change> changes = new ArrayList<>();
        for (JdbiConversationWork.Touched touched : all) {
            ConversationSummary summary =
                    ConversationRows.summary(handle, touched.conversationId()).orElseThrow();
            for (TranscriptEntry entry :
                    ConversationRows.entries(handle, touched.conversationId(), touched.entries())) {
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
        return database.read(handle -> {
            Page page = ConversationRows.list(handle, businessId, state, before, limit);
            return new Page(
                    page.conversations().stream().map(one -> masked(handle, one)).toList(),
                    page.next());
        });
    }

    @Override
    public Optional<ConversationSummary> find(long conversationId) {
        return database.read(handle ->
                ConversationRows.summary(handle, conversationId).map(one -> masked(handle, one)));
    }

    /** Once the chat is over nobody needs the personal values any more. */
    private static ConversationSummary masked(Handle handle, ConversationSummary summary) {
        return isOver(summary)
                ? summary.withLastText(
                        new PersonalRows(handle).masking(summary.id()).text(summary.lastText()))
                : summary;
    }

    private static boolean isOver(ConversationSummary summary) {
        return summary.state().equals(HandOverState.ENDED.wireName());
    }

    @Override
    public List<TranscriptEntry> transcript(long conversationId) {
        return database.read(handle -> {
            List<TranscriptEntry> lines = ConversationRows.transcript(handle, conversationId);
            boolean over =
                    ConversationRows.summary(handle, conversationId)
                            .filter(JdbiConversations::isOver)
                            .isPresent();
            if (!over) {
                return lines;
            }
            Masking masking = new PersonalRows(handle).masking(conversationId);
            return lines.stream().map(masking::entry).toList();
        });
    }

    @Override
    public LeftMessages leftMessages(long businessId, Optional<String> before, int limit) {
        return database.read(
                handle -> HandOverReading.leftMessages(handle, businessId, before, limit));
    }

    @Override
    public List<LeftMessage> leftMessages(long conversationId) {
        return database.read(handle -> HandOverReading.leftMessages(handle, conversationId));
    }

    @Override
    public List<HandOverCount> handOvers(long businessId, Instant since) {
        return database.read(handle -> HandOverReading.counts(handle, businessId, since));
    }

    @Override
    public List<HandOver> handOvers(long conversationId) {
        return database.read(handle -> HandOverReading.handOvers(handle, conversationId));
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
