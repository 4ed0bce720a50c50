package dev.deskhand.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskhand.emulator.json.Json;
import dev.deskhand.emulator.testing.Answer;
import dev.deskhand.emulator.testing.Bot;
import dev.deskhand.emulator.testing.Http;
import dev.deskhand.emulator.testing.TestAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a recording holds, and that a client meets the same course of things again. */
class RecordingTest {

    private static final String MESSAGES = "subscription { message { node { content } } }";

    @TempDir Path folder;

    private Path file() {
        return folder.resolve("frames.jsonl");
    }

    /** A chat in which the bot answers twice and its session ends. */
    private String record() {
        try (TestAccount account =
                TestAccount.start(EmulatorOptions.onFreePort().withRecording(file()))) {
            String bot = account.agent("Bot");
            account.department("Bots", bot);
            String token = account.token(bot);
            Bot socket = account.connect(account.websocketUrl(token));
            socket.online();
            String events = socket.subscribe(MESSAGES);
            String visitor = account.visitor();
            String channel = account.channelOf(visitor);
            for (String text : List.of("first", "second")) {
                account.says(visitor, text);
                socket.event(events);
                socket.ask(send(channel, "you said " + text));
                socket.event(events);
            }
            socket.send("{\"sig\":\"PING\",\"payload\":1}");
            socket.signal("PONG");
            socket.ask(
                    "mutation { startAgentSession(access_token: \"%s\") { session_id } }"
                            .formatted(token));
            // The new session ends this one.
            socket.signal("EOS");
            return token;
        }
    }

    private static String send(String channel, String text) {
        return "mutation { sendMessage(channel_id: \"%s\", msg: \"%s\") { success } }"
                .formatted(channel, text);
    }

    @Test
    void everyFrameStandsInTheFileInItsOrderWithoutAToken() throws Exception {
        String token = record();
        String all = Files.readString(file());
        assertThat(all).doesNotContain(token).contains("[redacted]");
        List<JsonNode> lines =
                Files.readAllLines(file()).stream().map(RecordingTest::line).toList();
        assertThat(lines)
                .allSatisfy(line -> {
                    assertThat(line.path("account").asString()).isEqualTo("emulator");
                    assertThat(line.path("session").asInt()).isEqualTo(1);
                    assertThat(line.path("at_ms").asLong()).isPositive();
                    assertThat(line.path("frame").isObject()).isTrue();
                });
        assertThat(lines.getFirst().at("/frame/payload/query").asString())
                .contains("updateAgentStatus");
        assertThat(lines.getLast().at("/frame/reason").asString())
                .isEqualTo("concurrent session limit reached");
        assertThat(lines).extracting(line -> line.path("dir").asString()).contains("in", "out");
        assertThat(all).contains("\"sig\":\"PING\"", "\"sig\":\"PONG\"");
    }

    @Test
    void sessionIdsOfSocketsAreNotInTheFileEither() throws IOException {
        try (TestAccount account =
                TestAccount.start(EmulatorOptions.onFreePort().withRecording(file()))) {
            Answer client = account.client();
            String agent = account.agent("Bot");
            String token =
                    account.exchange(client, account.code(client.text("client_id"), agent))
                            .text("access_token");
            String url = account.websocketUrl(token);
            Bot bot = account.connect(url);
            bot.send(Json.write(Map.of("type", url, "id", token)));
            bot.awaitFrame(frame -> frame.has("payload"));
            bot.send(Json.write(Map.of("type", "x", "id", client.text("client_secret"))));
            bot.awaitFrame(frame -> frame.has("payload"));
            String session = url.substring(url.lastIndexOf('/') + 1);
            assertThat(Files.readString(file()))
                    .doesNotContain(token)
                    .doesNotContain(client.text("client_secret"))
                    .doesNotContain(session.substring(0, session.indexOf(':')))
                    .doesNotContain(session.substring(session.indexOf(':') + 1));
        }
    }

    @Test
    void aClientWithOtherIdsMeetsTheSameCourseOfThings() {
        record();
        try (ZendeskChatReplay replay = ZendeskChatReplay.start(file(), 0);
                Bot bot = Bot.connect(dial(replay))) {
            request(
                    bot,
                    "status",
                    "mutation { updateAgentStatus(status: ONLINE) { node { id } } }");
            assertThat(reply(bot, "status").at("/data/updateAgentStatus/node/id").isString())
                    .isTrue();
            request(bot, "listen", MESSAGES);
            String events = reply(bot, "listen").at("/data/subscription_id").asString();
            for (String text : List.of("first", "second")) {
                assertThat(heard(bot, events)).isEqualTo(text);
                request(bot, text, send("any", "something else"));
                assertThat(heard(bot, events)).isEqualTo("you said " + text);
                assertThat(reply(bot, text).at("/data/sendMessage/success").asBoolean()).isTrue();
            }
            bot.send("{\"sig\":\"PING\",\"payload\":5}");
            assertThat(bot.signal("PONG").path("payload").asInt()).isEqualTo(5);
            request(bot, "more", send("any", "a third"));
            assertThat(reply(bot, "more").at("/errors/0/extensions/code").asString())
                    .isEqualTo("not_recorded");
            request(
                    bot,
                    "start",
                    "mutation { startAgentSession(access_token: \"t\") { session_id } }");
            reply(bot, "start");
            assertThat(bot.signal("EOS").path("reason").asString())
                    .isEqualTo("concurrent session limit reached");
            assertThat(bot.closeCode()).isEqualTo(1000);
        }
    }

    @Test
    void whatAClientNoLongerAsksIsPassedOver() {
        record();
        try (ZendeskChatReplay replay = ZendeskChatReplay.start(file(), 0);
                Bot bot = Bot.connect(dial(replay))) {
            request(bot, "listen", MESSAGES);
            String events = reply(bot, "listen").at("/data/subscription_id").asString();
            assertThat(heard(bot, events)).isEqualTo("first");
        }
    }

    @Test
    void aFileThatIsNoRecordingIsRefusedWithItsLine() throws IOException {
        Files.writeString(file(), "{\"session\":1,\"dir\":\"in\",\"frame\":{}}\n{\"a\":1}\n");
        assertThatThrownBy(() -> ZendeskChatReplay.start(file(), 0))
                .isInstanceOf(EmulatorStartException.class)
                .hasMessageContaining("Line 2");
        assertThatThrownBy(() -> ZendeskChatReplay.start(folder.resolve("none"), 0))
                .isInstanceOf(EmulatorStartException.class)
                .hasMessageContaining("cannot be read");
    }

    private static String dial(ZendeskChatReplay replay) {
        return new Http(replay.address())
                .post(
                        "/graphql/request",
                        Map.of(
                                "query",
                                "mutation { startAgentSession(access_token: \"any\") { websocket_url } }"))
                .body()
                .at("/data/startAgentSession/websocket_url")
                .asString();
    }

    private static void request(Bot bot, String id, String document) {
        bot.send(
                Json.write(
                        Map.of("payload", Map.of("query", document), "type", "request", "id", id)));
    }

    private static JsonNode reply(Bot bot, String id) {
        return bot.awaitFrame(f -> f.path("id").asString("").equals(id)).path("payload");
    }

    private static String heard(Bot bot, String events) {
        return bot.event(events).at("/message/node/content").asString();
    }

    private static JsonNode line(String text) {
        try {
            return Json.tree(text);
        } catch (Json.Unreadable e) {
            throw new AssertionError(text, e);
        }
    }
}
