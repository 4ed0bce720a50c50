package dev.deskhand.server;

import dev.deskhand.server.authorisation.Authorisation;
import dev.deskhand.server.bot.BotEditor;
import dev.deskhand.server.bot.BotTrial;
import dev.deskhand.server.bot.BotVersions;
import dev.deskhand.server.bot.Dialogues;
import dev.deskhand.server.bot.Understanding;
import dev.deskhand.server.business.BusinessDesk;
import dev.deskhand.server.checklist.Checklist;
import dev.deskhand.server.checklist.LastTests;
import dev.deskhand.server.config.Secret;
import dev.deskhand.server.config.ServerConfig;
import dev.deskhand.server.conversation.DeadLetters;
import dev.deskhand.server.conversation.LeftMessageDesk;
import dev.deskhand.server.health.HealthCheck;
import dev.deskhand.server.http.HttpParts;
import dev.deskhand.server.http.HttpServer;
import dev.deskhand.server.http.SiteAddress;
import dev.deskhand.server.live.LiveEvents;
import dev.deskhand.server.metrics.Metrics;
import dev.deskhand.server.retention.Retention;
import dev.deskhand.server.retention.Visitors;
import dev.deskhand.server.security.RandomTokens;
import dev.deskhand.server.security.Security;
import dev.deskhand.server.storage.DatabaseHealth;
import dev.deskhand.server.storage.JdbiConversations;
import dev.deskhand.server.storage.JdbiRetention;
import dev.deskhand.server.storage.JsonDialogues;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A whole server, built here from top to bottom. */
public final class DeskhandServer implements AutoCloseable {
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final Stores stores;
    private final Dialogues dialogues;
    private final ChatSide chat;
    private final Metrics metrics;
    private final Retention retention;
    private final HttpServer http;
    private final URI address;
    private final Optional<URI> setupLink;

    private DeskhandServer(
            Stores stores,
            Dialogues dialogues,
            ChatSide chat,
            Metrics metrics,
            Retention retention,
            HttpServer http,
            URI address,
            Optional<URI> setupLink) {
        this.stores = stores;
        this.dialogues = dialogues;
        this.chat = chat;
        this.metrics = metrics;
        this.retention = retention;
        this.http = http;
        this.address = address;
        this.setupLink = setupLink;
    }

    /**
     * Time and randomness, how often live streams say that they are there, and where the secrets
     * are that sign calls.
     */
    record Surroundings(
            InstantSource clock,
            RandomGenerator random,
            Duration heartbeat,
            Function<String, @Nullable String> environment) {
        static Surroundings real() {
            return new Surroundings(
                    Clock.systemUTC(), new SecureRandom(), HEARTBEAT, System::getenv);
        }
    }

    /**
     * Starts a server; it answers once this returns.
     *
     * @throws RuntimeException with what is wrong and what to do, when the data folder cannot be
     *     used or the port is taken; nothing is left running
     */
    public static DeskhandServer start(
            ServerConfig config, ServerExtras extras, ChatSide.Factory chatSide) {
        return start(config, extras, chatSide, Surroundings.real());
    }

    static DeskhandServer start(
            ServerConfig config,
            ServerExtras extras,
            ChatSide.Factory chatSide,
            Surroundings surroundings) {
        Stores stores = Stores.open(config.data(), config.database(), surroundings.clock());
        Metrics metrics = new Metrics();
        Dialogues dialogues =
                new Dialogues(
                        stores.bots(),
                        Understanding.start(config.understanding(), config.data(), metrics));
        try {
            LiveEvents live = new LiveEvents();
            ChatSide chat =
                    chatSide.over(
                            foundation(
                                    config,
                                    extras,
                                    stores,
                                    dialogues,
                                    live,
                                    metrics,
                                    surroundings));
            try {
                return start(config, extras, stores, dialogues, chat, live, metrics, surroundings);
            } catch (RuntimeException e) {
                chat.close();
                throw e;
            }
        } catch (RuntimeException e) {
            dialogues.close();
            stores.database().close();
            throw e;
        }
    }

    private static ChatSide.Foundation foundation(
            ServerConfig config,
            ServerExtras extras,
            Stores stores,
            Dialogues dialogues,
            LiveEvents live,
            Metrics metrics,
            Surroundings surroundings) {
        return new ChatSide.Foundation(
                config,
                stores.database(),
                stores.businesses(),
                dialogues,
                stores.deployments(),
                live,
                surroundings.clock(),
                surroundings.random(),
                name -> secret(name, extras, surroundings),
                extras.version(),
                metrics);
    }

    private static @Nullable String secret(
            String name, ServerExtras extras, Surroundings surroundings) {
        Secret own = extras.secrets().get(name);
        return own == null ? surroundings.environment().apply(name) : own.value();
    }

    private static DeskhandServer start(
            ServerConfig config,
            ServerExtras extras,
            Stores stores,
            Dialogues dialogues,
            ChatSide chat,
            LiveEvents live,
            Metrics metrics,
            Surroundings surroundings) {
        Security security = security(config, stores, surroundings);
        CompletableFuture<URI> base = new CompletableFuture<>();
        SiteAddress site =
                new SiteAddress(
                        base::join, config.baseUrl().isEmpty() && !isLoopback(config.listenHost()));
        HttpServer http =
                new HttpServer(
                        parts(
                                config,
                                extras,
                                stores,
                                dialogues,
                                chat,
                                live,
                                metrics,
                                surroundings,
                                security,
                                site));
        int port = listen(http, config);
        try {
            URI listening = URI.create("http://" + hostInAddress(config.listenHost()) + ":" + port);
            base.complete(config.baseUrl().orElse(listening));
            Optional<URI> setupLink =
                    setupToken(config, security)
                            .map(token -> base.join().resolve("/setup?token=" + token));
            stores.businesses().all().forEach(business -> dialogues.prepare(business.id()));
            chat.start();
            Retention retention =
                    new Retention(
                            new JdbiRetention(stores.database()),
                            config.keepTranscripts(),
                            surroundings.clock());
            retention.start();
            return new DeskhandServer(
                    stores, dialogues, chat, metrics, retention, http, listening, setupLink);
        } catch (RuntimeException e) {
            http.close();
            throw e;
        }
    }

    private static Security security(
            ServerConfig config, Stores stores, Surroundings surroundings) {
        return Security.over(
                new Security.Stores(stores.users(), stores.sessions(), stores.apiTokens()),
                config.signIn(),
                surroundings.clock(),
                surroundings.random());
    }

    private static HttpParts parts(
            ServerConfig config,
            ServerExtras extras,
            Stores stores,
            Dialogues dialogues,
            ChatSide chat,
            LiveEvents live,
            Metrics metrics,
            Surroundings surroundings,
            Security security,
            SiteAddress site) {
        BusinessDesk businesses = new BusinessDesk(stores.businesses(), surroundings.clock());
        LastTests lastTests = new LastTests();
        JdbiConversations stored = new JdbiConversations(stores.database(), live);
        BotEditor editor = new BotEditor(stores.bots(), dialogues, surroundings.clock());
        BotVersions versions =
                new BotVersions(stores.bots(), editor, dialogues, surroundings.clock());
        return new HttpParts(
                security,
                businesses,
                stores.bots(),
                editor,
                versions,
                new BotTrial(
                        editor, versions, dialogues, new JsonDialogues(), surroundings.clock()),
                stores.deployments(),
                stores.deployments(),
                new Authorisation(
                        businesses,
                        stores.deployments(),
                        stores.consentStates(),
                        chat.tokenExchange(),
                        config.zendesk(),
                        new RandomTokens(surroundings.random()),
                        surroundings.clock(),
                        site::base,
                        chat.connections()::deploymentChanged),
                new Checklist(
                        stores.bots(),
                        stores.deployments(),
                        chat.connections(),
                        chat.conversations(),
                        lastTests),
                lastTests,
                chat.connections(),
                chat.conversations(),
                new DeadLetters(stored, chat.connections()::wake, surroundings.clock()),
                new LeftMessageDesk(stored, surroundings.clock()),
                new Visitors(new JdbiRetention(stores.database()), stored, surroundings.clock()),
                live,
                new HealthCheck(
                        stores.businesses(),
                        chat.connections(),
                        () -> stores.database().health() instanceof DatabaseHealth.Fine),
                metrics,
                site,
                extras.version(),
                extras.consoleRoot(),
                extras.demo(),
                surroundings.heartbeat());
    }

    private static int listen(HttpServer http, ServerConfig config) {
        try {
            return http.start(config.listenHost(), config.listenPort());
        } catch (RuntimeException e) {
            http.close();
            throw new IllegalStateException(
                    "Deskhand cannot listen on "
                            + config.listenHost()
                            + " port "
                            + config.listenPort()
                            + ": "
                            + e.getMessage()
                            + " Stop the program that uses the port, or set listen.port to another"
                            + " one (0 picks a free one).",
                    e);
        }
    }

    private static Optional<String> setupToken(ServerConfig config, Security security) {
        Optional<String> own = config.setupToken().map(Secret::value);
        return own.isPresent() ? security.setup().useToken(own.get()) : security.setup().newToken();
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException _) {
            return false;
        }
    }

    private static String hostInAddress(String host) {
        return switch (host) {
            case "0.0.0.0", "::" -> "localhost";
            case String ipv6 when ipv6.contains(":") -> "[" + ipv6 + "]";
            default -> host;
        };
    }

    /**
     * Where it listens, on this machine; the port is the real one where a free one was asked for.
     */
    public URI address() {
        return address;
    }

    /**
     * The one-time link that makes the first administrator; empty once there is one. For the
     * operator's eyes: whoever opens it owns the server.
     */
    public Optional<URI> setupLink() {
        return setupLink;
    }

    HttpServer http() {
        return http;
    }

    /** Stops within 3 s, open event streams or not. */
    @Override
    public void close() {
        http.close();
        retention.close();
        chat.close();
        dialogues.close();
        stores.database().close();
        metrics.close();
    }
}
