package dev.deskhand.emulator.account;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Agent sessions. They live in memory only: after a restart every bot starts a new one. */
public final class Sessions {

    /** The reason of the end-of-session signal when another session takes over. */
    public static final String LIMIT_REACHED = "concurrent session limit reached";

    private static final int REMEMBERED = 1000;

    private final Guard guard;
    private final ApiClients clients;
    private final Roster roster;
    private final Secrets secrets;
    private final Rules rules;

    /** In the order they were started; ended ones stay a while so that they can be told why. */
    private final Map<String, Session> sessions = new LinkedHashMap<>();

    Sessions(Guard guard, ApiClients clients, Roster roster, Secrets secrets, Rules rules) {
        this.guard = guard;
        this.clients = clients;
        this.roster = roster;
        this.secrets = secrets;
        this.rules = rules;
    }

    /** Sessions that are not over. */
    public List<Session> all() {
        return guard.read(() -> sessions.values().stream().filter(s -> s.ended() == null).toList());
    }

    /** Whether it was started here and is not yet forgotten. */
    boolean knows(String sessionId) {
        return guard.read(() -> sessions.containsKey(sessionId));
    }

    /** Starts a session for the agent of this token; older live ones beyond the limit end. */
    public Session start(String accessToken) {
        return guard.change(() -> {
            Token token = clients.find(accessToken);
            if (token == null) {
                throw new Refused(
                        Refused.Kind.UNAUTHORISED,
                        "invalid_token",
                        clients.expired(accessToken)
                                ? "The access token has expired; ask for a new one."
                                : "The access token is unknown or was revoked.");
            }
            refuseScopes(token);
            refuseBeyondLimit(token.agentId());
            forgetOldest();
            Session session =
                    new Session(
                            secrets.alphanumeric(32),
                            secrets.alphanumeric(24),
                            token.agentId(),
                            accessToken,
                            Session.Link.NEVER_CONNECTED,
                            null);
            sessions.put(session.sessionId(), session);
            keepNewest(session.agentId());
            return session;
        });
    }

    private void refuseScopes(Token token) {
        List<String> needed =
                rules.is(Option.SESSION_SCOPES, "chat")
                        ? List.of("chat")
                        : List.of("read", "write", "chat");
        for (String scope : needed) {
            if (!token.scopes().contains(scope)) {
                throw new Refused(
                        Refused.Kind.FORBIDDEN,
                        "invalid_scope",
                        "invalid scope: the token lacks the scope " + scope + ".");
            }
        }
    }

    private void refuseBeyondLimit(String agentId) {
        if (rules.is(Option.SESSION_BEYOND_LIMIT, "is_refused")
                && counted(agentId).size() >= limit()) {
            throw Refused.conflict(
                    "session_limit",
                    LIMIT_REACHED + ": end the session there is before you start another.");
        }
    }

    private int limit() {
        return (int) rules.options().number(Option.SESSION_LIMIT);
    }

    /** The agent's sessions that count against the limit, oldest first. */
    private List<Session> counted(String agentId) {
        boolean untilEnded = rules.is(Option.SESSION_COUNTS, "until_ended");
        return sessions.values().stream()
                .filter(s -> s.agentId().equals(agentId))
                .filter(s -> untilEnded ? s.ended() == null : s.live())
                .toList();
    }

    private void forgetOldest() {
        if (sessions.size() >= REMEMBERED) {
            sessions.values().stream()
                    .filter(s -> !s.live())
                    .findFirst()
                    .ifPresent(s -> sessions.remove(s.sessionId()));
        }
    }

    private void keepNewest(String agentId) {
        List<Session> live = counted(agentId);
        live.stream().limit(Math.max(0, live.size() - limit())).forEach(s -> end(s, LIMIT_REACHED));
    }

    /**
     * A socket has opened for a session.
     *
     * @return the session; its {@link Session#ended} says why if it cannot be used
     */
    public Session connect(String sessionId, String clientId) {
        return guard.change(() -> {
            Session session = sessions.get(sessionId);
            if (session == null || !session.clientId().equals(clientId)) {
                return Session.unknown(sessionId, clientId);
            }
            if (session.ended() == null) {
                sessions.put(sessionId, session.with(Session.Link.CONNECTED));
                keepNewest(session.agentId());
            }
            return get(sessionId);
        });
    }

    /** The session's socket is gone; the same session may come back to the same address. */
    public void disconnect(String sessionId) {
        guard.change(() -> {
            Session session = sessions.get(sessionId);
            if (session != null && session.ended() == null) {
                sessions.put(sessionId, session.with(Session.Link.DISCONNECTED));
                releaseStatus(session.agentId());
            }
        });
    }

    /** Sets the agent's status for as long as its session has a socket. */
    public Agent setStatus(Session session, AgentStatus status) {
        return guard.change(() -> {
            if (status == AgentStatus.OFFLINE
                    && rules.is(Option.STATUS_OFFLINE_CHOSEN, "refused")) {
                throw Refused.invalid("OFFLINE cannot be chosen; end the session instead.");
            }
            Agent agent =
                    rules.is(Option.STATUS_AFTER_SOCKET, "kept")
                            ? roster.setStatus(session.agentId(), status)
                            : roster.hold(session.agentId(), status);
            if (status == AgentStatus.ONLINE && rules.settings().refusesThisMachine()) {
                end(s -> s.sessionId().equals(session.sessionId()), "ip address not allowed");
            }
            return agent;
        });
    }

    /** Ends every session of the agent, as {@code stopAgentSession} does. */
    public void stop(String agentId) {
        guard.change(() -> end(s -> s.agentId().equals(agentId), "session stopped"));
    }

    /** Ends one session for this reason, unless it is over already. */
    public void endOne(String sessionId, String reason) {
        guard.change(() -> end(s -> s.sessionId().equals(sessionId), reason));
    }

    boolean isSecret(String word) {
        return sessions.containsKey(word)
                || sessions.values().stream()
                        .anyMatch(s -> word.equals(s.clientId()) || word.equals(s.accessToken()));
    }

    /** Whether the session has ended or is not known. */
    public boolean isOver(String sessionId) {
        return guard.read(() -> {
            Session session = sessions.get(sessionId);
            return session == null || session.ended() != null;
        });
    }

    void end(Predicate<Session> which, String reason) {
        List<Session> over =
                new ArrayList<>(
                        sessions.values().stream()
                                .filter(s -> s.ended() == null && which.test(s))
                                .toList());
        over.forEach(s -> end(s, reason));
    }

    private void end(Session session, String reason) {
        sessions.put(session.sessionId(), session.over(reason));
        releaseStatus(session.agentId());
        guard.sessionEnded(session.sessionId(), reason);
    }

    private void releaseStatus(String agentId) {
        boolean connected =
                sessions.values().stream()
                        .anyMatch(s ->
                                s.agentId().equals(agentId) && s.link() == Session.Link.CONNECTED);
        if (!connected) {
            roster.release(agentId);
        }
    }

    private Session get(String sessionId) {
        Session session = sessions.get(sessionId);
        if (session == null) {
            throw Refused.unknown("session", sessionId);
        }
        return session;
    }

    void clear() {
        sessions.clear();
    }
}
