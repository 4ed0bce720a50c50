package dev.deskhand.zendesk.chat.session;

import dev.deskhand.zendesk.chat.ChatEvent;
import dev.deskhand.zendesk.chat.Sender;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Watches one schedule and throws a {@link Breach} where a promise does not hold. */
final class SessionPromises {

    private static final long PING = SessionSimulation.SETTINGS.pingInterval().toNanos();
    private static final ReconnectSettings RECONNECT = SessionSimulation.SETTINGS.reconnect();

    private final SimulatedService service;
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<String, Integer> lastPlace = new HashMap<>();
    private final Map<String, Integer> deliveredCount = new HashMap<>();
    private final Set<String> deliveredIds = new HashSet<>();
    private final Set<String> silent = new HashSet<>();
    private final Set<String> requestIds = new HashSet<>();
    private final Map<String, Long> limitedUntil = new HashMap<>();
    private final Map<Long, RequestOutcome> outcomes = new HashMap<>();
    private final Map<Long, Delivery> deliveries = new HashMap<>();

    /** Delays over their ceilings, for the check of the jitter over all schedules. */
    final List<Double> jitter = new ArrayList<>();

    private SessionState state = new SessionState.Stopped();
    private long onlineSince;
    private long liveSocket;
    private long startUnderWay;
    private long startedAt;
    private long notBefore;
    private Optional<Duration> askedToWait = Optional.empty();
    private int failures;
    private String dialled = "";
    private int dials;
    private long readySocket;
    private boolean mayGoOn = true;
    boolean complete = true;

    SessionPromises(SimulatedService service) {
        this.service = service;
    }

    static void require(boolean holds, Promise promise, Supplier<String> what) {
        if (!holds) {
            throw new Breach(promise, what.get());
        }
    }

    SessionState state() {
        return state;
    }

    boolean isHalted() {
        return !mayGoOn;
    }

    /** Whether a socket is being opened that the protocol still wants. */
    boolean waitsForSocket() {
        return state instanceof SessionState.Connecting && liveSocket != 0;
    }

    boolean isSilent(String chat) {
        return silent.contains(chat);
    }

    // ---- coming and going

    void startsSession(long attempt, long t) {
        require(mayGoOn, Promise.NO_FIGHT, () -> "a session start in state " + state);
        require(liveSocket == 0, Promise.ONE_CONNECTION, () -> "a session start beside a socket");
        require(
                startUnderWay == 0
                        || t - startedAt >= SessionSimulation.SETTINGS.connectTimeout().toNanos(),
                Promise.ONE_CONNECTION,
                () -> "a second session start beside the first");
        require(t >= notBefore, Promise.BACKOFF, () -> "a session start before its time");
        startUnderWay = attempt;
        startedAt = t;
        dialled = "";
    }

    void startEnds(long attempt) {
        if (attempt == startUnderWay) {
            startUnderWay = 0;
        }
    }

    void opensSocket(long socket, String url, long t) {
        require(mayGoOn, Promise.NO_FIGHT, () -> "a dial in state " + state);
        require(
                liveSocket == 0,
                Promise.ONE_CONNECTION,
                () -> "a second socket beside " + liveSocket);
        require(t >= notBefore, Promise.BACKOFF, () -> "a dial before its time");
        dials = url.equals(dialled) ? dials + 1 : 1;
        dialled = url;
        require(
                dials <= RECONNECT.triesPerUrl() + 1,
                Promise.FRESH_ADDRESS,
                () -> url + " was dialled " + dials + " times in a row");
        liveSocket = socket;
    }

    void closesSocket(long socket) {
        if (socket == liveSocket) {
            liveSocket = 0;
        }
    }

    void resumed() {
        mayGoOn = true;
        failures = 0;
    }

    /** Zendesk has said something after which only a person may go on. */
    void needsAPerson() {
        mayGoOn = false;
    }

    /** Zendesk asks to wait before the next try. */
    void asksToWait(Optional<Duration> retryAfter) {
        askedToWait = retryAfter;
    }

    void shows(SessionState next, SimulatedLink link, long t) {
        switch (next) {
            case SessionState.Online(_, _, Gap gap) -> {
                require(
                        liveSocket != 0 && readySocket != liveSocket,
                        Promise.READY_ONCE,
                        () -> "online twice on one socket, or without one");
                require(
                        gap != Gap.NOT_ASKED,
                        Promise.READY_ONCE,
                        () -> "online before the gap was looked at");
                complete &= gap == Gap.FILLED;
                readySocket = liveSocket;
                onlineSince = t;
            }
            case SessionState.Reconnecting(int attempt, Duration delay, String cause) -> {
                startUnderWay = 0;
                comesBack(attempt, delay, t);
                require(
                        !cause.contains("silent") || t - link.openedAt >= 2 * PING,
                        Promise.CLEAN_HEARTBEAT,
                        () -> "a socket called dead before two heartbeats");
            }
            case SessionState.TakenOver _,
                    SessionState.TokenRefused _,
                    SessionState.AddressRefused _ ->
                    mayGoOn = false;
            case SessionState.Stopped _, SessionState.Starting _, SessionState.Connecting _ -> {}
        }
        state = next;
    }

    private void comesBack(int attempt, Duration delay, long t) {
        if (state instanceof SessionState.Online
                && t - onlineSince >= RECONNECT.provenAfter().toNanos()) {
            failures = 0;
            dials = 0;
        }
        failures++;
        require(
                attempt == failures,
                Promise.BACKOFF,
                () -> "try %d is counted as %d".formatted(failures, attempt));
        double ceiling =
                Math.min(
                        (double) RECONNECT.maxDelay().toNanos(),
                        RECONNECT.firstDelay().toNanos() * Math.pow(2, failures - 1));
        long wait = delay.toNanos() - askedToWait.orElse(Duration.ZERO).toNanos();
        require(
                wait >= 0,
                Promise.RETRY_AFTER,
                () -> "waits %s where %s was asked for".formatted(delay, askedToWait));
        require(
                wait <= ceiling,
                Promise.BACKOFF,
                () -> "waits %s at try %d".formatted(delay, failures));
        jitter.add(wait / ceiling);
        notBefore = t + delay.toNanos();
    }

    // ---- frames

    void writes(SimulatedLink link, String frame, long t) {
        if (frame.startsWith("{\"sig\":\"PING\"")) {
            require(
                    t - link.openedAt >= PING,
                    Promise.CLEAN_HEARTBEAT,
                    () -> "a PING before the socket's first heartbeat was due");
            return;
        }
        String id = SimulatedService.idOf(frame);
        require(requestIds.add(id), Promise.NEW_REQUEST_IDS, () -> "request id " + id + " again");
        String text = SimulatedService.argument(frame, " msg");
        String chat = SimulatedService.argument(frame, "channel_id");
        if (text != null && chat != null) {
            require(
                    !text.startsWith("guarded") || !silent.contains(chat),
                    Promise.SILENT_AFTER_A_PERSON,
                    () -> "'%s' is written to %s".formatted(text, chat));
            require(
                    t >= limitedUntil.getOrDefault(text, Long.MIN_VALUE),
                    Promise.RETRY_AFTER,
                    () -> "'%s' is written again too early".formatted(text));
        }
    }

    /** Zendesk answered a writing with 429, and the answer was read. */
    void limited(String text, long until) {
        limitedUntil.put(text, until);
    }

    /** To be called while the process runs: is a silent socket still held? */
    void silence(SimulatedLink link, long t) {
        require(
                t - link.heardAt <= 2 * PING + link.slack + 1_000_000,
                Promise.DEAD_SOCKET_NOTICED,
                () ->
                        "silent for %d s, and still held"
                                .formatted((t - link.heardAt) / 1_000_000_000));
    }

    // ---- events

    void delivered(ChatEvent event) {
        String chat = event.channel().value();
        String id = event.eventId();
        int place = place(chat, id);
        deliveredIds.add(complete ? id : "");
        boolean fromAPerson =
                (event instanceof ChatEvent.MessageReceived message && isPerson(message.sender()))
                        || (event instanceof ChatEvent.MemberJoined joined
                                && isPerson(joined.member()));
        if (fromAPerson) {
            silent.add(chat);
        }
        int last = lastPlace.getOrDefault(chat, -1);
        // Where the logs cannot be read, a replay may tell what was missed, late and out of order.
        require(
                complete ? place > last : deliveredIds.add(id),
                Promise.DELIVERED_ONCE_IN_ORDER,
                () -> "%s of %s, place %d, after place %d".formatted(id, chat, place, last));
        lastPlace.put(chat, place);
        if (place >= service.chat(chat).baseline) {
            deliveredCount.merge(chat, 1, Integer::sum);
        } else {
            require(
                    service.chat(chat).mayHaveHistory,
                    Promise.DELIVERED_ONCE_IN_ORDER,
                    () -> id + " of " + chat + " is history");
        }
    }

    private static boolean isPerson(Sender sender) {
        return sender instanceof Sender.Agent agent && agent.id().value().equals("H");
    }

    private int place(String chat, String id) {
        Integer known = places.get(id);
        if (known != null) {
            return known;
        }
        List<SimulatedService.Entry> log = service.chat(chat).log;
        for (int i = 0; i < log.size(); i++) {
            places.putIfAbsent(log.get(i).id(), i);
        }
        return places.getOrDefault(id, -1);
    }

    /** At the end, when all is well again. */
    void nothingIsMissing() {
        for (SimulatedService.Chat chat : service.chats) {
            int due = chat.log.size() - chat.baseline;
            require(
                    deliveredCount.getOrDefault(chat.id, 0) == due,
                    Promise.DELIVERED_ONCE_IN_ORDER,
                    () ->
                            "%d of the %d events of %s were delivered"
                                    .formatted(
                                            deliveredCount.getOrDefault(chat.id, 0), due, chat.id));
        }
    }

    // ---- requests

    void completes(long request, RequestOutcome outcome) {
        require(
                outcomes.put(request, outcome) == null,
                Promise.ONE_OUTCOME,
                () -> "request " + request + " ended twice");
    }

    void settles(long send, Delivery delivery) {
        require(
                deliveries.put(send, delivery) == null,
                Promise.ONE_OUTCOME,
                () -> "send " + send + " ended twice");
    }

    boolean allSettled(int requests, int sends) {
        return outcomes.size() == requests && deliveries.size() == sends;
    }

    void requestsEndedAsTold(int requests) {
        require(
                outcomes.size() == requests,
                Promise.ONE_OUTCOME,
                () -> "%d of %d requests ended".formatted(outcomes.size(), requests));
        outcomes.forEach((request, outcome) -> {
            int times = service.executed.getOrDefault("r" + request, 0);
            boolean holds =
                    switch (outcome) {
                        case RequestOutcome.Answered _ -> times == 1;
                        case RequestOutcome.Refused _,
                                RequestOutcome.RateLimited _,
                                RequestOutcome.NotSent _,
                                RequestOutcome.Withheld _,
                                RequestOutcome.Closed _ ->
                                times == 0;
                        case RequestOutcome.ProtocolError _,
                                RequestOutcome.TimedOut _,
                                RequestOutcome.ConnectionLost _ ->
                                times <= 1;
                    };
            require(holds, Promise.ONE_OUTCOME, () -> outcome + ", and done " + times + " times");
        });
    }

    /**
     * @param chats the chat of each send, by its number
     * @param texts the text of each send
     */
    void sendsStandOnce(Map<Long, String> chats, Map<Long, String> texts) {
        Map<String, Long> lastSend = new HashMap<>();
        Map<String, Integer> lastEntry = new HashMap<>();
        texts.keySet().stream()
                .sorted()
                .forEach(send -> {
                    String text = String.valueOf(texts.get(send));
                    int times = service.executed.getOrDefault(text, 0);
                    Delivery delivery = deliveries.get(send);
                    require(
                            delivery != null,
                            Promise.ONE_OUTCOME,
                            () -> "send " + send + " did not end");
                    boolean holds =
                            switch (delivery) {
                                case Delivery.Delivered _ -> times == 1;
                                case Delivery.Unknown _ -> times <= 1;
                                case Delivery.Withheld _,
                                        Delivery.AnotherAgentServes _,
                                        Delivery.Refused _,
                                        Delivery.NotSent _ ->
                                        times == 0;
                                case null -> false;
                            };
                    require(
                            holds,
                            Promise.SENT_ONCE,
                            () ->
                                    "'%s' stands %d times; its delivery: %s"
                                            .formatted(text, times, delivery));
                    if (delivery instanceof Delivery.Delivered) {
                        String chat = String.valueOf(chats.get(send));
                        int entry = service.chat(chat).entryOf(text);
                        require(
                                entry > lastEntry.getOrDefault(chat, -1),
                                Promise.SENT_IN_ORDER,
                                () ->
                                        "send %d stands before send %s"
                                                .formatted(send, lastSend.get(chat)));
                        lastEntry.put(chat, entry);
                        lastSend.put(chat, send);
                    }
                });
    }
}
