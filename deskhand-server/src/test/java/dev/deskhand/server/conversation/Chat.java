package dev.deskhand.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.bot.Bot;
import dev.deskhand.bot.BotMessage;
import dev.deskhand.bot.file.BotFile;
import dev.deskhand.server.bot.BotDraft;
import dev.deskhand.server.bot.Dialogues;
import dev.deskhand.server.bot.StoredBot;
import dev.deskhand.server.bot.Understanding;
import dev.deskhand.server.channel.ChannelEvent;
import dev.deskhand.server.channel.ChannelEvent.Party;
import dev.deskhand.server.channel.ZendeskChatRenderer;
import dev.deskhand.server.conversation.ConversationRunner.Next;
import dev.deskhand.server.conversation.ConversationRunner.Progress;
import dev.deskhand.server.live.LiveEvents;
import dev.deskhand.server.metrics.MessageTimes;
import dev.deskhand.server.metrics.Metrics;
import dev.deskhand.server.storage.Database;
import dev.deskhand.server.storage.JdbiBots;
import dev.deskhand.server.storage.JdbiBusinesses;
import dev.deskhand.server.storage.JdbiConversations;
import dev.deskhand.server.testing.ScriptedChannel;
import dev.deskhand.server.testing.ScriptedServices;
import dev.deskhand.server.testing.TestDatabases;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One business with a bot, a real database and a scripted channel; runs conversations step by step.
 */
final class Chat implements AutoCloseable {
    static final long SEED = 20_261_122L;
    static final String BOT =
            """
            name: Garden shop
            settings:
              break_message: Pardon?
              hand_over:
                user_says: [a human please]
                bot_says: {looking: One moment., transferred: You are with us., nobody_online: Nobody is here., failed: It failed.}
            faq:
              - name: hours
                user_says: [opening hours]
                bot_says: [Nine to six., Not on Sundays.]
              - name: delivery
                user_says: [delivery time]
                bot_says: [Two days.]
              - name: choice
                user_says: [four buttons]
                bot_says:
                  - text: Which?
                    buttons:
                      - {label: Hours, sends: opening hours}
                      - {label: Again, sends: four buttons}
                      - {label: Delivery, sends: delivery time}
                      - {label: A person, sends: a human please}
            """;

    final long businessId;
    final JdbiConversations store;
    final LiveEvents live = new LiveEvents();
    final ScriptedChannel channel = new ScriptedChannel();
    final ScriptedServices services = new ScriptedServices();
    final Fence fence = new Fence();
    private final Database database;
    private final AtomicLong nanos = new AtomicLong();
    final Metrics metrics = new Metrics(nanos::get);
    private final MessageTimes times = metrics.connection();
    private volatile Instant base = Instant.parse("2026-11-22T10:00:00Z");
    private final InstantSource clock = () -> base.plusNanos(nanos.get());
    private final Intake intake;
    private final ConversationRunner runner;
    private final Bell bell;
    private boolean connected = true;

    /** What the last step has begun; lost with the process, as it is in memory only. */
    private Optional<Next> begun = Optional.empty();

    private volatile String failsAt = "";
    private String channelId = "channel-1";
    private int events;

    Chat(Path folder) {
        this(folder, true, BOT);
    }

    /** With a bot of the test's own. */
    static Chat with(Path folder, String file) {
        return new Chat(folder, true, file);
    }

    private Chat(Path folder, boolean fresh, String file) {
        database = Database.open(folder, TestDatabases.of(folder));
        store =
                new JdbiConversations(
                        database,
                        live,
                        (outcome, why) -> metrics.handedOver(outcome.wireName(), why.wireName()));
        JdbiBusinesses businesses = new JdbiBusinesses(database);
        businessId =
                fresh
                        ? businesses
                                .add("Garden shop", List.of("en"), draft(file), clock.instant())
                                .id()
                        : businesses.all().getFirst().id();
        intake = new Intake(businessId, store, fence, clock, times);
        Dialogues dialogues = new Dialogues(new JdbiBots(database), Understanding.byWords());
        runner =
                new ConversationRunner(
                        store,
                        fence,
                        new Turns(
                                dialogues,
                                new MessageIds(new Random(fresh ? SEED : SEED + 1)),
                                clock,
                                this::parts),
                        new Pacing(nanos::get),
                        services,
                        () -> fence.caughtUp(fence.breaks()),
                        times);
        bell = new Bell(store, dialogues, clock, (business, conversation) -> connected);
        events = fresh ? 0 : 1_000;
    }

    /** Runs this business's conversations on threads of their own. */
    ConversationRunners runners() {
        return runners(store);
    }

    /** The same over conversations that are stored otherwise. */
    ConversationRunners runners(ConversationStore conversations) {
        return new ConversationRunners(
                conversations,
                fence,
                new Dialogues(new JdbiBots(database), Understanding.byWords()),
                channel,
                services,
                () -> fence.caughtUp(fence.breaks()),
                new Random(SEED),
                clock,
                times,
                new StoreTrouble(businessId, System::nanoTime));
    }

    /** The same data, as a process finds it that was started again. */
    static Chat reopened(Path folder) {
        return new Chat(folder, false, BOT);
    }

    /** Another draft of the bot. */
    StoredBot saves(String file) {
        JdbiBots bots = new JdbiBots(database);
        StoredBot before = bots.ofBusiness(businessId).getFirst();
        return bots.save(before.id(), before.revision(), draft(file), clock.instant())
                .orElseThrow();
    }

    /** Another version of the bot goes live. */
    void publishes(String file) {
        StoredBot saved = saves(file);
        var published =
                new JdbiBots(database)
                        .publish(saved.id(), saved.revision(), "Ada", "", clock.instant());
        assertThat(published).isPresent();
    }

    private static BotDraft draft(String file) {
        Bot bot = ((BotFile.Valid) BotFile.parse(file)).bot();
        return new BotDraft(bot.name(), bot.languages(), bot.entryCount(), file);
    }

    /** From now on everything happens in another channel, where nothing has happened yet. */
    void inChannel(String id) {
        channelId = id;
        begun = Optional.empty();
    }

    static Party visitor() {
        return new Party(Party.Kind.VISITOR, "visitor-1", "Ada");
    }

    static Party human() {
        return new Party(Party.Kind.OTHER_AGENT, "agent-2", "Grace");
    }

    static Party bot() {
        return new Party(Party.Kind.BOT, "agent-1", "Bot");
    }

    static Party trigger() {
        return new Party(Party.Kind.TRIGGER, "", "Greeter");
    }

    String says(Party party, String text) {
        return says(party, text, "");
    }

    String says(Party party, String text, String messageId) {
        String eventId = "event-" + ++events;
        receive(
                new ChannelEvent.Said(
                        channelId, eventId, party, clock.instant(), messageId, text, List.of()));
        return eventId;
    }

    void joins(Party party) {
        receive(new ChannelEvent.Joined(channelId, "event-" + ++events, party, clock.instant()));
    }

    void leaves(Party party) {
        receive(new ChannelEvent.Left(channelId, "event-" + ++events, party, clock.instant()));
    }

    void receive(ChannelEvent event) {
        times.heard(event.eventId(), 0);
        intake.takeAll(List.of(new Intake.Arrival(event, ++events, Intake.Source.NEWS)));
    }

    /** As the session says when the first frame of a reply is written. */
    void firstFrameIsWritten() {
        times.written(channelId);
    }

    ChannelEvent.Said said(String eventId, String text, Instant at) {
        return saidBy(visitor(), eventId, text, at);
    }

    ChannelEvent.Said saidBy(Party party, String eventId, String text, Instant at) {
        return new ChannelEvent.Said(channelId, eventId, party, at, "", text, List.of());
    }

    void clockIsSetBack(Duration by) {
        base = base.minus(by);
    }

    ChannelEvent.Said said(String eventId, String text) {
        return said(eventId, text, clock.instant());
    }

    /** Time goes by, and every alarm goes off whose time has come. */
    void passes(Duration time) {
        base = base.plus(time);
        for (int alarm = 1; alarm < 30; alarm++) {
            bell.ring(Integer.toString(alarm));
        }
    }

    HandOverOrders.Ordered takesBack() {
        return runner.orders().takeBack(conversation().id());
    }

    HandOverOrders.Ordered handsOver() {
        return runner.orders().handOver(conversation().id(), Optional.empty());
    }

    List<LeftMessage> leftMessages() {
        return store.leftMessages(businessId, false, Optional.empty(), 50).messages();
    }

    /** Only what happens in step with the frames: the event itself is not stored yet. */
    void humanIsSeen() {
        fence.raise(channelId, ++events);
    }

    /** Steps the newest conversation until it rests; time passes while it waits. */
    ConversationRunner.Progress run() {
        ConversationRunner.Progress progress = runWithoutWaiting();
        for (int wait = 0; progress instanceof Progress.Wait(Duration pause); wait++) {
            if (wait > 100) {
                throw new AssertionError("waits and waits");
            }
            pass(pause);
            progress = runWithoutWaiting();
        }
        return progress;
    }

    /** Steps it until it rests or waits; no time passes. */
    ConversationRunner.Progress runWithoutWaiting() {
        ConversationRunner.Progress progress = ConversationRunner.Progress.MORE;
        for (int step = 0; progress instanceof ConversationRunner.Progress.More; step++) {
            if (step > 100) {
                throw new AssertionError("does not come to rest");
            }
            progress = step();
        }
        return progress;
    }

    /** From now on the bot fails at every reply that holds these words; empty: at none. */
    void failsAt(String words) {
        failsAt = words;
    }

    private List<BotMessage> parts(BotMessage message) {
        if (!failsAt.isEmpty() && message.plainText().contains(failsAt)) {
            throw new IllegalArgumentException("cannot show " + message.plainText());
        }
        return ZendeskChatRenderer.parts(message);
    }

    /** From now on nobody sees to what is due. */
    void connectionEnds() {
        connected = false;
    }

    void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    InstantSource clock() {
        return clock;
    }

    Database database() {
        return database;
    }

    /** One step of the newest conversation. */
    ConversationRunner.Progress step() {
        Next next = begun.orElseGet(() -> runner.next(conversation().id()));
        begun = Optional.empty();
        Next after = runner.carryOut(next, channel);
        if (after instanceof Next.Done(ConversationRunner.Progress progress)) {
            return progress;
        }
        begun = Optional.of(after);
        return ConversationRunner.Progress.MORE;
    }

    Conversation conversation() {
        return store.change(work -> work.newestOf(businessId, channelId)).orElseThrow();
    }

    List<Long> unfinished() {
        return store.change(work -> work.unfinished(businessId));
    }

    List<String> channelsWithPeople() {
        return store.change(work -> work.channelsWithPeople(businessId));
    }

    /** The conversation's state by its wire name, with the reason. */
    String state() {
        Conversation now = conversation();
        return now.state().wireName()
                + now.reason().map(reason -> " " + reason.wireName()).orElse("");
    }

    /** Who said what, and what became of it. */
    List<String> transcript() {
        return store.transcript(conversation().id()).stream().map(Chat::line).toList();
    }

    private static String line(TranscriptEntry entry) {
        String who = entry.speaker().wireName();
        return switch (entry.kind()) {
            case MESSAGE ->
                    who
                            + ": "
                            + entry.text()
                            + entry.delivery().map(each -> " [" + each.wireName()).orElse("")
                            + entry.deliveryReason().map(reason -> " " + reason).orElse("")
                            + entry.delivery().map(each -> "]").orElse("");
            case NOTE -> "note: " + entry.text();
            case CALL, TAG ->
                    entry.kind().wireName()
                            + " "
                            + entry.text()
                            + entry.delivery().map(each -> " [" + each.wireName()).orElse("")
                            + entry.deliveryReason().map(reason -> " " + reason).orElse("")
                            + "]";
            case JOINED -> who + " joined";
            case LEFT -> who + " left";
            case STATE ->
                    entry.stateChange()
                            .map(change ->
                                    change.from()
                                            + " > "
                                            + change.to()
                                            + change.reason()
                                                    .map(why -> " (" + why + ")")
                                                    .orElse(""))
                            .orElse("");
        };
    }

    @Override
    public void close() {
        database.close();
    }
}
