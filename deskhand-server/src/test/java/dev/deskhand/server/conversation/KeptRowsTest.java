package dev.deskhand.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.deskhand.bot.BotMessage;
import dev.deskhand.server.bot.BotDraft;
import dev.deskhand.server.live.LiveEvents;
import dev.deskhand.server.storage.Database;
import dev.deskhand.server.storage.JdbiBusinesses;
import dev.deskhand.server.storage.JdbiConversations;
import dev.deskhand.server.storage.JdbiRetention;
import dev.deskhand.server.testing.TestDatabases;
import dev.deskhand.server.timer.Timer;
import dev.deskhand.server.timer.TimerKind;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that the writing thread keeps for the next step say what the database says. */
class KeptRowsTest {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    private static final String BOT =
            "name: B\nfaq:\n  - {name: a, user_says: [hello], bot_says: [Hi]}\n";
    private static final List<OutboxMessage.State> STATES = List.of(OutboxMessage.State.values());
    private static final int CHANNELS = 4;
    private static final int STEPS = 100;
    private static final int PROCESSES = 3;

    /** Deletes nothing; but after work that is not of conversations nothing is kept. */
    private static final String NOBODY = "nobody";

    @TempDir Path folder;
    private Database database;
    private JdbiConversations store;
    private long businessId;
    private final List<Seen> compared = new ArrayList<>();
    private List<String> alarms = List.of();

    @BeforeEach
    void open() {
        database = Database.open(folder, TestDatabases.of(folder));
        store = new JdbiConversations(database, new LiveEvents());
        businessId =
                new JdbiBusinesses(database)
                        .add("B", List.of("en"), new BotDraft("B", List.of("en"), 1, BOT), START)
                        .id();
    }

    @AfterEach
    void close() {
        database.close();
    }

    /** Everything that is kept, of all channels. */
    private record Seen(
            List<Optional<Conversation>> newest,
            List<List<OutboxMessage>> open,
            List<List<VisitorMessage>> came,
            List<Optional<Waiting>> waiting,
            List<List<Timer>> due,
            List<List<Boolean>> set) {}

    @RepeatedTest(3)
    void whateverIsDoneAndUndoneTheNextProcessReadsTheSame() {
        long seed = new SecureRandom().nextInt(1_000_000);
        Random random = new Random(seed);
        for (int process = 0; process < PROCESSES; process++) {
            assertThatCode(() -> doAndUndo(random)).as("seed " + seed).doesNotThrowAnyException();
            Seen before = seen();
            database.close();
            database = Database.open(folder, TestDatabases.of(folder));
            store = new JdbiConversations(database, new LiveEvents());

            assertThat(seen()).as("seed " + seed).isEqualTo(before);
        }
        assertThat(compared)
                .anyMatch(seen -> seen.open().stream().anyMatch(list -> !list.isEmpty()));
        assertThat(compared)
                .anyMatch(seen -> seen.came().stream().anyMatch(list -> !list.isEmpty()));
        assertThat(compared)
                .anyMatch(seen -> seen.set().stream().anyMatch(each -> each.contains(true)));
    }

    @Test
    void whatWasUndoneIsNotKept() {
        begin("c0");
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        store.change(work -> {
                            work.save(newest(work, "c0").withTarget("sales"));
                            throw new IllegalStateException("no");
                        }));

        assertThat(store.change(work -> newest(work, "c0")).targetDepartment()).isEmpty();
    }

    private void doAndUndo(Random random) {
        for (int step = 0; step < STEPS; step++) {
            attempt(random);
            if (random.nextInt(4) == 0) {
                Seen before = seen();
                compared.add(before);
                new JdbiRetention(database).deleteVisitor(businessId, NOBODY, START);
                assertThat(seen())
                        .as("what is kept, and then what is read")
                        .usingRecursiveComparison()
                        .isEqualTo(before);
            }
            if (random.nextInt(20) == 0) {
                new JdbiRetention(database).deleteVisitor(businessId, visitor(random), START);
            }
        }
    }

    private static String visitor(Random random) {
        return "visitor-of-c" + random.nextInt(CHANNELS);
    }

    private void attempt(Random random) {
        String channel = "c" + random.nextInt(CHANNELS);
        alarms = storedAlarms();
        try {
            store.change(work -> {
                deed(work, channel, random);
                if (random.nextInt(5) == 0) {
                    throw new IllegalStateException("undone");
                }
                return true;
            });
        } catch (IllegalStateException undone) {
            assertThat(undone).hasMessage("undone");
        }
    }

    private void deed(ConversationWork work, String channel, Random random) {
        Optional<Conversation> newest = work.newestOf(businessId, channel);
        if (newest.isEmpty() || random.nextInt(30) == 0) {
            begin(work, channel);
            return;
        }
        Conversation conversation = newest.get();
        switch (random.nextInt(8)) {
            case 0 -> work.save(conversation.withTarget("d" + random.nextInt(9)));
            case 1 -> work.save(conversation.withPresent("p" + random.nextInt(9)));
            case 2 -> work.save(conversation.withTags(Set.of("t" + random.nextInt(9))));
            case 3 -> work.addOutbox(message(conversation.id(), random.nextLong()));
            case 4 -> somethingWaits(work, conversation.id(), random);
            case 5 -> timer(work, conversation.id(), random);
            case 6 -> deadLetter(work, conversation.id(), random);
            default -> {
                List<OutboxMessage> open = work.outbox(conversation.id());
                if (!open.isEmpty()) {
                    work.saveOutbox(
                            Outbox.in(
                                    open.get(random.nextInt(open.size())),
                                    STATES.get(random.nextInt(STATES.size()))));
                }
            }
        }
        assertThat(work.outbox(conversation.id()))
                .allMatch(message -> message.conversationId() == conversation.id());
    }

    /** Sometimes more than are kept. */
    private void somethingWaits(ConversationWork work, long id, Random random) {
        int many = random.nextInt(6) == 0 ? Waiting.MOST_LINES : random.nextInt(3);
        for (int line = 0; line < many; line++) {
            work.addUnanswered(
                    VisitorMessage.received(
                            id,
                            "e" + random.nextLong(),
                            "words",
                            START.plusNanos(random.nextLong(10_000_000_000L)),
                            START.plusNanos(random.nextLong(10_000_000_000L)),
                            1));
        }
        List<VisitorMessage> all = work.unanswered(id);
        if (many == 0 && !all.isEmpty()) {
            VisitorMessage some = all.get(random.nextInt(all.size()));
            switch (random.nextInt(3)) {
                case 0 -> work.settle(some);
                case 1 -> work.settleAll(id);
                default -> {
                    Waiting waiting = work.waiting(id).orElseThrow();
                    assertThat(work.stillWait(id, waiting)).isTrue();
                    work.settle(id, waiting.first());
                    assertThat(work.stillWait(id, waiting)).isFalse();
                }
            }
        }
    }

    private void timer(ConversationWork work, long id, Random random) {
        List<TimerKind> kinds = List.of(TimerKind.values());
        TimerKind kind = kinds.get(random.nextInt(kinds.size()));
        switch (random.nextInt(8)) {
            case 0 -> work.timers().cancel(id, kind);
            case 1 -> work.timers().cancelAll(id);
            case 4 -> work.timers().cancelWaits(id);
            case 5 ->
                    work.newestOf(businessId, "c" + random.nextInt(CHANNELS))
                            .map(Conversation::id)
                            .filter(other -> !work.timers().isSet(other, kind))
                            .ifPresent(other -> work.timers().pass(kind, id, other));
            case 2, 3 -> {
                Instant now = START.plusSeconds(random.nextInt(1_000));
                alarms.forEach(alarm -> work.timers().ring(alarm, now));
            }
            default -> work.timers().set(id, kind, START.plusMillis(random.nextInt(1_000_000)));
        }
    }

    private List<String> storedAlarms() {
        try (Connection connection = database.dataSource().getConnection();
                ResultSet rows =
                        connection.createStatement().executeQuery("select id from timer")) {
            List<String> ids = new ArrayList<>();
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
            return ids;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private void deadLetter(ConversationWork work, long id, Random random) {
        List<DeadLetter> letters = work.deadLetters().ofConversation(id);
        Optional<Waiting> waiting = work.waiting(id);
        if (waiting.isPresent()) {
            work.deadLetters().setAside(id, waiting, Optional.empty(), "why", START);
        } else if (!letters.isEmpty()) {
            work.deadLetters().replay(letters.get(random.nextInt(letters.size())), START);
        }
    }

    private static OutboxMessage message(long conversationId, long number) {
        return new OutboxMessage(
                "m" + number,
                conversationId,
                1,
                new BotMessage.Text("words " + number, List.of()),
                false,
                OutboxMessage.State.PENDING,
                0,
                "m" + number);
    }

    private void begin(String channel) {
        store.change(work -> {
            begin(work, channel);
            return true;
        });
    }

    private void begin(ConversationWork work, String channel) {
        work.insert(
                Conversation.begin(
                        work.nextId(),
                        businessId,
                        channel,
                        "visitor-of-" + channel,
                        "Ada",
                        Set.of(),
                        START.minusSeconds(60),
                        work.liveVersion(businessId)));
    }

    private Conversation newest(ConversationWork work, String channel) {
        return work.newestOf(businessId, channel).orElseThrow();
    }

    private Seen seen() {
        return store.change(work -> {
            List<Optional<Conversation>> newest =
                    IntStream.range(0, CHANNELS)
                            .mapToObj(channel -> work.newestOf(businessId, "c" + channel))
                            .map(found -> found.flatMap(each -> work.find(each.id())))
                            .toList();
            List<Long> ids =
                    newest.stream().flatMap(Optional::stream).map(Conversation::id).toList();
            return new Seen(
                    newest,
                    ids.stream().map(work::outbox).toList(),
                    ids.stream().map(work::unanswered).toList(),
                    ids.stream().map(work::waiting).toList(),
                    ids.stream().map(id -> work.timers().due(id)).toList(),
                    ids.stream().map(id -> set(work, id)).toList());
        });
    }

    private static List<Boolean> set(ConversationWork work, long id) {
        return Stream.of(TimerKind.values()).map(kind -> work.timers().isSet(id, kind)).toList();
    }
}
