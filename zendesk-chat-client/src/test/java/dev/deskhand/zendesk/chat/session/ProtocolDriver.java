package dev.deskhand.zendesk.chat.session;

import dev.deskhand.zendesk.chat.ChatEvent;
import dev.deskhand.zendesk.chat.operation.AgentSession;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.BooleanSupplier;

/** Drives a protocol as the shell does, with time that the test moves, and keeps what came out. */
final class ProtocolDriver {

    /** The usual ones, with the heartbeat that the tests' seconds are told for. */
    static final SessionSettings SETTINGS =
            SessionSettings.defaults().withPingInterval(Duration.ofSeconds(20));

    /** Near the overflow of monotonic time on purpose. */
    private long now = Long.MAX_VALUE - Duration.ofSeconds(10).toNanos();

    final SessionProtocol protocol;
    final Deque<String> frames = new ArrayDeque<>();
    final List<SessionState> states = new ArrayList<>();
    final List<ChatEvent> events = new ArrayList<>();
    final Map<Long, RequestOutcome> outcomes = new HashMap<>();
    final Map<Long, Delivery> deliveries = new HashMap<>();
    final List<SessionEffect> others = new ArrayList<>();
    Runnable onEvent = () -> {};
    long attempt;
    long socket;
    URI dialled = URI.create("ws://none");
    boolean confirmWrites = true;
    private int sessions;
    private int ids;

    ProtocolDriver(SessionSettings settings) {
        protocol = new SessionProtocol(settings, new Random(7), () -> "own-" + ++ids);
    }

    void feed(SessionInput input) {
        carryOut(protocol.handle(input, now));
        drain();
    }

    private void drain() {
        List<SessionEffect> effects = protocol.write(now);
        while (!effects.isEmpty()) {
            carryOut(effects);
            effects = protocol.write(now);
        }
    }

    private void carryOut(List<SessionEffect> effects) {
        for (SessionEffect effect : effects) {
            switch (effect) {
                case SessionEffect.StartSession(long number) -> attempt = number;
                case SessionEffect.OpenSocket(long number, URI url) -> {
                    socket = number;
                    dialled = url;
                }
                case SessionEffect.WriteFrame(long number, String text) -> {
                    frames.add(text);
                    if (confirmWrites) {
                        carryOut(protocol.handle(new SessionInput.FrameWritten(number), now));
                    }
                }
                case SessionEffect.Deliver(ChatEvent event) -> {
                    events.add(event);
                    onEvent.run();
                }
                case SessionEffect.StateChanged(SessionState state) -> states.add(state);
                case SessionEffect.Complete(long request, RequestOutcome outcome) -> {
                    if (outcomes.put(request, outcome) != null) {
                        throw new AssertionError("Request " + request + " was completed twice");
                    }
                }
                case SessionEffect.Settle(long request, Delivery delivery) -> {
                    if (deliveries.put(request, delivery) != null) {
                        throw new AssertionError("Send " + request + " ended twice");
                    }
                }
                case SessionEffect.CloseSocket _,
                        SessionEffect.Warn _,
                        SessionEffect.EventsMissed _ ->
                        others.add(effect);
            }
        }
    }

    /** Moves time, waking the protocol whenever it asks for it. */
    void pass(Duration duration) {
        long end = now + duration.toNanos();
        OptionalLong wait = protocol.nanosToDeadline(now);
        while (wait.isPresent() && wait.getAsLong() <= end - now) {
            now += Math.max(1, wait.getAsLong());
            feed(new SessionInput.Tick());
            wait = protocol.nanosToDeadline(now);
        }
        now = end;
    }

    /** Time goes by, and the process does nothing. */
    void standStill(Duration duration) {
        now += duration.toNanos();
    }

    void started() {
        sessions++;
        URI url = URI.create("ws://host/s" + sessions);
        feed(new SessionInput.SessionStarted(attempt, new AgentSession(url, "s", "c")));
    }

    void notStarted(SessionInput.StartFailure failure) {
        feed(new SessionInput.SessionNotStarted(attempt, failure));
    }

    void receive(String text) {
        feed(new SessionInput.FrameReceived(socket, text, Instant.EPOCH));
    }

    /** Plays Zendesk until the session is online, from wherever it stands. */
    void goOnline() {
        if (state() instanceof SessionState.Stopped) {
            feed(new SessionInput.Start());
        }
        if (state() instanceof SessionState.Reconnecting reconnecting) {
            pass(reconnecting.delay().plusNanos(1));
        }
        if (state() instanceof SessionState.Starting) {
            started();
        }
        feed(new SessionInput.SocketOpened(socket));
        answerSetup();
    }

    /** Answers status, subscriptions and the gap fill's first look at the logs. */
    void answerSetup() {
        for (int i = 0; i < 4; i++) {
            answer();
        }
    }

    /** Answers the next frame, a request of the set-up. */
    void answer() {
        String frame = frames.remove();
        receive(Wire.reply(frame, Wire.setupData(frame)));
    }

    void lose() {
        feed(new SessionInput.SocketLost(socket, "lost"));
    }

    void submit(long request, BooleanSupplier guard) {
        feed(new SessionInput.Submit(request, "test", "mutation { r" + request + " }", guard));
    }

    SessionState state() {
        return states.isEmpty() ? new SessionState.Stopped() : states.getLast();
    }

    long count(Class<? extends SessionState> type) {
        return states.stream().filter(type::isInstance).count();
    }
}
