package dev.deskhand.server;

import dev.deskhand.bot.understanding.Profile;
import dev.deskhand.server.DeskhandServer.Surroundings;
import dev.deskhand.server.config.ServerConfig;
import dev.deskhand.server.config.ZendeskEndpoints;
import dev.deskhand.server.http.HttpServer;
import dev.deskhand.server.testing.Client;
import dev.deskhand.server.testing.FakeChatSide;
import dev.deskhand.server.testing.TestClock;
import dev.deskhand.server.testing.TestDatabases;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A real server on a free port over a real database file; only Zendesk is a fake. */
public final class TestServer implements AutoCloseable {
    public static final String EMAIL = "ada@example.com";
    public static final String PASSWORD = "correct horse battery";

    public final TestClock clock;
    public final DeskhandServer server;
    public final FakeChatSide chat;

    private TestServer(DeskhandServer server, FakeChatSide chat, TestClock clock) {
        this.server = server;
        this.chat = chat;
        this.clock = clock;
    }

    public static TestServer start(Path data) {
        return start(config(data), ServerExtras.of("1.2.3"), new TestClock());
    }

    public static TestServer start(ServerConfig config, ServerExtras extras, TestClock clock) {
        List<FakeChatSide> made = new ArrayList<>();
        DeskhandServer server =
                DeskhandServer.start(
                        config,
                        extras,
                        foundation -> {
                            made.add(new FakeChatSide(foundation));
                            return made.getFirst();
                        },
                        new Surroundings(
                                clock, new SecureRandom(), Duration.ofMillis(100), name -> null));
        return new TestServer(server, made.getFirst(), clock);
    }

    public static ServerConfig config(Path data) {
        return ServerConfig.defaults(data)
                .withPort(0)
                .withDatabase(TestDatabases.of(data))
                .withUnderstanding(Profile.LEXICAL)
                .withZendesk(ZendeskEndpoints.at(URI.create("http://127.0.0.1:9/zendesk")));
    }

    public HttpServer http() {
        return server.http();
    }

    /** Somebody who is not signed in. */
    public Client stranger() {
        return new Client(server.address());
    }

    /** The administrator; sets up, or signs in when that was done. */
    public Client administrator() {
        Client client = stranger();
        Optional<URI> link = server.setupLink();
        if (link.isPresent() && client.get("/api/v1/setup").json().at("/needed").asBoolean()) {
            client.enter("/api/v1/setup", setupBody(link.get()));
        } else {
            client.enter("/api/v1/session", signInBody(PASSWORD));
        }
        return client;
    }

    public static String token(URI setupLink) {
        return setupLink.getQuery().replace("token=", "");
    }

    public static String setupBody(URI setupLink) {
        return """
        {"token": "%s", "name": "Ada", "email": "Ada@Example.com", "password": "%s"}
        """
                .formatted(token(setupLink), PASSWORD);
    }

    public static String signInBody(String password) {
        return """
        {"email": "%s", "password": "%s"}
        """
                .formatted(EMAIL, password);
    }

    /** Makes a business and returns its id. */
    public static long business(Client client) {
        return client.post("/api/v1/businesses", "{\"name\": \"Acme\", \"languages\": [\"en\"]}")
                .json()
                .at("/id")
                .asLong();
    }

    /** Saves keys for the business. */
    public static Client.Answer saveKeys(Client client, long businessId) {
        return client.put(
                "/api/v1/businesses/" + businessId + "/deployments/zendesk_live_chat",
                """
                {"client_id": "the-client-id", "client_name": "Acme Bot",
                 "subdomain": "https://acme.zendesk.com/", "client_secret": "s3cr3t-of-the-client"}
                """);
    }

    @Override
    public void close() {
        server.close();
    }
}
