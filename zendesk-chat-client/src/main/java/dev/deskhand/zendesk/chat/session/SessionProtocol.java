package dev.deskhand.zendesk.chat.session;

import dev.deskhand.zendesk.chat.Agent;
import dev.deskhand.zendesk.chat.operation.AgentSession;
import dev.deskhand.zendesk.chat.operation.ChatEventReader;
import dev.deskhand.zendesk.chat.operation.Operation;
import dev.deskhand.zendesk.chat.operation.UnreadableAnswerException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

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
 * <p>{@code now} is monotonic time in nanoseconds from any origin. There is one way back after any
 * failure: {@link #comeBack}.
 */
final class SessionProtocol {

    /** The owner number of the protocol's own requests; callers' begin at 1. */
    private static final long SETUP = 0;

    private final SessionSettings settings;
    private final Recovery recovery;
    private final Heartbeat heartbeat;
    private final Requests requests;
    private List<SessionEffect> effects = new ArrayList<>();

    private Phase phase = new Phase.Idle();
    private SessionState state = new SessionState.Stopped();
    private @Nullable URI url;
    private long attempt;
    private long socket;
    private boolean open;
    private boolean writing;
    private boolean pingDue;
    private long pings;

    SessionProtocol(SessionSettings settings, RandomGenerator random) {
        this.settings = settings;
        this.recovery = new Recovery(settings.reconnect(), random);
        this.heartbeat = new Heartbeat(settings.pingInterval());
        this.requests = new Requests(settings.requestTimeout());
    }

    List<SessionEffect> handle(SessionInput input, long now) {
        switch (input) {
            case SessionInput.Start() -> start(now);
            case SessionInput.Resume() -> resume(now);
            case SessionInput.Stop() -> stop();
            case SessionInput.Tick() -> tick(now);
            case SessionInput.SessionStarted(long number, AgentSession session) ->
                    sessionStarted(number, session, now);
            case SessionInput.SessionNotStarted(long number, SessionInput.StartFailure failure) ->
                    sessionNotStarted(number, failure, now);
            case SessionInput.SocketOpened(long number) -> socketOpened(number, now);
            case SessionInput.SocketLost(long number, String cause) -> {
                if (number == socket && (open || phase instanceof Phase.Connecting)) {
                    connectionLost(cause, now);
                }
            }
            case SessionInput.FrameWritten(long number) -> {
                if (number == socket) {
                    writing = false;
                }
            }
            case SessionInput.FrameReceived(long number, String text, Instant arrived) -> {
                if (number == socket && open) {
                    frame(Frames.read(text), arrived, now);
                }
            }
            case SessionInput.Submit submit -> submit(submit, now);
        }
        return takeEffects();
    }

    /** One frame, if there is one to write and the last is on its way. Heartbeats go first. */
    List<SessionEffect> write(long now) {
        if (!open || writing) {
            return List.of();
        }
        if (pingDue) {
            pingDue = false;
            writeFrame(Frames.ping(++pings));
            return takeEffects();
        }
        List<Requests.Done> withheld = new ArrayList<>();
        Optional<String> frame = requests.nextFrame(now, withheld);
        complete(withheld, now);
        frame.ifPresent(this::writeFrame);
        return takeEffects();
    }

    /** How long the driver may sleep; empty for ever, zero or less not at all. */
    OptionalLong nanosToDeadline(long now) {
        OptionalLong nearest = requests.nanosToDeadline(now);
        if (open) {
            nearest = Requests.nearer(nearest, heartbeat.nanosToNext(now));
        }
        return switch (phase) {
            case Phase.Starting(long deadline) -> Requests.nearer(nearest, deadline - now);
            case Phase.Connecting(long deadline) -> Requests.nearer(nearest, deadline - now);
            case Phase.Waiting(long until) -> Requests.nearer(nearest, until - now);
            case Phase.Idle(), Phase.SettingUp(_), Phase.Online(_), Phase.Halted(), Phase.Ended() ->
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

    private void stop() {
        if (!ended()) {
            leaveSocket(true);
            complete(requests.dropAll("The session was closed", new RequestOutcome.Closed()), 0);
            phase = new Phase.Ended();
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
        writing = false;
        pingDue = false;
        heartbeat.startClean(now);
        Setup setup = new Setup();
        phase = new Phase.SettingUp(setup);
        progress(setup.begin(), now);
    }

    private void progress(Setup.Progress progress, long now) {
        switch (progress) {
            case Setup.Progress.Ask(Operation<?> operation) ->
                    requests.add(SETUP, operation.name(), operation.document(), () -> true, now);
            case Setup.Progress.Ready(Agent agent) -> {
                phase = new Phase.Online(now);
                show(new SessionState.Online(agent.id(), agent.name()));
            }
            case Setup.Progress.Failed(String cause) -> connectionLost(cause, now);
        }
    }

    // ---- frames and requests

    private void frame(Frames.Inbound frame, Instant arrived, long now) {
        switch (frame) {
            case Frames.Inbound.Reply(String id, RequestOutcome outcome) -> {
                OptionalLong owner = requests.answered(id);
                if (owner.isPresent()) {
                    complete(List.of(new Requests.Done(owner.getAsLong(), outcome)), now);
                }
            }
            case Frames.Inbound.Data(JsonNode data) -> event(data, arrived);
            case Frames.Inbound.Pong() -> heartbeat.pong();
            case Frames.Inbound.EndOfSession(String reason) -> endOfSession(reason, now);
            case Frames.Inbound.Unreadable(String why) ->
                    effects.add(new SessionEffect.Warn("Ignored a frame: " + why));
        }
    }

    private void event(JsonNode data, Instant arrived) {
        try {
            ChatEventReader.live(data, arrived)
                    .ifPresent(event -> effects.add(new SessionEffect.Deliver(event)));
        } catch (UnreadableAnswerException e) {
            effects.add(new SessionEffect.Warn("Ignored an event: " + e.getMessage()));
        }
    }

    private void submit(SessionInput.Submit submit, long now) {
        if (phase instanceof Phase.Online) {
            requests.add(submit.request(), submit.name(), submit.document(), submit.guard(), now);
            return;
        }
        RequestOutcome outcome =
                ended()
                        ? new RequestOutcome.Closed()
                        : new RequestOutcome.NotSent("The session is not online: " + state);
        effects.add(new SessionEffect.Complete(submit.request(), outcome));
    }

    private void complete(List<Requests.Done> done, long now) {
        for (Requests.Done request : done) {
            if (request.owner() != SETUP) {
                effects.add(new SessionEffect.Complete(request.owner(), request.outcome()));
            } else if (phase instanceof Phase.SettingUp(Setup setup) && open) {
                progress(setup.answered(request.outcome()), now);
            }
        }
    }

    private void writeFrame(String text) {
        writing = true;
        effects.add(new SessionEffect.WriteFrame(socket, text));
    }

    // ---- time

    private void tick(long now) {
        complete(requests.expire(now), now);
        if (open) {
            switch (heartbeat.tick(now)) {
                case NOTHING_DUE -> {}
                case PING -> pingDue = true;
                case DEAD ->
                        connectionLost(
                                "Zendesk has been silent for two heartbeats; the connection is dead",
                                now);
            }
        }
        switch (phase) {
            case Phase.Starting(long deadline) when now - deadline >= 0 -> {
                attempt++;
                comeBack("Zendesk did not answer the session start in time", Optional.empty(), now);
            }
            case Phase.Connecting(long deadline) when now - deadline >= 0 ->
                    connectionLost("The socket did not open in time", now);
            case Phase.Waiting(long until) when now - until >= 0 -> tryAgain(now);
            case Phase.Idle(),
                    Phase.Starting(_),
                    Phase.Connecting(_),
                    Phase.SettingUp(_),
                    Phase.Online(_),
                    Phase.Waiting(_),
                    Phase.Halted(),
                    Phase.Ended() -> {}
        }
    }

    // ---- failing and coming back

    /** The socket is of no more use, for whatever reason but an end of session. */
    private void connectionLost(String cause, long now) {
        recovery.wasOnline(nanosOnline(now));
        leaveSocket(false);
        phase = new Phase.Waiting(now);
        complete(requests.dropAll(cause, new RequestOutcome.NotSent(cause)), now);
        if (recovery.urlIsSpent()) {
            url = null;
        }
        comeBack(cause, Optional.empty(), now);
    }

    private void endOfSession(String reason, long now) {
        recovery.wasOnline(nanosOnline(now));
        boolean looksRefused = recovery.ended(nanosOnline(now));
        String cause = "Zendesk ended the session" + (reason.isEmpty() ? "" : ": " + reason);
        leaveSocket(true);
        phase = new Phase.Waiting(now);
        complete(requests.dropAll(cause, new RequestOutcome.NotSent(cause)), now);
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
        writing = false;
        pingDue = false;
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
