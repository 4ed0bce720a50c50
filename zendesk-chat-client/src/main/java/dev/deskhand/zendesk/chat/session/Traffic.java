package dev.deskhand.zendesk.chat.session;

import dev.deskhand.zendesk.chat.Agent;
import dev.deskhand.zendesk.chat.Channel;
import dev.deskhand.zendesk.chat.ChatEvent;
import dev.deskhand.zendesk.chat.operation.ChatEventReader;
import dev.deskhand.zendesk.chat.operation.Operation;
import dev.deskhand.zendesk.chat.operation.UnreadableAnswerException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * All that is said on the session's socket, of which there is one at a time: set-up, gap fill,
 * requests and their answers, events, heartbeats. What outlasts a socket (the watermark, reliable
 * sends, request ids) is here too; coming and going is {@link SessionProtocol}'s.
 */
final class Traffic {

    /** What the traffic means for the connection. */
    interface Line {

        /** Status, subscriptions and gap fill are done; said once per socket. */
        void ready(Agent agent, Gap gap, long now);

        /** The socket is of no more use. */
        void lost(String cause, Optional<Duration> retryAfter, long now);

        /** Zendesk has ended the session. */
        void ended(String reason, long now);
    }

    private final SessionSettings settings;
    private final Line line;
    private final Consumer<SessionEffect> effects;
    private final Heartbeat heartbeat;
    private final Requests requests;
    private final Watermark watermark;
    private final Sends sends;
    private final OwnSubscriptions subscriptions = new OwnSubscriptions();

    private long socket;
    private boolean open;
    private boolean online;
    private boolean writing;
    private boolean pingDue;
    private long pings;
    private boolean logsWereRead;
    private boolean deeperReadFailed;
    private Optional<Agent> agent = Optional.empty();
    private @Nullable Setup setup;
    private @Nullable GapFill gapFill;

    Traffic(
            SessionSettings settings,
            Supplier<String> ids,
            Line line,
            Consumer<SessionEffect> effects) {
        this.settings = settings;
        this.line = line;
        this.effects = effects;
        this.heartbeat = new Heartbeat(settings.pingInterval());
        this.requests = new Requests(settings.requestTimeout());
        this.watermark = new Watermark(settings.gapFill().remembered());
        this.sends =
                new Sends(
                        settings.gapFill(),
                        ids,
                        watermark::lastOf,
                        (send, delivery) ->
                                effects.accept(new SessionEffect.Settle(send, delivery)));
    }

    // ---- the socket

    boolean isOn(long number) {
        return open && number == socket;
    }

    void opened(long number, long now) {
        socket = number;
        open = true;
        writing = false;
        pingDue = false;
        heartbeat.startClean(now);
        gapFill =
                settings.gapFill().enabled()
                        ? new GapFill(
                                settings.gapFill(), watermark, !logsWereRead, deeperReadFailed)
                        : null;
        Setup begun = new Setup();
        setup = begun;
        progress(begun.begin(), now);
    }

    /**
     * The socket is gone or about to be: what was written is uncertain.
     *
     * @param unwritten what becomes of requests that were not written
     */
    void closed(String cause, RequestOutcome unwritten, long now) {
        open = false;
        online = false;
        writing = false;
        pingDue = false;
        setup = null;
        gapFill = null;
        subscriptions.socketLost();
        done(requests.dropAll(cause, unwritten), now);
        sends.connectionLost();
    }

    /** The session is over for good. */
    void end(long now) {
        sends.close(requests::takeBack);
        closed("The session was closed", new RequestOutcome.Closed(), now);
    }

    void frameWritten() {
        writing = false;
    }

    /** One frame, if there is one to write and the last is on its way. Heartbeats go first. */
    void write(long now) {
        if (!open || writing) {
            return;
        }
        if (pingDue) {
            pingDue = false;
            writeFrame(Frames.ping(++pings));
            return;
        }
        List<Requests.Done> withheld = new ArrayList<>();
        Optional<String> frame = requests.nextFrame(now, withheld);
        frame.ifPresent(this::writeFrame);
        done(withheld, now);
    }

    private void writeFrame(String text) {
        writing = true;
        effects.accept(new SessionEffect.WriteFrame(socket, text));
    }

    OptionalLong nanosToDeadline(long now) {
        OptionalLong nearest = requests.nanosToDeadline(now);
        OptionalLong ofSends = sends.nanosToDeadline(now);
        if (ofSends.isPresent()) {
            nearest = Requests.nearer(nearest, ofSends.getAsLong());
        }
        return open ? Requests.nearer(nearest, heartbeat.nanosToNext(now)) : nearest;
    }

    void tick(long now) {
        done(requests.expire(now), now);
        sends.expire(now, requests::takeBack);
        if (open) {
            switch (heartbeat.tick(now)) {
                case NOTHING_DUE -> {}
                case PING -> pingDue = true;
                case DEAD ->
                        line.lost(
                                "Zendesk has been silent for two heartbeats; the connection is dead",
                                Optional.empty(),
                                now);
            }
        }
    }

    // ---- frames

    void frame(Frames.Inbound frame, Instant arrived, long now) {
        heartbeat.heard();
        switch (frame) {
            case Frames.Inbound.Reply(String id, RequestOutcome outcome) ->
                    requests.answered(id)
                            .ifPresent(
                                    asker -> done(List.of(new Requests.Done(asker, outcome)), now));
            case Frames.Inbound.Data(JsonNode data) -> event(data, arrived);
            case Frames.Inbound.Pong() -> {}
            case Frames.Inbound.EndOfSession(String reason) -> line.ended(reason, now);
            case Frames.Inbound.Unreadable(String why, boolean mayBeAnEvent) -> {
                if (mayBeAnEvent) {
                    missed("Ignored a frame: " + why);
                } else {
                    warn("Ignored a frame: " + why);
                }
            }
        }
    }

    private void event(JsonNode data, Instant arrived) {
        try {
            ChatEventReader.live(data, arrived).ifPresent(this::event);
        } catch (UnreadableAnswerException e) {
            missed("Ignored an event: " + e.getMessage());
        } catch (JacksonException _) {
            // Its words would quote the frame, and with it what a visitor wrote.
            missed("Ignored an event: a field has another type than it should");
        }
    }

    private void event(ChatEvent event) {
        if (gapFill != null) {
            gapFill.hold(event);
        } else {
            deliver(event);
        }
    }

    /** The one place where events go out: once each. */
    private void deliver(ChatEvent event) {
        if (!watermark.knows(event)) {
            watermark.mark(event);
            effects.accept(new SessionEffect.Deliver(event));
        }
    }

    /** What it was, only the channels' logs can tell. */
    private void missed(String text) {
        warn(text);
        effects.accept(new SessionEffect.EventsMissed());
    }

    private void warn(String text) {
        effects.accept(new SessionEffect.Warn(text));
    }

    // ---- set-up and gap fill

    private void progress(Setup.Progress progress, long now) {
        switch (progress) {
            case Setup.Progress.Ask(Operation<?> operation) ->
                    requests.add(new Asker.SettingUp(), operation.document(), () -> true, now);
            case Setup.Progress.Ready(Agent found) -> {
                setup = null;
                agent = Optional.of(found);
                if (gapFill == null) {
                    ready(found, Gap.NOT_ASKED, now);
                } else {
                    progress(gapFill.begin(), now);
                }
            }
            case Setup.Progress.Failed(String cause, Optional<Duration> retryAfter) ->
                    line.lost(cause, retryAfter, now);
        }
    }

    private void progress(GapFill.Progress progress, long now) {
        switch (progress) {
            case GapFill.Progress.Ask(Operation<List<Channel>> operation) ->
                    requests.add(new Asker.FillingGap(), operation.document(), () -> true, now);
            case GapFill.Progress.Done done -> {
                gapFill = null;
                if (done.gap() != Gap.FILLED) {
                    warn("What happened without a connection may be missing: " + done.why());
                }
                logsWereRead |= done.read().isPresent();
                deeperReadFailed = false;
                done.known().forEach(watermark::mark);
                done.events().forEach(this::deliver);
                done.read().ifPresent(sends::logsRead);
                agent.ifPresent(found -> ready(found, done.gap(), now));
            }
            case GapFill.Progress.Failed(String cause, Optional<Duration> retryAfter) -> {
                deeperReadFailed |= gapFill != null && gapFill.readsDeeper();
                line.lost(cause, retryAfter, now);
            }
        }
    }

    private void ready(Agent found, Gap gap, long now) {
        online = true;
        line.ready(found, gap, now);
        subscriptions.onNewSocket().forEach(asker -> ask(asker, now));
    }

    // ---- requests

    void submit(SessionInput.Submit submit, long now) {
        Asker asker = new Asker.Caller(submit.request());
        requests.add(asker, submit.document(), submit.guard(), now);
    }

    void send(SessionInput.Send send, long now) {
        sends.add(send, now);
    }

    void subscribe(SessionInput.Subscribe subscribe, long now) {
        ask(subscriptions.add(subscribe.request(), subscribe.kind()), now);
    }

    private void ask(Asker.Subscribing asker, long now) {
        requests.add(asker, asker.operation().document(), () -> true, now);
    }

    void unsubscribe(long subscription, long now) {
        subscriptions.end(subscription).ifPresent(id -> stopSubscription(id, now));
    }

    private void stopSubscription(String id, long now) {
        requests.add(
                new Asker.Nobody(), number -> Frames.stopSubscription(number, id), () -> true, now);
    }

    /** Starts what has become possible; to be called after each input. */
    void pump(long now) {
        if (online) {
            start(sends.due(now), now);
        }
    }

    private void start(List<Sends.Due> due, long now) {
        for (Sends.Due next : due) {
            switch (next) {
                case Sends.Due.Write(var asker, var message, var guard) ->
                        requests.add(asker, message.document(), guard, now);
                case Sends.Due.ReadLogs(Operation<List<Channel>> operation) ->
                        requests.add(new Asker.Settling(), operation.document(), () -> true, now);
            }
        }
    }

    private void done(List<Requests.Done> requestsDone, long now) {
        for (Requests.Done request : requestsDone) {
            RequestOutcome outcome = request.outcome();
            switch (request.asker()) {
                case Asker.Caller(long number) ->
                        effects.accept(new SessionEffect.Complete(number, outcome));
                case Asker.SettingUp() -> {
                    if (setup != null) {
                        progress(setup.answered(outcome), now);
                    }
                }
                case Asker.FillingGap() -> {
                    if (gapFill != null) {
                        progress(gapFill.answered(outcome, agent.map(Agent::id)), now);
                    }
                }
                case Asker.Sending sending -> sends.answered(sending, outcome, now);
                case Asker.Settling() -> start(sends.logsAnswered(outcome, now), now);
                case Asker.Subscribing subscribing -> subscribed(subscribing, outcome, now);
                case Asker.Nobody() -> {}
            }
        }
    }

    private void subscribed(Asker.Subscribing asker, RequestOutcome outcome, long now) {
        Optional<Asker.Subscribing> plainer = OwnSubscriptions.plainer(asker, outcome);
        if (plainer.isPresent()) {
            ask(plainer.get(), now);
            return;
        }
        Optional<String> id = OwnSubscriptions.id(asker, outcome);
        if (id.isPresent() && !subscriptions.stands(asker.subscription(), id.get())) {
            stopSubscription(id.get(), now);
        }
        if (id.isEmpty()) {
            warn("A subscription of the caller's own does not stand: " + asker.operation().name());
        }
        if (subscriptions.answeredFirst(asker.subscription(), id.isPresent())) {
            effects.accept(new SessionEffect.Complete(asker.subscription(), outcome));
        }
    }
}
