package dev.deskhand.zendesk.chat.session;

import dev.deskhand.zendesk.chat.ChannelId;
import dev.deskhand.zendesk.chat.operation.SendMessage;
import dev.deskhand.zendesk.chat.operation.Subscription;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/**
 * One random schedule: the real {@link SessionProtocol}, driven as its shell does, against {@link
 * SimulatedService} over {@link SimulatedNetwork}. Time is a number that this class moves. All
 * randomness comes from the seed, so a schedule can be played again.
 *
 * <p>First everything goes wrong for a few minutes, then nothing does any more, and the session has
 * to come to rest with all promises kept.
 */
final class SessionSimulation {

    /** Logs are read in small bites, so that reading deeper is common. */
    static final SessionSettings SETTINGS =
            SessionSettings.defaults()
                    .withGapFill(new GapFillSettings(true, FirstConnect.UNANSWERED, 3, 64, 1000));

    static final long SECOND = 1_000_000_000L;

    /** Long enough for the longest wait that the service asks for, and several tries. */
    private static final long SETTLES_WITHIN = 900 * SECOND;

    private record Event(long at, long order, Runnable action) {}

    final SplittableRandom random;
    final SimulatedService service;
    final SessionPromises promises;
    private final SimulatedNetwork network;
    private final Happenings happenings;
    private final SessionProtocol protocol;
    private final PriorityQueue<Event> events =
            new PriorityQueue<>((a, b) ->
                    a.at != b.at ? Long.compare(a.at, b.at) : Long.compare(a.order, b.order));
    private final Deque<SessionInput> inputs = new ArrayDeque<>();
    private final Map<Long, String> sendChats = new HashMap<>();
    private final Map<Long, String> sendTexts = new HashMap<>();
    private final long origin;
    private final boolean unanswered;

    /** How likely faults are, in a thousand; 0 is a calm schedule. */
    final int trouble;

    private long t;
    private long order;
    private long pausedUntil;
    private long tickDue = Long.MAX_VALUE;
    private boolean wasOnline;
    private boolean subscribed;
    private long requests;
    private int submits;
    private int ids;

    SessionSimulation(long seed) {
        random = new SplittableRandom(seed);
        trouble = random.nextInt(4) == 0 ? 0 : 1 << random.nextInt(8);
        SimulatedService.Logs logs =
                switch (random.nextInt(25)) {
                    case 0 -> SimulatedService.Logs.NONE;
                    case 1, 2 -> SimulatedService.Logs.PLAIN_ONES;
                    default -> SimulatedService.Logs.ALL;
                };
        unanswered = random.nextInt(4) != 0;
        network = new SimulatedNetwork(this);
        happenings = new Happenings(this, network);
        service = new SimulatedService(random.split(), logs, network::live);
        promises = new SessionPromises(service);
        promises.complete = logs != SimulatedService.Logs.NONE;
        GapFillSettings gapFill = SETTINGS.gapFill();
        protocol =
                new SessionProtocol(
                        SETTINGS.withGapFill(
                                gapFill.withFirstConnect(
                                        unanswered
                                                ? FirstConnect.UNANSWERED
                                                : FirstConnect.NOTHING)),
                        random.split(),
                        () -> "own-" + ++ids);
        // Monotonic time has any origin, and may overflow on the way.
        origin = random.nextBoolean() ? Long.MAX_VALUE - random.nextLong(400 * SECOND) : -5;
    }

    void run() {
        long trouble = (20 + random.nextInt(140)) * SECOND;
        plan(trouble);
        inputs.add(new SessionInput.Start());
        drive();
        runUntil(trouble, false);
        network.heal();
        runUntil(trouble + SETTLES_WITHIN, true);
        SessionPromises.require(
                promises.state() instanceof SessionState.Online,
                Promise.COMES_BACK,
                () -> "all is well again, and the session is " + promises.state());
        if (promises.complete) {
            promises.nothingIsMissing();
        }
        inputs.add(new SessionInput.Stop());
        drive();
        promises.requestsEndedAsTold(submits);
        promises.sendsStandOnce(sendChats, sendTexts);
    }

    private void plan(long until) {
        int chats = 1 + random.nextInt(2);
        for (int i = 0; i < chats; i++) {
            history(service.newChat());
        }
        int happens = 4 + random.nextInt(18);
        for (int i = 0; i < happens; i++) {
            at(random.nextLong(until), happenings::next);
        }
    }

    private void history(SimulatedService.Chat chat) {
        for (int i = random.nextInt(9); i > 0; i--) {
            boolean visitor = random.nextInt(3) != 0;
            service.history(chat, visitor ? "V" : "B");
            if (!visitor) {
                chat.baseline = chat.log.size();
            }
        }
        if (!unanswered) {
            chat.mayHaveHistory = true;
            chat.baseline = Integer.MAX_VALUE;
        }
    }

    // ---- time

    long now() {
        return t;
    }

    void at(long time, Runnable action) {
        events.add(new Event(time, order++, action));
    }

    void input(SessionInput input) {
        inputs.add(input);
    }

    /** The process stands still; time does not. */
    void pause(long nanos) {
        pausedUntil = Math.max(pausedUntil, t + nanos);
        network.paused(nanos);
        at(pausedUntil, () -> {});
    }

    private void runUntil(long end, boolean untilRest) {
        while (!(untilRest && atRest())) {
            Event next = events.peek();
            long nextEvent = next == null ? Long.MAX_VALUE : next.at();
            long due = Math.max(t, Math.min(nextEvent, tickDue));
            if (due > end) {
                t = end;
                return;
            }
            t = due;
            if (next != null && nextEvent <= t) {
                events.remove();
                next.action().run();
            }
            if (t >= pausedUntil) {
                drive();
                network.checkSilence();
            } else {
                tickDue = Long.MAX_VALUE;
            }
        }
    }

    private boolean atRest() {
        return promises.state() instanceof SessionState.Online
                && inputs.isEmpty()
                && network.quiet()
                && promises.allSettled(submits, sendTexts.size())
                && t >= pausedUntil;
    }

    /** What the shell's loop does: all inputs, then time, then one frame. */
    private void drive() {
        boolean busy = true;
        for (int turns = 0; busy; turns++) {
            SessionPromises.require(turns < 2000, Promise.COMES_BACK, () -> "the loop runs hot");
            busy = false;
            SessionInput input;
            while ((input = inputs.poll()) != null) {
                handle(input);
                busy = true;
            }
            OptionalLong deadline = protocol.nanosToDeadline(origin + t);
            if (deadline.isPresent() && deadline.getAsLong() <= 0) {
                carryOut(protocol.handle(new SessionInput.Tick(), origin + t));
                busy = true;
            }
            List<SessionEffect> written = protocol.write(origin + t);
            busy |= !written.isEmpty();
            carryOut(written);
        }
        OptionalLong deadline = protocol.nanosToDeadline(origin + t);
        tickDue = deadline.isPresent() ? t + Math.max(1, deadline.getAsLong()) : Long.MAX_VALUE;
    }

    private void handle(SessionInput input) {
        boolean old = network.before(input);
        if (input instanceof SessionInput.Resume && promises.isHalted()) {
            promises.resumed();
        }
        List<SessionEffect> effects = protocol.handle(input, origin + t);
        SessionPromises.require(
                !old || effects.stream().allMatch(SessionEffect.CloseSocket.class::isInstance),
                Promise.OLD_SOCKETS_ARE_DUMB,
                () -> input + " led to " + effects);
        carryOut(effects);
        promises.asksToWait(Optional.empty());
    }

    private void carryOut(List<SessionEffect> effects) {
        for (SessionEffect effect : effects) {
            switch (effect) {
                case SessionEffect.StartSession(long attempt) -> {
                    promises.startsSession(attempt, t);
                    network.startSession(attempt);
                }
                case SessionEffect.OpenSocket(long socket, URI url) -> {
                    promises.opensSocket(socket, url.toString(), t);
                    network.open(socket, url);
                }
                case SessionEffect.WriteFrame(long socket, String text) ->
                        network.write(socket, text);
                case SessionEffect.CloseSocket(long socket, _) -> {
                    promises.closesSocket(socket);
                    network.close(socket);
                }
                case SessionEffect.Deliver(var event) -> promises.delivered(event);
                case SessionEffect.StateChanged(SessionState state) -> shows(state);
                case SessionEffect.Complete(long request, RequestOutcome outcome) -> {
                    if (request > 0 && !sendTexts.containsKey(request)) {
                        promises.completes(request, outcome);
                    }
                }
                case SessionEffect.Settle(long request, Delivery delivery) ->
                        promises.settles(request, delivery);
                case SessionEffect.Warn(String text) ->
                        promises.complete &= !text.contains("may be missing");
                // The simulated service sends rubbish beside its events, never in place of them.
                case SessionEffect.EventsMissed() -> {}
            }
        }
    }

    private void shows(SessionState state) {
        promises.shows(state, network.current(), t);
        if (state instanceof SessionState.Online && !wasOnline) {
            wasOnline = true;
            for (SimulatedService.Chat chat : service.chats) {
                if (chat.mayHaveHistory && chat.baseline == Integer.MAX_VALUE) {
                    chat.baseline = chat.log.size();
                }
            }
        }
    }

    // ---- the caller

    boolean wasOnline() {
        return wasOnline;
    }

    Instant wallClock() {
        return Instant.ofEpochSecond(random.nextLong(4_000_000_000L));
    }

    void submit() {
        submits++;
        requests++;
        String chat = anyChat().id;
        String text = (random.nextBoolean() ? "guarded" : "plain") + requests;
        String document =
                "mutation { other(request: \"r%d\", channel_id: \"%s\", msg: \"%s\") }"
                        .formatted(requests, chat, text);
        inputs.add(new SessionInput.Submit(requests, "other", document, guard(chat, text)));
    }

    void send() {
        requests++;
        String chat = anyChat().id;
        String text = (random.nextInt(4) == 0 ? "plain" : "guarded") + requests;
        sendChats.put(requests, chat);
        sendTexts.put(requests, text);
        SendMessage message = SendMessage.of(new ChannelId(chat), text);
        inputs.add(
                new SessionInput.Send(
                        requests,
                        message,
                        guard(chat, text),
                        Duration.ofSeconds(1 + random.nextInt(random.nextBoolean() ? 20 : 300))));
    }

    private BooleanSupplier guard(String chat, String text) {
        return () -> !text.startsWith("guarded") || !promises.isSilent(chat);
    }

    /** Once a schedule, and ended or not. */
    void subscribe() {
        if (!subscribed) {
            subscribed = true;
            inputs.add(new SessionInput.Subscribe(-1, Subscription.Kind.MESSAGE));
        } else {
            inputs.add(new SessionInput.Unsubscribe(-1));
        }
    }

    /** A person says: go on. */
    void resume() {
        inputs.add(new SessionInput.Resume());
    }

    /** Just after the logs were looked at, where it matters most. */
    void visitorWrites() {
        happenings.visitorWrites();
    }

    SimulatedService.Chat anyChat() {
        return service.chats.get(random.nextInt(service.chats.size()));
    }
}
