package dev.deskhand.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.server.authorisation.TokenRequestFailed.Reason;
import dev.deskhand.server.testing.Client;
import dev.deskhand.server.testing.LogLines;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTest {
    private static final String GUIDE = "/third_party_integrations/v1/zendesk_live_chat/";

    @TempDir Path data;

    @Test
    void f46_noSecretIsLoggedAtInfo() {
        List<String> secrets;
        List<String> lines;
        try (LogLines log = new LogLines()) {
            secrets = useEverySecret();
            lines = log.lines();
        }

        assertThat(lines).isNotEmpty();
        assertThat(secrets).allSatisfy(secret -> assertThat(secret).hasSizeGreaterThan(9));
        for (String secret : secrets) {
            assertThat(lines).noneMatch(line -> line.contains(secret));
        }
    }

    @Test
    void f46_noWordOfAVisitorAndNoKeyOfAConnectionIsLoggedAtInfo() {
        String words = "my card is 4711-unheard-of-words";
        List<String> lines;
        List<String> keys;
        try (LogLines log = new LogLines();
                Stage stage = new Stage(data)) {
            stage.connected();
            Visitor visitor = stage.visitor("Ada Unheard-Of-Name");
            visitor.says(words);
            visitor.waitsFor("Bot: Pardon?");
            visitor.says("a human please");
            visitor.waitsFor("Bot: You are with us.");
            visitor.humanServes();
            visitor.humanSays("Unheard-Of-Answer");
            Stage.await(
                    "the human's word is stored",
                    () -> stage.conversation().at("/last_text").asString().contains("Answer"));
            stage.restartServer(() -> visitor.says(words));
            Stage.await("online again", () -> stage.state().equals("online"));
            keys = List.of(stage.clientSecret, stage.clientId);
            lines = log.lines();
        }

        assertThat(lines).anyMatch(line -> line.contains("Online"));
        assertThat(lines)
                .noneMatch(line -> line.toLowerCase(Locale.ROOT).contains("unheard-of"))
                .noneMatch(line -> keys.stream().anyMatch(line::contains));
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
