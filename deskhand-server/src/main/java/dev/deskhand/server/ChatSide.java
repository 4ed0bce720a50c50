package dev.deskhand.server;

import dev.deskhand.server.authorisation.TokenExchange;
import dev.deskhand.server.bot.Dialogues;
import dev.deskhand.server.business.Businesses;
import dev.deskhand.server.config.ServerConfig;
import dev.deskhand.server.connection.Connections;
import dev.deskhand.server.conversation.Conversations;
import dev.deskhand.server.deployment.Deployments;
import dev.deskhand.server.live.LiveEvents;
import dev.deskhand.server.metrics.Metrics;
import dev.deskhand.server.storage.Database;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The side of the server that talks with Zendesk, as the other side sees it. */
public interface ChatSide extends AutoCloseable {
    Connections connections();

    Conversations conversations();

    TokenExchange tokenExchange();

    /** Brings up the connections that are wanted; called once the HTTP API answers. */
    void start();

    /** Within 2 s; running turns end, and nothing is sent any more. */
    @Override
    void close();

    /** Builds it. */
    @FunctionalInterface
    interface Factory {
        ChatSide over(Foundation foundation);
    }

    /**
     * What it is built over.
     *
     * @param environment an environment variable's value, or null: the secrets that sign calls
     * @param version Deskhand's own
     */
    record Foundation(
            ServerConfig config,
            Database database,
            Businesses businesses,
            Dialogues dialogues,
            Deployments deployments,
            LiveEvents live,
            InstantSource clock,
            RandomGenerator random,
            Function<String, @Nullable String> environment,
            String version,
            Metrics metrics) {}
}
