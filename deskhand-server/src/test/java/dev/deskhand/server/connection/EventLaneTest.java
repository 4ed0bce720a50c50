package dev.deskhand.server.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.bot.Bot;
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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * After a break nothing new overtakes what was missed, and nothing is written before it is known.
 */
class EventLaneTest {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    private static final AgentId SELF = new AgentId("bot");
    private static final Sender.Visitor ADA = new Sender.Visitor(new VisitorId("v"), "Ada");
    private static final String BOT =
            "name: B\nfaq:\n  - {name: a, user_says: [hello], bot_says: [Hi]}\n";

    @TempDir Path folder;
    private Database database;
    private JdbiConversations store;
    private final AtomicInteger changes = new AtomicInteger();
    private final AtomicInteger failingChanges = new AtomicInteger();
    private long businessId;
    private final Fence fence = new Fence();
    private final List<ChatEvent> log = new CopyOnWriteArrayList<>();
    private final AtomicInteger failingReads = new AtomicInteger();
    private final AtomicInteger refusedReads = new AtomicInteger();
    private volatile boolean logsShown = true;
    private volatile ChannelState state = ChannelState.ONGOING;
    private final List<Boolean> mayWriteAtWake = new CopyOnWriteArrayList<>();
    private final List<String> reads = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch whileReading = new CountDownLatch(0);
    private volatile boolean twoPages;
    private volatile CountDownLatch whileReadingTheSecondPage = new CountDownLatch(0);
    private EventLane lane;

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
                        conversation ->
                                mayWriteAtWake.add(!fence.isBehind() && !fence.isRaised("c")),
                        this::read,
                        new StoreTrouble(businessId, System::nanoTime),
                        new Rhythm(
                                Duration.ofMillis(400),
                                Duration.ofMillis(600),
                                Duration.ofMillis(1200),
                                System::nanoTime));
        lane.start();
    }

    @AfterEach
    void close() {
        lane.close();
        lane.awaitEnd();
        database.close();
    }

    private Optional<Page<Channel>> read(Optional<String> after, int entries) {
        reads.add(after.orElse("first"));
        awaitUninterrupted(whileReading);
        if (after.isPresent()) {
            awaitUninterrupted(whileReadingTheSecondPage);
        }
        if (failingReads.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new ChannelUnavailableException("not now");
        }
        if (refusedReads.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            return Optional.empty();
        }
        boolean more = twoPages && after.isEmpty();
        return Optional.of(
                new Page<>(
                        List.of(channel(after.isEmpty() ? "c" : "d", entries)),
                        Optional.empty(),
                        more ? Optional.of("second") : Optional.empty(),
                        false,
                        more));
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
                List.of(),
                all.subList(Math.max(0, all.size() - entries), all.size()),
                logsShown);
    }

    @Test
    void whatCameLiveBeforeTheLogWasReadIsTakenAfterIt() {
        log.add(visitorSaid(1));
        log.add(visitorSaid(2));
        ChatEvent live = visitorSaid(3);
        log.add(live);
        lane.received(neutral(live));
        lane.connected(SELF);
        awaitLines(3);

        assertThat(lines()).containsExactly("m1", "m2", "m3");
    }

    @Test
    void nothingMayBeWrittenBetweenABreakAndTheReadingOfTheLog() {
        assertThat(fence.isBehind()).isTrue();
        lane.connected(SELF);
        Conditions.await("caught up", () -> !fence.isBehind());
        lane.disconnected();
        assertThat(fence.isBehind()).isTrue();
        lane.connected(SELF);
        Conditions.await("caught up", () -> !fence.isBehind());
    }

    @Test
    void aLogThatCannotBeReadAtFirstIsReadAgainWhileOnline() {
        failingReads.set(1);
        log.add(visitorSaid(1));
        lane.connected(SELF);
        awaitLines(1);

        Conditions.await("caught up", () -> !fence.isBehind());
    }

    @Test
    void aLogThatCannotBeReadAtFirstIsReadAgainHoweverManyEventsCome() {
        failingReads.set(2);
        lane.connected(SELF);
        AtomicInteger number = new AtomicInteger();

        // An event every few milliseconds, as on a busy account: it never was quiet.
        Conditions.await(
                "caught up",
                () -> {
                    lane.received(neutral(visitorSaid(number.incrementAndGet())));
                    return !fence.isBehind();
                });
    }

    @Test
    void logsThatAreRefusedNowAndThenAreReadAgainBeforeAnythingIsWritten() {
        refusedReads.set(2);
        log.add(visitorSaid(1));
        lane.connected(SELF);
        Conditions.await("caught up", () -> !fence.isBehind());

        assertThat(lines()).containsExactly("m1");
    }

    @Test
    void whatTheLogsHoldIsNotLostWhereTheyCouldNotBeReadForLong() {
        logsShown = false;
        log.add(visitorSaid(1));
        lane.connected(SELF);
        Conditions.await("going on without", () -> !fence.isBehind());
        assertThat(lines()).isEmpty();

        logsShown = true;
        awaitLines(1);
    }

    @Test
    void aBacklogLongerThanOneReadingIsTakenInWhole() {
        log.add(visitorSaid(0));
        lane.connected(SELF);
        awaitLines(1);
        lane.disconnected();
        IntStream.rangeClosed(1, 250).forEach(number -> log.add(visitorSaid(number)));
        lane.connected(SELF);
        awaitLines(251);

        assertThat(lines())
                .isEqualTo(IntStream.rangeClosed(0, 250).mapToObj(n -> "m" + n).toList());
    }

    @Test
    void aChatsLogCostsAFewTransactionsHoweverMuchOfItIsNewOrKnown() {
        log.add(visitorSaid(0));
        lane.connected(SELF);
        awaitLines(1);
        lane.disconnected();
        IntStream.rangeClosed(1, 90).forEach(number -> log.add(visitorSaid(number)));
        int before = changes.get();
        lane.connected(SELF);
        Conditions.await("caught up", () -> !fence.isBehind());

        // What is known of the chat, what was answered elsewhere, all its events, the unfinished;
        // and those of the catching up before, which are looked for once the fence is down.
        assertThat(changes.get() - before).isLessThanOrEqualTo(5);
        lane.disconnected();
        before = changes.get();
        lane.connected(SELF);
        Conditions.await("caught up", () -> !fence.isBehind());

        assertThat(changes.get() - before).isLessThanOrEqualTo(5);
        assertThat(lines()).isEqualTo(IntStream.rangeClosed(0, 90).mapToObj(n -> "m" + n).toList());
    }

    @Test
    void aPageThatCannotBeReadIsAskedForAgainAndNotThoseBeforeIt() {
        twoPages = true;
        CountDownLatch goOn = new CountDownLatch(1);
        whileReadingTheSecondPage = goOn;
        lane.connected(SELF);
        Conditions.await("at the second page", () -> reads.size() == 2);
        failingReads.set(2);
        goOn.countDown();
        Conditions.await("caught up", () -> !fence.isBehind());

        assertThat(reads).containsExactly("first", "second", "second", "second");
    }

    @Test
    void aChannelThatIsReadGoesOnWhileTheLogsOfOthersAreOwed() {
        twoPages = true;
        CountDownLatch goOn = new CountDownLatch(1);
        whileReadingTheSecondPage = goOn;
        log.add(visitorSaid("c", 1));
        log.add(visitorSaid("d", 2));
        lane.received(neutral(visitorSaid("c", 3)));
        lane.received(neutral(visitorSaid("d", 4)));
        lane.connected(SELF);
        Conditions.await("at the second page", () -> reads.size() == 2);

        assertThat(linesOf("c")).containsExactly("m1", "m3");
        assertThat(fence.isBehind("c")).isFalse();
        assertThat(linesOf("d")).isEmpty();
        assertThat(fence.isBehind("d")).isTrue();
        goOn.countDown();
        Conditions.await("caught up", () -> !fence.isBehind());

        assertThat(linesOf("d")).containsExactly("m2", "m4");
    }

    @Test
    void anotherBreakWhileTheLogsAreReadMakesAllOfThemBeReadAnew() {
        twoPages = true;
        CountDownLatch goOn = new CountDownLatch(1);
        whileReadingTheSecondPage = goOn;
        lane.connected(SELF);
        Conditions.await("at the second page", () -> reads.size() == 2);
        lane.disconnected();
        log.add(visitorSaid("c", 1));
        goOn.countDown();
        lane.connected(SELF);
        Conditions.await("caught up", () -> !fence.isBehind());

        assertThat(reads).containsExactly("first", "second", "first", "second");
        assertThat(linesOf("c")).containsExactly("m1");
    }

    @Test
    void whatMayHaveBeenAnEventIsReadBeforeAnythingIsWritten() {
        lane.connected(SELF);
        Conditions.await("caught up", () -> !fence.isBehind());
        CountDownLatch goOn = new CountDownLatch(1);
        whileReading = goOn;
        log.add(visitorSaid(1));
        log.add(visitorSaid(2));
        lane.missed();
        lane.received(neutral(visitorSaid(2)));

        assertThat(fence.isBehind("c")).isTrue();
        goOn.countDown();
        awaitLines(2);
        assertThat(lines()).containsExactly("m1", "m2");
    }

    @Test
    void logsThatCannotBeReadForLongDoNotKeepVisitorsWaitingForEver() {
        failingReads.set(Integer.MAX_VALUE);
        lane.connected(SELF);
        lane.received(neutral(visitorSaid(2)));
        awaitLines(1);
        assertThat(fence.isBehind()).isFalse();
        log.add(visitorSaid(1));
        log.add(visitorSaid(2));

        failingReads.set(0);
        awaitLines(2);
        assertThat(lines()).containsExactly("m2", "m1");
    }

    @Test
    void aChatThatEndsBeforeItsLogIsReadDoesNotBringItsOldLinesIntoTheNextChat() {
        log.add(visitorSaid(1));
        ChatEvent left = visitorLeft(2);
        log.add(left);
        state = ChannelState.CLOSING;
        ChatEvent back = visitorSaid(3);
        lane.received(neutral(left));
        lane.received(neutral(back));
        lane.connected(SELF);
        Conditions.await("caught up", () -> !fence.isBehind());
        log.add(back);
        state = ChannelState.ONGOING;
        lane.disconnected();
        lane.connected(SELF);
        Conditions.await("caught up again", () -> !fence.isBehind());

        assertThat(unanswered()).containsExactly("m3");
    }

    @Test
    void whatWasSaidBeforeTheVisitorLeftIsNotAnsweredInTheNextChat() {
        ChatEvent back = visitorSaid(3);
        lane.connected(SELF);
        Conditions.await("caught up", () -> !fence.isBehind());
        lane.received(neutral(back));
        awaitLines(1);
        log.add(visitorSaid(1));
        log.add(visitorLeft(2));
        log.add(back);
        lane.disconnected();
        lane.connected(SELF);
        Conditions.await("caught up again", () -> !fence.isBehind());

        assertThat(unanswered()).containsExactly("m3");
    }

    @Test
    void f49_anEventThatCouldNotBeStoredIsNotOvertakenByALaterOne() {
        log.add(visitorSaid(0));
        lane.connected(SELF);
        awaitLines(1);
        Conditions.await("caught up", () -> !fence.isBehind());
        log.add(visitorSaid(1));
        log.add(visitorSaid(2));
        failingChanges.set(1);
        lane.received(neutral(visitorSaid(1)));
        lane.received(neutral(visitorSaid(2)));
        awaitLines(3);

        assertThat(lines()).containsExactly("m0", "m1", "m2");
        Conditions.await("caught up again", () -> !fence.isBehind());
    }

    @Test
    void aPersonWhoSpokeAnywhereInTheLogKeepsTheFenceUp() {
        log.add(visitorSaid(1));
        log.add(personSaid(2));
        log.add(visitorSaid(3));
        lane.connected(SELF);
        Conditions.await("caught up", () -> !fence.isBehind());

        assertThat(fence.isRaised("c")).isTrue();
        assertThat(lines()).contains("m1", "m2", "m3");
    }

    @Test
    void aPersonWhoComesWhileTheLogsAreReadKeepsTheFenceUpThoughTheyDoNotTellOfIt() {
        CountDownLatch goOn = new CountDownLatch(1);
        whileReading = goOn;
        log.add(visitorSaid(1));
        lane.connected(SELF);
        Conditions.await("the reading has begun", () -> reads.size() == 1);
        lane.received(neutral(personSaid(2)));
        goOn.countDown();
        Conditions.await("the person's word is stored", () -> lines().contains("m2"));

        assertThat(mayWriteAtWake).isNotEmpty().containsOnly(false);
    }

    @Test
    void whoAsksForTheLogsWhileAReadingIsAheadSharesIt() {
        CountDownLatch goOn = new CountDownLatch(1);
        whileReading = goOn;
        lane.connected(SELF);
        Conditions.await("the first reading has begun", () -> reads.size() == 1);
        for (int leaving = 0; leaving < 50; leaving++) {
            lane.connected(SELF);
        }
        log.add(visitorSaid(1));
        goOn.countDown();
        awaitLines(1);
        lane.received(neutral(visitorSaid(2)));
        awaitLines(2);

        assertThat(reads).hasSize(2);
    }

    private static ChatEvent visitorSaid(int number) {
        return visitorSaid("c", number);
    }

    private static ChatEvent visitorSaid(String channel, int number) {
        return new ChatEvent.MessageReceived(
                new ChannelId(channel),
                new MessageId("event-" + number),
                Optional.empty(),
                ADA,
                "m" + number,
                List.of(),
                START.plusSeconds(number));
    }

    private static ChatEvent visitorLeft(int number) {
        return new ChatEvent.MemberLeft(
                new ChannelId("c"), new LogId("event-" + number), ADA, START.plusSeconds(number));
    }

    private static ChatEvent personSaid(int number) {
        return new ChatEvent.MessageReceived(
                new ChannelId("c"),
                new MessageId("event-" + number),
                Optional.empty(),
                new Sender.Agent(new AgentId("person"), "Pat"),
                "m" + number,
                List.of(),
                START.plusSeconds(number));
    }

    private static ChannelEvent neutral(ChatEvent event) {
        return ZendeskEvents.neutral(event, Optional.of(SELF)).orElseThrow();
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitLines(int count) {
        Conditions.await(
                () -> count + " lines, are " + lines().size(), () -> lines().size() == count);
    }

    private List<String> lines() {
        return conversations().stream().flatMap(this::texts).toList();
    }

    private List<String> linesOf(String channel) {
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

    private List<ConversationSummary> conversations() {
        return store.list(businessId, Optional.empty(), Optional.empty(), 10).conversations();
    }

    private List<String> unanswered() {
        return store.change(work ->
                conversations().stream()
                        .flatMap(summary -> work.unanswered(summary.id()).stream())
                        .map(VisitorMessage::text)
                        .toList());
    }
}
