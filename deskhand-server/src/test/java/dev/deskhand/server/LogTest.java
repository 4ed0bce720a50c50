package dev.deskhand.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.deskhand.server.authorisation.TokenRequestFailed.Reason;
import dev.deskhand.server.testing.Client;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class LogTest {
    private static final String GUIDE = "/third_party_integrations/v1/zendesk_live_chat/";

    @TempDir Path data;

    @Test
    void noSecretIsLoggedAtInfo() {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Level before = root.getLevel();
        ListAppender<ILoggingEvent> appender = new ListAppender<>();
        appender.start();
        root.setLevel(Level.INFO);
        root.addAppender(appender);
        List<String> secrets;
        try {
            secrets = useEverySecret();
        } finally {
            root.detachAppender(appender);
            root.setLevel(before);
        }

        List<String> lines =
                appender.list.stream()
                        .map(event -> event.getFormattedMessage() + " " + event.getThrowableProxy())
                        .toList();
        assertThat(lines).isNotEmpty();
        assertThat(secrets).allSatisfy(secret -> assertThat(secret).hasSizeGreaterThan(9));
        for (String secret : secrets) {
            assertThat(lines).noneMatch(line -> line.contains(secret));
        }
    }

    /** Sets up, signs in, saves keys, and goes through consents that succeed and fail. */
    private List<String> useEverySecret() {
        try (TestServer server = TestServer.start(data)) {
            URI link = server.server.setupLink().orElseThrow();
            Client client = server.administrator();
            String apiToken =
                    client.post("/api/v1/api-tokens", "{\"name\": \"script\"}").at("/token");
            long business = TestServer.business(client);
            TestServer.saveKeys(client, business);
            String state = consent(client, business, "code-that-counts");
            server.chat.exchange.fail(Reason.KEYS_REFUSED);
            consent(client, business, "code-that-fails");
            return List.of(
                    TestServer.token(link),
                    TestServer.PASSWORD,
                    apiToken,
                    "s3cr3t-of-the-client",
                    state,
                    "code-that-counts",
                    "code-that-fails",
                    "access-for-code-that-counts");
        }
    }

    private static String consent(Client client, long business, String code) {
        String url = client.get(GUIDE + "generate_authorize_url/" + business).at("/authorize_url");
        String state = url.substring(url.indexOf("state=") + "state=".length());
        client.get(GUIDE + "generate_token/" + business + "?code=" + code + "&state=" + state);
        return state;
    }
}
