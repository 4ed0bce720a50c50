package dev.deskhand.zendesk.chat.session;

import dev.deskhand.zendesk.chat.Agent;
import dev.deskhand.zendesk.chat.operation.AgentSession;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * An agent's session as a state machine: no I/O, no clock, no threads. Its driver does three
 * things, always from one thread:
 *
 * <ol>
 *   <li>calls {@link #handle} with each input and carries the effects out, in order;
 *   <li>calls {@link #write} when no input waits, and carries those effects out;
 *   <li>brings a {@link SessionInput.Tick} after {@link #nanosToDeadline} at the latest.
 * </ol>
 *
 * <p>Guards run inside {@link #write} alone. As events are delivered inside {@link #handle}'s
 * effects, every event of every earlier frame has been seen by the listener when a guard is asked,
 * and nothing comes between the guard's yes and the frame.
 *
 * <p>Here is the coming and going; what is said on a socket is {@link Traffic}'s.
 *
 * <p>{@code now} is monotonic time in nanoseconds from any origin. There is one way back after any
 * failure: {@link #comeBack}.
 */
final class SessionProtocol implements Traffic.Line {

    private final SessionSettings settings;
    private final Recovery recovery;
    private final Traffic traffic;
    private List<SessionEffect> effects = new ArrayList<>();

    private Phase phase = new Phase.Idle();
    private SessionState state = new SessionState.Stopped();
    private @Nullable URI url;
    private long attempt;
    private long socket;
    private boolean open;

    /**
     * @param ids makes the {@code msg_id} of a reliable send that has none; each must be new
     */
    SessionProtocol(SessionSettings settings, RandomGenerator random, Supplier<String> ids) {
        this.settings = settings;
        this.recovery = new Recovery(settings.reconnect(), random);
        this.traffic = new Traffic(settings, ids, this, effect -> effects.add(effect));
    }

    List<SessionEffect> handle(SessionInput input, long now) {
        switch (input) {
            case SessionInput.Start() -> start(now);
            case SessionInput.Resume() -> resume(now);
            case SessionInput.Stop() -> stop(now);
            case SessionInput.Tick() -> tick(now);
            case SessionInput.SessionStarted(long number, AgentSession session) ->
                    sessionStarted(number, session, now);
            case SessionInput.SessionNotStarted(long number, SessionInput.StartFailure failure) ->
                    sessionNotStarted(number, failure, now);
            case SessionInput.SocketOpened(long number) -> socketOpened(number, now);
            case SessionInput.SocketLost(long number, String cause) -> {
                if (number == socket && (open || phase instanceof Phase.Connecting)) {
                    lost(cause, Optional.empty(), now);
                }
            }
            case SessionInput.FrameWritten(long number) -> {
                if (traffic.isOn(number)) {
                    traffic.frameWritten();
                }
            }
            case SessionInput.FrameReceived(long number, String text, Instant arrived) -> {
                if (traffic.isOn(number)) {
                    traffic.frame(Frames.read(text), arrived, now);
                }
            }
            case SessionInput.FrameTooLong(long number, int limit) -> {
                if (traffic.isOn(number)) {
                    traffic.frame(Frames.tooLong(limit), Instant.EPOCH, now);
                }
            }
            case SessionInput.Submit submit -> submit(submit, now);
            case SessionInput.Send send -> send(send, now);
            case SessionInput.Subscribe subscribe -> subscribe(subscribe, now);
            case SessionInput.Unsubscribe(long request) -> traffic.unsubscribe(request, now);
        }
        traffic.pump(now);
        return takeEffects();
    }

    /** One frame, if there is one to write and the last is on its way. Heartbeats go first. */
    List<SessionEffect> write(long now) {
        traffic.write(now);
        traffic.pump(now);
        return takeEffects();
    }

    /** How long the driver may sleep; empty for ever, zero or less not at all. */
    OptionalLong nanosToDeadline(long now) {
        OptionalLong nearest = traffic.nanosToDeadline(now);
        return switch (phase) {
            case Phase.Starting(long deadline) -> Requests.nearer(nearest, deadline - now);
            case Phase.Connecting(long deadline) -> Requests.nearer(nearest, deadline - now);
            case Phase.Waiting(long until) -> Requests.nearer(nearest, until - now);
            case Phase.Idle(), Phase.SettingUp(), Phase.Online(_), Phase.Halted(), Phase.Ended() ->
                    nearest;
        };
    }

    boolean ended() {
        return phase instanceof Phase.Ended;
    }

    // ---- coming and going

    private void start(long now) {
        if (phase instanceof Phase.Idle) {
            newSession(now);
        }
    }

    private void resume(long now) {
        if (phase instanceof Phase.Halted) {
            recovery.forgetFailures();
            newSession(now);
        }
    }

    private void stop(long now) {
        if (!ended()) {
            leaveSocket(true);
            phase = new Phase.Ended();
            traffic.end(now);
            show(new SessionState.Stopped());
        }
    }

    private void newSession(long now) {
        url = null;
        recovery.newUrl();
        phase = new Phase.Starting(now + settings.connectTimeout().toNanos());
        show(new SessionState.Starting());
        effects.add(new SessionEffect.StartSession(++attempt));
    }

    private void sessionStarted(long number, AgentSession session, long now) {
        if (number == attempt && phase instanceof Phase.Starting) {
            url = session.websocketUrl();
            connect(session.websocketUrl(), now);
        }
    }

    private void sessionNotStarted(long number, SessionInput.StartFailure failure, long now) {
        if (number != attempt || !(phase instanceof Phase.Starting)) {
            return;
        }
        switch (failure) {
            case SessionInput.StartFailure.TokenRefused(String message) ->
                    halt(new SessionState.TokenRefused(message));
            case SessionInput.StartFailure.SeatTaken(String reason) ->
                    halt(new SessionState.TakenOver(reason));
            case SessionInput.StartFailure.TryLater(
                            String message,
                            Optional<Duration> retryAfter) ->
                    comeBack(message, retryAfter, now);
        }
    }

    private void connect(URI address, long now) {
        phase = new Phase.Connecting(now + settings.connectTimeout().toNanos());
        show(new SessionState.Connecting());
        effects.add(new SessionEffect.OpenSocket(++socket, address));
    }

    private void socketOpened(long number, long now) {
        if (number != socket || !(phase instanceof Phase.Connecting)) {
            effects.add(new SessionEffect.CloseSocket(number, false));
            return;
        }
        open = true;
        phase = new Phase.SettingUp();
        traffic.opened(number, now);
    }

    @Override
    public void ready(Agent agent, Gap gap, long now) {
        phase = new Phase.Online(now);
        show(new SessionState.Online(agent.id(), agent.name(), gap));
    }

    // ---- requests

    private void submit(SessionInput.Submit submit, long now) {
        if (phase instanceof Phase.Online) {
            traffic.submit(submit, now);
        } else {
            effects.add(new SessionEffect.Complete(submit.request(), notOnline()));
        }
    }

    private void subscribe(SessionInput.Subscribe subscribe, long now) {
        if (phase instanceof Phase.Online) {
            traffic.subscribe(subscribe, now);
        } else {
            effects.add(new SessionEffect.Complete(subscribe.request(), notOnline()));
        }
    }

    private RequestOutcome notOnline() {
        return ended()
                ? new RequestOutcome.Closed()
                : new RequestOutcome.NotSent("The session is not online: " + state);
    }

    /** A send may wait for the session to come online; unless that can never be. */
    private void send(SessionInput.Send send, long now) {
        if (ended()) {
            Delivery closed = new Delivery.NotSent("The session is closed");
            effects.add(new SessionEffect.Settle(send.request(), closed));
        } else {
            traffic.send(send, now);
        }
    }

    // ---- time

    private void tick(long now) {
        traffic.tick(now);
        switch (phase) {
            case Phase.Starting(long deadline) when now - deadline >= 0 -> {
                attempt++;
                comeBack("Zendesk did not answer the session start in time", Optional.empty(), now);
            }
            case Phase.Connecting(long deadline) when now - deadline >= 0 ->
                    lost("The socket did not open in time", Optional.empty(), now);
            case Phase.Waiting(long until) when now - until >= 0 -> tryAgain(now);
            case Phase.Idle(),
                    Phase.Starting(_),
                    Phase.Connecting(_),
                    Phase.SettingUp(),
                    Phase.Online(_),
                    Phase.Waiting(_),
                    Phase.Halted(),
                    Phase.Ended() -> {}
        }
    }

    // ---- failing and coming back

    /** The socket is of no more use, for whatever reason but an end of session. */
    @Override
    public void lost(String cause, Optional<Duration> retryAfter, long now) {
        recovery.wasOnline(nanosOnline(now));
        leaveSocket(false);
        phase = new Phase.Waiting(now);
        traffic.closed(cause, new RequestOutcome.NotSent(cause), now);
        if (recovery.urlIsSpent()) {
            url = null;
        }
        comeBack(cause, retryAfter, now);
    }

    @Override
    public void ended(String reason, long now) {
        recovery.wasOnline(nanosOnline(now));
        boolean looksRefused = recovery.ended(nanosOnline(now));
        String cause = "Zendesk ended the session" + (reason.isEmpty() ? "" : ": " + reason);
        leaveSocket(true);
        phase = new Phase.Waiting(now);
        traffic.closed(cause, new RequestOutcome.NotSent(cause), now);
        url = null;
        if (isSeatTaken(reason)) {
            halt(new SessionState.TakenOver(reason));
        } else if (looksRefused) {
            halt(new SessionState.AddressRefused(reason));
        } else {
            comeBack(cause, Optional.empty(), now);
        }
    }

    /** The one reason that was seen in public: "concurrent session limit reached". */
    static boolean isSeatTaken(String words) {
        return words.toLowerCase(Locale.ROOT).contains("concurrent session");
    }

    private void comeBack(String cause, Optional<Duration> retryAfter, long now) {
        Duration delay = recovery.nextDelay(retryAfter);
        phase = new Phase.Waiting(now + delay.toNanos());
        show(new SessionState.Reconnecting(recovery.attempt(), delay, cause));
    }

    private void tryAgain(long now) {
        if (url == null) {
            newSession(now);
        } else {
            recovery.dialsAgain();
            connect(url, now);
        }
    }

    private void halt(SessionState why) {
        phase = new Phase.Halted();
        show(why);
    }

    private long nanosOnline(long now) {
        return phase instanceof Phase.Online(long since) ? now - since : 0;
    }

    private void leaveSocket(boolean politely) {
        if (open || phase instanceof Phase.Connecting) {
            effects.add(new SessionEffect.CloseSocket(socket, politely && open));
        }
        open = false;
    }

    private void show(SessionState next) {
        if (!next.equals(state)) {
            state = next;
            effects.add(new SessionEffect.StateChanged(next));
        }
    }

    private List<SessionEffect> takeEffects() {
        List<SessionEffect> taken = effects;
        effects = new ArrayList<>();
        return taken;
    }
}
