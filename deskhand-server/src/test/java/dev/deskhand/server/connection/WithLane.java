package dev.deskhand.server.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.bot.Bot;
import dev.deskhand.bot.BotMessage;
import dev.deskhand.bot.file.BotFile;
import dev.deskhand.server.bot.BotDraft;
import dev.deskhand.server.channel.ChannelEvent;
import dev.deskhand.server.channel.ChannelUnavailableException;
import dev.deskhand.server.channel.ZendeskEvents;
import dev.deskhand.server.conversation.Conversation;
import dev.deskhand.server.conversation.ConversationStore;
import dev.deskhand.server.conversation.ConversationSummary;
import dev.deskhand.server.conversation.Fence;
import dev.deskhand.server.conversation.Intake;
import dev.deskhand.server.conversation.OutboxMessage;
import dev.deskhand.server.conversation.StoreTrouble;
import dev.deskhand.server.conversation.TranscriptEntry;
import dev.deskhand.server.conversation.VisitorMessage;
import dev.deskhand.server.live.LiveEvents;
import dev.deskhand.server.metrics.Metrics;
import dev.deskhand.server.storage.Database;
import dev.deskhand.server.storage.JdbiBusinesses;
import dev.deskhand.server.storage.JdbiConversations;
import dev.deskhand.server.testing.Conditions;
import dev.deskhand.server.testing.CountedConversations;
import dev.deskhand.server.testing.TestDatabases;
import dev.deskhand.zendesk.chat.Agent;
import dev.deskhand.zendesk.chat.AgentId;
import dev.deskhand.zendesk.chat.Channel;
import dev.deskhand.zendesk.chat.ChannelId;
import dev.deskhand.zendesk.chat.ChannelKind;
import dev.deskhand.zendesk.chat.ChannelState;
import dev.deskhand.zendesk.chat.ChatEvent;
import dev.deskhand.zendesk.chat.LogId;
import dev.deskhand.zendesk.chat.MessageId;
import dev.deskhand.zendesk.chat.Sender;
import dev.deskhand.zendesk.chat.VisitorId;
import dev.deskhand.zendesk.chat.VisitorProfile;
import dev.deskhand.zendesk.chat.operation.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A lane over a real database and scripted logs. */
abstract class WithLane {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    static final AgentId SELF = new AgentId("bot");
    private static final Sender.Visitor ADA = new Sender.Visitor(new VisitorId("v"), "Ada");
    private static final String BOT =
            "name: B\nfaq:\n  - {name: a, user_says: [hello], bot_says: [Hi]}\n";

    @TempDir Path folder;
    private Database database;
    private JdbiConversations store;
    final AtomicInteger changes = new AtomicInteger();
    final AtomicInteger failingChanges = new AtomicInteger();
    private long businessId;
    final Fence fence = new Fence();
    final List<ChatEvent> log = new CopyOnWriteArrayList<>();
    final AtomicInteger failingReads = new AtomicInteger();
    volatile Optional<Duration> pauseAsked = Optional.empty();
    final AtomicInteger refusedReads = new AtomicInteger();
    volatile boolean logsShown = true;
    volatile ChannelState state = ChannelState.ONGOING;
    volatile List<Agent> agents = List.of();
    volatile boolean listed = true;
    final List<Long> woken = new CopyOnWriteArrayList<>();
    final List<Boolean> mayWriteAtWake = new CopyOnWriteArrayList<>();
    final List<String> reads = new CopyOnWriteArrayList<>();
    final List<Integer> entriesAsked = new CopyOnWriteArrayList<>();
    volatile CountDownLatch whileReading = new CountDownLatch(0);
    volatile boolean twoPages;
    volatile CountDownLatch whileReadingTheSecondPage = new CountDownLatch(0);
    EventLane lane;

    @BeforeEach
    void open() {
        database = Database.open(folder, TestDatabases.of(folder));
        store = new JdbiConversations(database, new LiveEvents());
        Bot bot = ((BotFile.Valid) BotFile.parse(BOT)).bot();
        businessId =
                new JdbiBusinesses(database)
                        .add(
                                "B",
                                List.of("en"),
                                new BotDraft(bot.name(), bot.languages(), bot.entryCount(), BOT),
                                START)
                        .id();
        InstantSource clock = InstantSource.fixed(START);
        ConversationStore counted = new CountedConversations(store, changes, failingChanges);
        lane =
                new EventLane(
                        businessId,
                        fence,
                        new Intake(businessId, counted, fence, clock, new Metrics().connection()),
                        counted,
                        conversation -> {
                            mayWriteAtWake.add(!fence.isBehind() && !fence.isRaised("c"));
                            woken.add(conversation);
                        },
                        this::read,
                        new StoreTrouble(businessId, System::nanoTime),
                        rhythm());
        lane.start();
    }

    Rhythm rhythm() {
        return new Rhythm(
                Duration.ofMillis(400),
                Duration.ofMillis(600),
                Duration.ofMillis(1200),
                System::nanoTime);
    }

    @AfterEach
    void close() {
        lane.close();
        lane.awaitEnd();
        database.close();
    }

    private Optional<Page<Channel>> read(Optional<String> before, int entries) {
        reads.add(before.orElse("first"));
        entriesAsked.add(entries);
        awaitUninterrupted(whileReading);
        if (before.isPresent()) {
            awaitUninterrupted(whileReadingTheSecondPage);
        }
        if (failingReads.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new ChannelUnavailableException(
                    "not now", pauseAsked, new IllegalStateException("no connection"));
        }
        if (refusedReads.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            return Optional.empty();
        }
        boolean more = twoPages && before.isEmpty();
        return Optional.of(
                new Page<>(
                        listed
                                ? List.of(channel(before.isEmpty() ? "c" : "d", entries))
                                : List.of(),
                        more ? Optional.of("second") : Optional.empty(),
                        Optional.empty(),
                        more,
                        false));
    }

    private Channel channel(String id, int entries) {
        List<ChatEvent> all =
                logsShown
                        ? log.stream().filter(event -> event.channel().value().equals(id)).toList()
                        : List.of();
        return new Channel(
                new ChannelId(id),
                ChannelKind.VISITOR,
                state,
                Optional.empty(),
                VisitorProfile.UNKNOWN,
                agents,
                all.subList(Math.max(0, all.size() - entries), all.size()),
                logsShown);
    }

    static ChatEvent visitorSaid(int number) {
        return visitorSaid("c", number);
    }

    static ChatEvent visitorSaid(String channel, int number) {
        return new ChatEvent.MessageReceived(
                new ChannelId(channel),
                new MessageId("event-" + number),
                Optional.empty(),
                ADA,
                "m" + number,
                List.of(),
                START.plusSeconds(number));
    }

    /** The echo of a message of Deskhand's. */
    static ChatEvent botSaid(int number, String messageId) {
        return new ChatEvent.MessageReceived(
                new ChannelId("c"),
                new MessageId("event-" + number),
                Optional.of(messageId),
                new Sender.Agent(SELF, "Bot"),
                "m" + number,
                List.of(),
                START.plusSeconds(number));
    }

    static ChatEvent visitorLeft(int number) {
        return new ChatEvent.MemberLeft(
                new ChannelId("c"), new LogId("event-" + number), ADA, START.plusSeconds(number));
    }

    static ChatEvent personSaid(int number) {
        return new ChatEvent.MessageReceived(
                new ChannelId("c"),
                new MessageId("event-" + number),
                Optional.empty(),
                new Sender.Agent(new AgentId("person"), "Pat"),
                "m" + number,
                List.of(),
                START.plusSeconds(number));
    }

    static ChannelEvent neutral(ChatEvent event) {
        return ZendeskEvents.neutral(event, Optional.of(SELF)).orElseThrow();
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void awaitLines(int count) {
        Conditions.await(
                () -> count + " lines, are " + lines().size(), () -> lines().size() == count);
    }

    List<String> lines() {
        return conversations().stream().flatMap(this::texts).toList();
    }

    List<String> linesOf(String channel) {
        return conversations().stream()
                .filter(summary -> find(summary).channelId().equals(channel))
                .flatMap(this::texts)
                .toList();
    }

    private Stream<String> texts(ConversationSummary conversation) {
        return store.transcript(conversation.id()).stream().map(TranscriptEntry::text);
    }

    private Conversation find(ConversationSummary summary) {
        return store.change(work -> work.find(summary.id())).orElseThrow();
    }

    Conversation newest() {
        return store.change(work -> work.newestOf(businessId, "c")).orElseThrow();
    }

    /** All questions of the conversation are answered. */
    void nothingWaits(long conversation) {
        store.change(work -> {
            work.settleAll(conversation);
            return true;
        });
    }

    /** The bot is writing this message, and does not know yet whether it arrived. */
    void writes(long conversation, String messageId) {
        store.change(work -> {
            work.addOutbox(
                    new OutboxMessage(
                            messageId,
                            conversation,
                            1,
                            BotMessage.text("Hi"),
                            false,
                            OutboxMessage.State.SENDING,
                            0,
                            messageId));
            return true;
        });
    }

    List<ConversationSummary> conversations() {
        return store.list(businessId, Optional.empty(), Optional.empty(), 10).conversations();
    }

    List<String> unanswered() {
        return store.change(work ->
                conversations().stream()
                        .flatMap(summary -> work.unanswered(summary.id()).stream())
                        .map(VisitorMessage::text)
                        .toList());
    }
}
