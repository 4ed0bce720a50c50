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
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
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
    private static final int STEPS = 300;

    @TempDir Path folder;
    private Database database;
    private JdbiConversations store;
    private long businessId;
    private final List<OutboxMessage> messages = new ArrayList<>();

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
    private record Seen(List<Optional<Conversation>> newest, List<List<OutboxMessage>> open) {}

    @RepeatedTest(3)
    void whateverIsDoneAndUndoneTheNextProcessReadsTheSame() {
        long seed = new SecureRandom().nextInt(1_000_000);
        Random random = new Random(seed);
        assertThatCode(() -> doAndUndo(random)).as("seed " + seed).doesNotThrowAnyException();
        Seen before = seen();
        database.close();
        database = Database.open(folder, TestDatabases.of(folder));
        store = new JdbiConversations(database, new LiveEvents());

        assertThat(seen()).as("seed " + seed).isEqualTo(before);
        assertThat(before.open()).as("seed " + seed).anyMatch(list -> !list.isEmpty());
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
        switch (random.nextInt(5)) {
            case 0 -> work.save(conversation.withTarget("d" + random.nextInt(9)));
            case 1 -> work.save(conversation.withPresent("p" + random.nextInt(9)));
            case 2 -> work.save(conversation.withTags(Set.of("t" + random.nextInt(9))));
            case 3 -> {
                OutboxMessage message = message(conversation.id(), random.nextLong());
                messages.add(message);
                work.addOutbox(message);
            }
            default -> {
                if (!messages.isEmpty()) {
                    work.saveOutbox(
                            Outbox.in(
                                    messages.get(random.nextInt(messages.size())),
                                    STATES.get(random.nextInt(STATES.size()))));
                }
            }
        }
        assertThat(work.outbox(conversation.id()))
                .allMatch(message -> message.conversationId() == conversation.id());
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
            List<Optional<Conversation>> newest = new ArrayList<>();
            List<List<OutboxMessage>> open = new ArrayList<>();
            for (int channel = 0; channel < CHANNELS; channel++) {
                Optional<Conversation> found = work.newestOf(businessId, "c" + channel);
                newest.add(found.flatMap(each -> work.find(each.id())));
                open.add(found.map(each -> work.outbox(each.id())).orElse(List.of()));
            }
            return new Seen(newest, open);
        });
    }
}
