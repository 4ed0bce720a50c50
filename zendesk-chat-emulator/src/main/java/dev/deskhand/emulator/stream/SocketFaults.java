package dev.deskhand.emulator.stream;

import dev.deskhand.emulator.account.Account;
import dev.deskhand.emulator.account.Session;
import dev.deskhand.emulator.fault.Fault;
import dev.deskhand.emulator.fault.Occasion;
import dev.deskhand.emulator.fault.Place;
import dev.deskhand.emulator.fault.Strike;
import dev.deskhand.emulator.time.EmulatorTime;
import dev.deskhand.emulator.time.Pause;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** The faults of the account, as one socket meets them; with what they do to the account. */
final class SocketFaults {

    private final Account account;
    private final Session session;
    private final EmulatorTime time;
    private final Sockets sockets;

    /** Done when the socket is gone, so that nothing waits on for it. */
    private final CompletableFuture<Void> gone = new CompletableFuture<>();

    SocketFaults(Account account, Session session, EmulatorTime time, Sockets sockets) {
        this.account = account;
        this.session = session;
        this.time = time;
        this.sockets = sockets;
    }

    boolean quiet() {
        return account.faults().quiet();
    }

    List<Fault> at(Place place, Set<String> operations) {
        return quiet()
                ? List.of()
                : account.faults().at(new Occasion(place, session.agentId(), operations)).stream()
                        .map(Strike::fault)
                        .toList();
    }

    /** Waits by the emulator's clock, or until the socket is gone. */
    void pause(Duration pause) throws InterruptedException {
        Pause.await(time, pause, gone);
    }

    void later(Duration after, Runnable work) {
        EmulatorTime.Timer _ = time.schedule(after, work);
    }

    void gone() {
        gone.complete(null);
    }

    void endSession(String reason) {
        account.sessions().endOne(session.sessionId(), reason);
    }

    void revokeTokens() {
        account.revokeTokens(session.agentId());
    }

    /** Somebody else signs in with the token this session was started with. */
    void secondSession() {
        Session _ = account.sessions().start(session.accessToken());
    }

    /** Whether the session has ended meanwhile. */
    boolean over() {
        return !quiet() && account.sessions().isOver(session.sessionId());
    }

    void departmentGoesAway(String departmentId) {
        account.roster().everyoneAway(departmentId);
    }

    void maintenance() {
        sockets.maintenance(account);
    }
}
