package dev.deskhand.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskhand.emulator.testing.Bot;
import dev.deskhand.emulator.testing.Http;
import dev.deskhand.emulator.testing.TestAccount;
import java.net.URI;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Many visitors over one socket. */
class CrowdTest {
    @Test
    void visitorsSpeakInTheOrderOfTheFrameAndHearWhatIsNotTheirs() {
        try (TestAccount account = TestAccount.start()) {
            String agent = account.agent("Bot");
            account.department("Bots", agent);
            String visitor = account.visitor();
            Bot bot = account.onlineBot(agent);
            Bot crowd = account.connect(address(account));

            crowd.send(says(visitor, "first", "second"));
            account.awaitState(
                    state -> state.at("/channels/0/last_text").asString("").equals("second"));
            bot.ask(
                    "mutation { sendMessage(channel_id: \"%s\", msg: \"Hello.\") { success } }"
                            .formatted(account.channelOf(visitor)));

            JsonNode heard = crowd.awaitFrame(frame -> frame.has("events")).at("/events");
            assertThat(heard.size()).isEqualTo(1);
            assertThat(heard.at("/0/text").asString()).isEqualTo("Hello.");
            assertThat(heard.at("/0/channel_id").asString()).isEqualTo(account.channelOf(visitor));
        }
    }

    @Test
    void whatIsRefusedIsSaid() {
        try (TestAccount account = TestAccount.start()) {
            Bot crowd = account.connect(address(account));

            crowd.send(says("nobody", "hello"));

            assertThat(crowd.awaitFrame(frame -> frame.has("events")).at("/events/0/refused"))
                    .asString()
                    .contains("nobody");
        }
    }

    @Test
    void aPageOfAnotherOriginIsNotLetIn() {
        try (TestAccount account = TestAccount.start()) {
            WebSocket.Builder foreign =
                    Http.client()
                            .newWebSocketBuilder()
                            .header("Origin", "https://elsewhere.example");

            assertThatThrownBy(() ->
                            foreign.buildAsync(
                                            URI.create(address(account)),
                                            new WebSocket.Listener() {})
                                    .join())
                    .isInstanceOf(CompletionException.class);
        }
    }

    private static String address(TestAccount account) {
        return account.emulator().address().toString().replaceFirst("^http", "ws")
                + "/emulator/v1/crowd";
    }

    private static String says(String visitor, String... texts) {
        return new JsonMapper()
                .writeValueAsString(
                        Map.of(
                                "says",
                                List.of(texts).stream()
                                        .map(text -> Map.of("visitor_id", visitor, "text", text))
                                        .toList()));
    }
}
