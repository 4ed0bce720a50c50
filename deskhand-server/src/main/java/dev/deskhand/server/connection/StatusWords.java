package dev.deskhand.server.connection;

import dev.deskhand.server.connection.ConnectionStatus.Agent;
import dev.deskhand.server.connection.ConnectionStatus.State;
import dev.deskhand.zendesk.chat.session.SessionState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Says a connection's state to the operator: what is, why, and what can be done. */
final class StatusWords {
    private StatusWords() {}

    static ConnectionStatus notConfigured(long businessId, Instant since) {
        return status(
                businessId,
                State.NOT_CONFIGURED,
                since,
                "The keys are missing",
                "Deskhand needs the API client's id, its secret and your Zendesk subdomain.",
                "Enter them under Channels > Platform Deployment > Zendesk Live Chat.");
    }

    static ConnectionStatus notAuthorised(long businessId, Instant since) {
        return status(
                businessId,
                State.NOT_AUTHORISED,
                since,
                "No agent has allowed Deskhand to act yet",
                "The keys are there, but Zendesk has not given a token.",
                "Open the Authorization URL while signed in to Zendesk as the bot's own agent, and"
                        + " press Allow.");
    }

    static ConnectionStatus unreadable(long businessId, Instant since) {
        return status(
                businessId,
                State.NOT_AUTHORISED,
                since,
                "The stored token cannot be read",
                "It was encrypted with another key file than the one in Deskhand's data folder, or"
                        + " was changed since.",
                "Put the key file back from your backup and restart Deskhand; or enter the Client"
                        + " Secret again, open the Authorization URL and press Allow.");
    }

    static ConnectionStatus stopped(long businessId, Instant since) {
        return status(
                businessId,
                State.STOPPED,
                since,
                "Stopped",
                "The bot is offline: visitors are not answered.",
                "Press Start to go online again.");
    }

    static ConnectionStatus databaseFailing(ConnectionStatus otherwise, Instant since, String why) {
        return new ConnectionStatus(
                otherwise.businessId(),
                State.DATABASE_FAILING,
                since,
                "Nothing can be stored",
                why
                        + " The bot says nothing meanwhile; what visitors write is read from Zendesk's"
                        + " log once the database is back.",
                "Look whether the disk is full, and whether the database is running and reached from"
                        + " this machine. Nothing has to be restarted.",
                otherwise.agent());
    }

    static ConnectionStatus of(
            long businessId, SessionState state, Instant since, Optional<Agent> agent) {
        ConnectionStatus said =
                switch (state) {
                    case SessionState.Stopped() -> stopped(businessId, since);
                    case SessionState.Starting() ->
                            connecting(businessId, since, "Zendesk is asked for an agent session.");
                    case SessionState.Connecting() ->
                            connecting(businessId, since, "The session's socket is being opened.");
                    case SessionState.Online online -> online(businessId, online, since);
                    case SessionState.Reconnecting again -> reconnecting(businessId, again, since);
                    case SessionState.TakenOver taken -> takenOver(businessId, taken, since);
                    case SessionState.TokenRefused refused ->
                            tokenRefused(businessId, refused, since);
                    case SessionState.AddressRefused refused ->
                            addressRefused(businessId, refused, since);
                };
        return new ConnectionStatus(
                said.businessId(),
                said.state(),
                said.since(),
                said.headline(),
                said.detail(),
                said.nextStep(),
                agent);
    }

    private static ConnectionStatus online(
            long businessId, SessionState.Online online, Instant since) {
        return status(
                businessId,
                State.ONLINE,
                since,
                "Online as " + online.agentName(),
                "The bot hears visitors and answers them.",
                "");
    }

    private static ConnectionStatus reconnecting(
            long businessId, SessionState.Reconnecting again, Instant since) {
        return status(
                businessId,
                State.RECONNECTING,
                since,
                "The connection broke and is being restored",
                again.cause()
                        + ". Try number "
                        + again.attempt()
                        + " follows in "
                        + words(again.delay())
                        + ". What visitors write meanwhile is read from Zendesk's log afterwards.",
                "If this lasts for minutes, look whether this machine reaches Zendesk.");
    }

    private static ConnectionStatus takenOver(
            long businessId, SessionState.TakenOver taken, Instant since) {
        return status(
                businessId,
                State.TAKEN_OVER,
                since,
                "Somebody else uses the bot's seat",
                "Zendesk ended the session: "
                        + taken.reason()
                        + ". Another program or a person is signed in as the bot's agent. Deskhand"
                        + " waits rather than fight for the seat.",
                "Sign the other one out of Zendesk, then press Start.");
    }

    private static ConnectionStatus tokenRefused(
            long businessId, SessionState.TokenRefused refused, Instant since) {
        return status(
                businessId,
                State.TOKEN_REFUSED,
                since,
                "Zendesk refuses the bot's token",
                "It was revoked, has expired or lacks the chat scope: " + refused.message(),
                "Open the Authorization URL again, signed in as the bot's own agent, and press"
                        + " Allow.");
    }

    private static ConnectionStatus addressRefused(
            long businessId, SessionState.AddressRefused refused, Instant since) {
        return status(
                businessId,
                State.IP_REFUSED,
                since,
                "Zendesk ends each session at once",
                "That is what happens when the account allows only certain IP addresses: "
                        + refused.reason(),
                "In Zendesk Chat, under Settings > Account > Security, allow this machine's public"
                        + " address; then press Start.");
    }

    private static ConnectionStatus connecting(long businessId, Instant since, String detail) {
        return status(businessId, State.CONNECTING, since, "Connecting", detail, "");
    }

    private static ConnectionStatus status(
            long businessId,
            State state,
            Instant since,
            String headline,
            String detail,
            String nextStep) {
        return new ConnectionStatus(
                businessId, state, since, headline, detail, nextStep, Optional.empty());
    }

    private static String words(Duration delay) {
        long seconds = Math.max(1, delay.toSeconds());
        return seconds == 1 ? "a second" : seconds + " seconds";
    }
}
