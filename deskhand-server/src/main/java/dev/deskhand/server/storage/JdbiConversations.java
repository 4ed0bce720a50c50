package dev.deskhand.server.storage;

import dev.deskhand.server.conversation.ConversationStore;
import dev.deskhand.server.conversation.ConversationSummary;
import dev.deskhand.server.conversation.ConversationWork;
import dev.deskhand.server.conversation.LeftMessage;
import dev.deskhand.server.conversation.StoreUnavailableException;
import dev.deskhand.server.conversation.TranscriptEntry;
import dev.deskhand.server.handover.HandOverOutcome;
import dev.deskhand.server.handover.HandOverReason;
import dev.deskhand.server.live.LiveEvent;
import dev.deskhand.server.live.LiveEvents;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** The conversations in the database; after each commit watchers are told what has changed. */
public final class JdbiConversations implements ConversationStore {
    /** Longer chains of causes are cut; no real one is. */
    private static final int MAX_CAUSES = 20;

    private final Database database;
    private final LiveEvents live;
    private final BiConsumer<HandOverOutcome, HandOverReason> handOverEnded;

    public JdbiConversations(Database database, LiveEvents live) {
        this(database, live, (outcome, why) -> {});
    }

    /**
     * @param handOverEnded told of each hand-over that has ended, once that is stored
     */
    public JdbiConversations(
            Database database,
            LiveEvents live,
            BiConsumer<HandOverOutcome, HandOverReason> handOverEnded) {
        this.database = database;
        this.live = live;
        this.handOverEnded = handOverEnded;
    }

    /**
     * @param changes empty where nobody watched
     */
    private record Outcome<T>(
            T result,
            boolean watched,
            List<JdbiConversationWork.Touched> touched,
            List<JdbiConversationWork.EndedHandOver> ended,
            List<Change> changes) {}

    private record Change(long businessId, LiveEvent event) {}

    @Override
    public <T> T change(Function<ConversationWork, T> work) {
        Outcome<T> outcome;
        try {
            outcome =
                    database.write((handle, recent) -> {
                        JdbiConversationWork rows = new JdbiConversationWork(handle, recent);
                        T result = work.apply(rows);
                        boolean watched = live.isWatched();
                        return new Outcome<>(
                                result,
                                watched,
                                rows.touched(),
                                rows.endedHandOvers(),
                                watched ? changes(handle, rows.touched()) : List.of());
                    });
        } catch (StorageException e) {
            throw new StoreUnavailableException(e.getMessage(), e);
        }
        outcome.ended().forEach(each -> handOverEnded.accept(each.outcome(), each.why()));
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
        Shown shown = new Shown(handle);
        for (JdbiConversationWork.Touched touched : all) {
            long id = touched.conversationId();
            ConversationSummary summary =
                    shown.summary(ConversationRows.summary(handle, id).orElseThrow());
            Consumer<LiveEvent> add = event -> changes.add(new Change(summary.businessId(), event));
            shown.entries(id, ConversationRows.entries(handle, id, touched.entries()))
                    .forEach(entry -> add.accept(new LiveEvent.EntryChanged(id, entry)));
            if (touched.leftMessage()) {
                add.accept(new LiveEvent.LeftMessageChanged(leftMessages(handle, id).getLast()));
            }
            add.accept(new LiveEvent.ConversationChanged(summary));
        }
        return changes;
    }

    @Override
    public Page list(long businessId, Optional<String> state, Optional<String> before, int limit) {
        return database.read(handle -> {
            Page page = ConversationRows.list(handle, businessId, state, before, limit);
            Shown shown = new Shown(handle);
            return new Page(
                    page.conversations().stream().map(shown::summary).toList(), page.next());
        });
    }

    @Override
    public Optional<ConversationSummary> find(long conversationId) {
        return database.read(handle ->
                ConversationRows.summary(handle, conversationId).map(new Shown(handle)::summary));
    }

    @Override
    public List<TranscriptEntry> transcript(long conversationId) {
        return database.read(handle ->
                new Shown(handle)
                        .entries(
                                conversationId,
                                ConversationRows.transcript(handle, conversationId)));
    }

    @Override
    public LeftMessages leftMessages(
            long businessId, boolean onlyOpen, Optional<String> before, int limit) {
        return database.read(handle -> {
            LeftMessages page =
                    HandOverReading.leftMessages(handle, businessId, onlyOpen, before, limit);
            Shown shown = new Shown(handle);
            return new LeftMessages(
                    page.messages().stream().map(shown::leftMessage).toList(),
                    page.next(),
                    page.open());
        });
    }

    @Override
    public List<LeftMessage> leftMessages(long conversationId) {
        return database.read(handle -> leftMessages(handle, conversationId));
    }

    private static List<LeftMessage> leftMessages(Handle handle, long conversationId) {
        Shown shown = new Shown(handle);
        return HandOverReading.leftMessages(handle, conversationId).stream()
                .map(shown::leftMessage)
                .toList();
    }

    @Override
    public Optional<LeftMessage> mark(
            long businessId, long messageId, Optional<LeftMessage.SeenTo> seenTo) {
        Optional<LeftMessage> marked =
                database.write(handle ->
                        HandOverReading.leftMessage(handle, businessId, messageId)
                                .flatMap(found -> {
                                    JdbiHandOvers.mark(handle, messageId, seenTo);
                                    return HandOverReading.leftMessage(
                                            handle, businessId, messageId);
                                })
                                .map(new Shown(handle)::leftMessage));
        marked.ifPresent(
                message -> live.publish(businessId, new LiveEvent.LeftMessageChanged(message)));
        return marked;
    }

    @Override
    public List<HandOverCount> handOvers(long businessId, Instant since) {
        return database.read(handle -> HandOverReading.counts(handle, businessId, since));
    }

    @Override
    public List<HandOver> handOvers(long conversationId) {
        return database.read(handle ->
                new Shown(handle)
                        .handOvers(
                                conversationId, HandOverReading.handOvers(handle, conversationId)));
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
