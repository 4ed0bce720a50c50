package dev.deskhand.server;

import dev.deskhand.server.authorisation.TokenExchange;
import dev.deskhand.server.authorisation.TokenRequestFailed;
import dev.deskhand.server.authorisation.ZendeskTokens;
import dev.deskhand.server.call.HttpServiceCalls;
import dev.deskhand.server.connection.ConnectionParts;
import dev.deskhand.server.connection.Connections;
import dev.deskhand.server.connection.ZendeskConnections;
import dev.deskhand.server.conversation.Bell;
import dev.deskhand.server.conversation.Conversations;
import dev.deskhand.server.deployment.Deployment;
import dev.deskhand.server.deployment.Deployments;
import dev.deskhand.server.deployment.Grant;
import dev.deskhand.server.storage.DatabaseHealth;
import dev.deskhand.server.storage.JdbiConversations;
import dev.deskhand.server.timer.Alarms;
import dev.deskhand.zendesk.chat.session.GapFillSettings;
import dev.deskhand.zendesk.chat.session.SessionSettings;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The side of the server that talks with Zendesk, built from top to bottom. */
public final class ZendeskChatSide implements ChatSide {
    private static final Logger log = LoggerFactory.getLogger(ZendeskChatSide.class);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private final Deployments deployments;
    private final HttpClient http;
    private final ZendeskTokens tokens;
    private final HttpServiceCalls calls;
    private final JdbiConversations conversations;
    private final ZendeskConnections connections;
    private final Alarms alarms;

    public ZendeskChatSide(Foundation foundation) {
        this(foundation, sessionSettings());
    }

    /**
     * The client's own intervals and time-outs, but without its gap fill: what is new is known best
     * by the database, which outlives the process.
     */
    static SessionSettings sessionSettings() {
        return SessionSettings.defaults().withGapFill(GapFillSettings.off());
    }

    ZendeskChatSide(Foundation foundation, SessionSettings settings) {
        deployments = foundation.deployments();
        http = HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
        tokens = new ZendeskTokens(http, foundation.config().zendesk());
        conversations =
                new JdbiConversations(
                        foundation.database(),
                        foundation.live(),
                        (outcome, why) ->
                                foundation
                                        .metrics()
                                        .handedOver(outcome.wireName(), why.wireName()));
        calls =
                new HttpServiceCalls(
                        foundation.config().allowedHosts(),
                        foundation.environment(),
                        foundation.clock(),
                        foundation.version());
        connections =
                new ZendeskConnections(
                        new ConnectionParts(
                                deployments,
                                conversations,
                                foundation.dialogues(),
                                calls,
                                foundation.live(),
                                this::refresh,
                                http,
                                foundation.config().zendesk(),
                                settings,
                                foundation.random(),
                                foundation.clock(),
                                foundation.metrics()));
        foundation.database().onHealth(health -> connections.databaseIs(trouble(health)));
        InstantSource clock = foundation.clock();
        Bell bell =
                new Bell(conversations, foundation.dialogues(), clock, connections::wakeIfAlive);
        alarms = new Alarms(foundation.database().dataSource(), clock, bell::ring);
    }

    private static Optional<String> trouble(DatabaseHealth health) {
        return switch (health) {
            case DatabaseHealth.Fine() -> Optional.empty();
            case DatabaseHealth.Failing(_, String why) -> Optional.of(why);
        };
    }

    @Override
    public Connections connections() {
        return connections;
    }

    @Override
    public Conversations conversations() {
        return conversations;
    }

    @Override
    public TokenExchange tokenExchange() {
        return tokens;
    }

    @Override
    public void start() {
        connections.startAll();
        alarms.start();
    }

    /** The new grant is stored before it is used, since a refresh token counts once. */
    private boolean refresh(long businessId, Runnable afterwards) {
        Optional<Deployment> deployment = deployments.find(businessId);
        Optional<String> secret = deployments.clientSecret(businessId);
        Optional<String> refreshToken = deployments.grant(businessId).flatMap(Grant::refreshToken);
        if (deployment.isEmpty() || secret.isEmpty() || refreshToken.isEmpty()) {
            return false;
        }
        Thread.ofVirtual()
                .name("refresh-of-" + businessId)
                .start(() -> {
                    try {
                        deployments.storeGrant(
                                businessId,
                                tokens.refresh(
                                        deployment.get().subdomain(),
                                        deployment.get().clientId(),
                                        secret.get(),
                                        refreshToken.get()));
                        log.info("business {}: the token was refreshed", businessId);
                    } catch (TokenRequestFailed e) {
                        log.warn(
                                "business {}: the token could not be refreshed: {}",
                                businessId,
                                e.getMessage());
                    } catch (RuntimeException e) {
                        log.error("business {}: the new token was not stored", businessId, e);
                    }
                    afterwards.run();
                });
        return true;
    }

    @Override
    public void close() {
        alarms.close();
        connections.close();
        calls.close();
        http.shutdownNow();
    }
}
