package dev.deskhand.zendesk.chat.session;

import dev.deskhand.zendesk.chat.operation.AgentSession;
import dev.deskhand.zendesk.chat.session.SessionInput.StartFailure;
import dev.deskhand.zendesk.chat.session.SimulatedService.Manner;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Everything between the protocol and the service: session starts, sockets, and what can go wrong
 * with them. A frame that is under way when its socket breaks is lost or, from the service, may
 * arrive late under the number of the old socket.
 */
final class SimulatedNetwork {

    private static final long MILLI = 1_000_000L;
    private static final SimulatedLink NONE = new SimulatedLink(0, 0);

    private final SessionSimulation simulation;
    private final SplittableRandom random;
    private final Map<Long, SimulatedLink> links = new HashMap<>();

    /** The client's present socket. */
    private SimulatedLink current = NONE;

    private long attempt;
    private int sessions;
    private int validSession;
    private long maintenanceUntil;
    private boolean tokenRevoked;
    private boolean healed;
    private int underWay;

    /** 429s that were answered, by request id: the text that was limited, and for how long. */
    private final Map<String, String> limitedTexts = new HashMap<>();

    SimulatedNetwork(SessionSimulation simulation) {
        this.simulation = simulation;
        this.random = simulation.random;
    }

    SimulatedLink current() {
        return current;
    }

    boolean quiet() {
        return underWay == 0 && current.held && current.carries;
    }

    private boolean chance(int inThousand) {
        return !healed && random.nextInt(1000) < inThousand;
    }

    private boolean mishap() {
        return chance(simulation.trouble / 2);
    }

    /** Mostly quick, sometimes slower than any time-out. */
    private long latency() {
        return mishap() ? random.nextLong(25_000 * MILLI) : (1 + random.nextInt(60)) * MILLI;
    }

    private void later(long nanos, Runnable action) {
        underWay++;
        simulation.at(
                simulation.now() + nanos,
                () -> {
                    underWay--;
                    action.run();
                });
    }

    // ---- session starts

    void startSession(long number) {
        attempt = number;
        later(latency(), () -> answerStart(number));
    }

    private void answerStart(long number) {
        SessionInput answer;
        if (mishap()) {
            return;
        } else if (simulation.now() < maintenanceUntil) {
            answer = tryLater(number, random.nextBoolean() ? 5 : 0);
        } else if (tokenRevoked) {
            answer = notStarted(number, new StartFailure.TokenRefused("revoked"));
        } else if (mishap()) {
            answer = tryLater(number, 1 + random.nextInt(60));
        } else if (chance(simulation.trouble / 16)) {
            answer = notStarted(number, new StartFailure.SeatTaken("concurrent session"));
        } else {
            validSession = ++sessions;
            links.values().forEach(link -> end(link, "concurrent session limit reached"));
            URI url = URI.create("ws://h/" + validSession);
            answer = new SessionInput.SessionStarted(number, new AgentSession(url, "s", "c"));
        }
        later(latency(), () -> simulation.input(answer));
    }

    private static SessionInput tryLater(long number, int seconds) {
        Optional<Duration> wait =
                seconds == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds));
        return notStarted(number, new StartFailure.TryLater("later", wait));
    }

    private static SessionInput notStarted(long number, StartFailure failure) {
        return new SessionInput.SessionNotStarted(number, failure);
    }

    // ---- sockets

    void open(long number, URI url) {
        int session = Integer.parseInt(url.getPath().substring(1));
        SimulatedLink link = new SimulatedLink(number, session);
        links.put(number, link);
        current = link;
        later(latency(), () -> dialled(link));
    }

    private void dialled(SimulatedLink link) {
        if (link.givenUp || mishap()) {
            return;
        }
        if (mishap() || simulation.now() < maintenanceUntil) {
            lost(link);
            return;
        }
        links.values().forEach(other -> other.served = false);
        link.served = true;
        toClient(link, new SessionInput.SocketOpened(link.number));
        if (link.session != validSession) {
            end(link, "session not found");
        }
    }

    /** The socket breaks; the client hears of it soon. */
    private void lost(SimulatedLink link) {
        link.served = false;
        link.carries &= random.nextBoolean();
        later(
                random.nextLong(2000) * MILLI,
                () -> simulation.input(new SessionInput.SocketLost(link.number, "broken")));
    }

    void close(long number) {
        SimulatedLink link = links.get(number);
        if (link != null) {
            link.held = false;
            link.givenUp = true;
            // What is under way may be executed still, until a newer socket is served.
            link.served &= random.nextBoolean();
            link.carries &= random.nextBoolean();
        }
    }

    private void end(SimulatedLink link, String reason) {
        if (link.served) {
            toClient(link, frame(link, "{\"sig\":\"EOS\",\"reason\":\"" + reason + "\"}"));
            link.served = false;
            if (random.nextBoolean()) {
                lost(link);
            }
        }
    }

    private SessionInput frame(SimulatedLink link, String text) {
        return new SessionInput.FrameReceived(link.number, text, simulation.wallClock());
    }

    private void toClient(SimulatedLink link, SessionInput input) {
        link.lastToClient = Math.max(link.lastToClient, simulation.now() + latency());
        later(
                link.lastToClient - simulation.now(),
                () -> {
                    if (link.carries) {
                        simulation.input(input);
                    }
                });
    }

    // ---- what the client does with them

    /**
     * Looks at an input on its way into the protocol.
     *
     * @return whether it is of an older socket or session start, and should change nothing
     */
    boolean before(SessionInput input) {
        return switch (input) {
            case SessionInput.SocketOpened(long number) -> {
                SimulatedLink link = current;
                boolean wanted = number == link.number && simulation.promises.waitsForSocket();
                if (wanted) {
                    link.held = true;
                    link.openedAt = simulation.now();
                    link.heardAt = simulation.now();
                }
                yield !wanted;
            }
            case SessionInput.FrameReceived(long number, String text, _) -> {
                boolean old = number != current.number || !current.held;
                if (!old) {
                    current.heardAt = simulation.now();
                    hears(text);
                }
                yield old;
            }
            case SessionInput.FrameTooLong(long number, _) -> {
                boolean old = number != current.number || !current.held;
                if (!old) {
                    current.heardAt = simulation.now();
                }
                yield old;
            }
            case SessionInput.SocketLost(long number, _) ->
                    number != current.number
                            || !(current.held || simulation.promises.waitsForSocket());
            case SessionInput.SessionStarted(long number, _) -> isOldStart(number);
            case SessionInput.SessionNotStarted(long number, StartFailure failure) -> {
                if (failure instanceof StartFailure.TryLater(_, Optional<Duration> wait)) {
                    simulation.promises.asksToWait(wait);
                    yield isOldStart(number);
                }
                boolean old = isOldStart(number);
                if (!old) {
                    simulation.promises.needsAPerson();
                }
                yield old;
            }
            case SessionInput.FrameWritten(long number) -> number != current.number;
            default -> false;
        };
    }

    private boolean isOldStart(long number) {
        simulation.promises.startEnds(number);
        return number != attempt || !(simulation.promises.state() instanceof SessionState.Starting);
    }

    private void hears(String text) {
        if (text.contains("\"EOS\"") && text.contains("concurrent session")) {
            simulation.promises.needsAPerson();
        }
        if (!text.contains("rate_limited")) {
            return;
        }
        String limited = limitedTexts.remove(SimulatedService.idOf(text.replace(",\"err", "}")));
        int at = text.indexOf("\"retry_after\":") + 14;
        int seconds = Integer.parseInt(text.substring(at, text.indexOf('}', at)));
        if (limited == null) {
            simulation.promises.asksToWait(Optional.of(Duration.ofSeconds(seconds)));
        } else {
            simulation.promises.limited(
                    limited, simulation.now() + seconds * SessionSimulation.SECOND);
        }
    }

    void write(long number, String text) {
        SimulatedLink link = links.get(number);
        if (link == null) {
            throw new Breach(Promise.ONE_CONNECTION, "a frame for a socket that never was");
        }
        simulation.promises.writes(link, text, simulation.now());
        SessionInput written = new SessionInput.FrameWritten(number);
        if (random.nextInt(8) != 0 && !mishap()) {
            simulation.input(written);
        } else if (link.served || random.nextBoolean()) {
            later(latency(), () -> simulation.input(written));
        }
        link.lastToService = Math.max(link.lastToService, simulation.now() + latency());
        later(link.lastToService - simulation.now(), () -> arrives(link, text));
    }

    private void arrives(SimulatedLink link, String text) {
        if (!link.served) {
            return;
        }
        if (mishap()) {
            lost(link);
            return;
        }
        if (text.startsWith("{\"sig\":\"PING\"")) {
            toClient(link, frame(link, "{\"sig\":\"PONG\"}"));
            return;
        }
        int retryAfter = 1 + random.nextInt(40);
        boolean send = SimulatedService.isSend(text);
        Manner manner = send && mishap() ? Manner.LIMIT : manner();
        String answer = simulation.service.answer(text, manner, retryAfter);
        if (!healed && (send || text.contains("{ channels")) && random.nextInt(6) == 0) {
            simulation.visitorWrites();
        }
        if (manner == Manner.LIMIT && send) {
            limitedTexts.put(
                    SimulatedService.idOf(text),
                    String.valueOf(SimulatedService.argument(text, " msg")));
        }
        link.messages |= manner == Manner.EXECUTE && text.contains("subscription { message");
        link.activity |= manner == Manner.EXECUTE && text.contains("subscription { chatAct");
        if (mishap()) {
            lost(link);
        } else if (!mishap()) {
            // Answers may be overtaken by younger ones, and by live events of younger date.
            long thinking = random.nextInt(4) == 0 ? latency() : 0;
            later(thinking, () -> toClient(link, frame(link, answer)));
        }
    }

    private Manner manner() {
        if (!mishap()) {
            return Manner.EXECUTE;
        }
        Manner[] all = Manner.values();
        return all[random.nextInt(all.length)];
    }

    // ---- the world

    /** Tells the sockets that are subscribed. */
    void live(boolean activity, String text) {
        for (SimulatedLink link : links.values()) {
            if (link.served && (activity ? link.activity : link.messages)) {
                toClient(link, frame(link, text));
                if (chance(simulation.trouble)) {
                    toClient(link, frame(link, text));
                }
            }
        }
    }

    void rubbish() {
        String[] all = {"", "[]", "{\"sig\":\"WHAT\"}", "{\"id\":{}}", "{\"id\":99999}"};
        if (current.served) {
            toClient(
                    current,
                    random.nextInt(6) == 0
                            ? new SessionInput.FrameTooLong(current.number, 8)
                            : frame(current, all[random.nextInt(all.length)]));
        }
    }

    void drop() {
        if (current.served) {
            lost(current);
        }
    }

    /** Nobody is told, nothing goes through any more. */
    void halfOpen() {
        current.served = false;
        current.carries = false;
    }

    void endSession(String reason) {
        validSession = 0;
        end(current, reason);
    }

    void maintenance() {
        maintenanceUntil = simulation.now() + (10 + random.nextInt(90)) * SessionSimulation.SECOND;
        drop();
    }

    void revokeToken() {
        tokenRevoked = true;
        endSession("token revoked");
    }

    void paused(long nanos) {
        current.slack += nanos + SessionSimulation.SETTINGS.pingInterval().toNanos();
    }

    void checkSilence() {
        if (current.held) {
            simulation.promises.silence(current, simulation.now());
        }
    }

    /** From now on nothing goes wrong, and a person looks after what needs one. */
    void heal() {
        healed = true;
        maintenanceUntil = 0;
        tokenRevoked = false;
        simulation.at(simulation.now(), this::lookAfter);
    }

    private void lookAfter() {
        if (simulation.promises.isHalted()) {
            simulation.resume();
        }
        simulation.at(simulation.now() + SessionSimulation.SECOND, this::lookAfter);
    }
}
