package dev.deskhand.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.bot.BotMessage;
import dev.deskhand.server.TestServer;
import dev.deskhand.server.bot.Why;
import dev.deskhand.server.connection.ConnectionStatus.State;
import dev.deskhand.server.connection.ConnectionTest;
import dev.deskhand.server.conversation.ConversationSummary;
import dev.deskhand.server.conversation.TranscriptEntry;
import dev.deskhand.server.conversation.TranscriptEntry.Delivery;
import dev.deskhand.server.conversation.TranscriptEntry.Kind;
import dev.deskhand.server.conversation.TranscriptEntry.Speaker;
import dev.deskhand.server.live.LiveEvent;
import dev.deskhand.server.testing.Client;
import dev.deskhand.server.testing.Client.Answer;
import dev.deskhand.server.testing.LogLines;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One server for all; each test has a business of its own. */
class RoutesTest {
    @TempDir static Path data;
    private static TestServer server;
    private static Client client;
    private long business;

    @BeforeAll
    static void start() {
        server = TestServer.start(data);
        client = server.administrator();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void makeBusiness() {
        business = TestServer.business(client);
    }

    @Test
    void aBusinessHasANumberAndABotThatAnswers() {
        Answer shown = client.get("/api/v1/businesses/" + business);
        assertThat(business).isGreaterThan(1000);
        assertThat(shown.at("/bot/name")).isEqualTo("Acme");
        assertThat(shown.at("/connection/state")).isEqualTo("not_configured");
        assertValid(shown, "Business");

        Answer tried = client.post("/api/v1/bots/" + bot() + "/try", "{\"text\": \"hello\"}");
        assertThat(tried.at("/outcome")).isEqualTo("answered");
        assertThat(tried.at("/replies/0/quick_replies/0")).isEqualTo("What can you do?");
        assertValid(tried, "Trial");
        Answer human =
                client.post("/api/v1/bots/" + bot() + "/try", "{\"text\": \"Talk to a person\"}");
        assertThat(human.at("/outcome")).isEqualTo("hand_over");
    }

    @Test
    void aCheckTellsProblemsAndWhatTheChannelShowsInAnotherWayAndSavesNothing() {
        String path = "/api/v1/bots/" + bot() + "/check";
        String file =
                "name: Short\\nfaq:\\n  - name: a\\n    user_says: [hello]\\n    bot_says:\\n"
                        + "      - text: '**Hi**'\\n";

        Answer fine = client.post(path, "{\"file\": \"" + file + "\"}");
        Answer wrong = client.post(path, "{\"file\": \"nmae: a\"}");

        assertThat(fine.status()).isEqualTo(200);
        assertValid(fine, "BotCheck");
        assertThat(fine.json().at("/problems")).isEmpty();
        assertThat(fine.json().at("/notes/0/line").asInt()).isEqualTo(6);
        assertThat(fine.at("/notes/0/path")).isEqualTo("faq[0].bot_says[0].text");
        assertThat(fine.at("/notes/0/kind")).isEqualTo("formatting");
        assertThat(wrong.status()).isEqualTo(200);
        assertValid(wrong, "BotCheck");
        assertThat(wrong.at("/problems/0/path")).isEqualTo("nmae");
        assertThat(client.get("/api/v1/bots/" + bot()).at("/name")).isNotEqualTo("Short");
    }

    @Test
    void aNameThatLooksLikeYamlIsJustAName() {
        Answer made =
                client.post(
                        "/api/v1/businesses",
                        "{\"name\": \"A: \\\"b\\\" #c {{languages}}\", \"languages\": [\"pt-BR\"]}");

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.at("/bot/name")).isEqualTo("A: \"b\" #c {{languages}}");
    }

    @Test
    void aBusinessIsRenamedAndItsLanguagesChecked() {
        String path = "/api/v1/businesses/" + business;

        assertThat(client.patch(path, "{\"name\": \"New\"}").at("/name")).isEqualTo("New");
        Answer wrong = client.patch(path, "{\"languages\": [\"English\"]}");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.at("/problems/0/field")).isEqualTo("languages");
        assertThat(client.get(path).at("/languages/0")).isEqualTo("en");
    }

    @Test
    void aBotFileIsSavedOverTheRevisionThatItsAuthorSaw() {
        String path = "/api/v1/bots/" + bot() + "/file";
        String file = "name: Short\\nfaq:\\n  - {name: a, user_says: [hello], bot_says: [Hi]}\\n";

        Answer saved = client.put(path, "{\"file\": \"" + file + "\", \"revision\": 1}");
        assertThat(saved.status()).as(saved.text()).isEqualTo(200);
        assertThat(saved.json().at("/revision").asInt()).isEqualTo(2);
        assertThat(saved.json().at("/entries").asInt()).isEqualTo(1);
        assertValid(saved, "Bot");

        Answer stale = client.put(path, "{\"file\": \"" + file + "\", \"revision\": 1}");
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.at("/error")).isEqualTo("bot_changed");

        Answer invalid = client.put(path, "{\"file\": \"nmae: x\", \"revision\": 2}");
        assertThat(invalid.status()).isEqualTo(422);
        assertThat(invalid.at("/error")).isEqualTo("bot_file_invalid");
        assertThat(invalid.at("/problems/0/path")).isEqualTo("nmae");
        assertThat(invalid.json().at("/problems/0/line").asInt()).isEqualTo(1);
        assertThat(invalid.at("/problems/0/fix")).isNotBlank();
        assertThat(client.get("/api/v1/bots/" + bot()).at("/name")).isEqualTo("Short");
    }

    @Test
    void keysAreCheckedFieldByFieldBeforeAnythingIsStored() {
        String path = "/api/v1/businesses/" + business + "/deployments/zendesk_live_chat";
        Answer empty = client.get(path);
        assertThat(empty.at("/client_id")).isEmpty();
        assertValid(empty, "Deployment");

        Answer wrong =
                client.put(
                        path,
                        """
                        {"client_id": "a b", "client_name": "", "subdomain": "not a domain!"}
                        """);

        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.json().at("/problems").valueStream().map(p -> p.get("field").asString()))
                .containsExactlyInAnyOrder(
                        "client_id", "client_name", "subdomain", "client_secret");
        assertThat(client.get(path).text()).isEqualTo(empty.text());
    }

    @Test
    void theConnectionIsStartedStoppedAndTested() {
        String path =
                "/api/v1/businesses/" + business + "/deployments/zendesk_live_chat/connection";
        server.chat.connections.testFinds(
                new ConnectionTest(
                        List.of(
                                link("keys", ConnectionTest.Result.OK),
                                link("token", ConnectionTest.Result.BROKEN),
                                link("session", ConnectionTest.Result.SKIPPED))));

        assertThat(client.post(path + "/start", "").status()).isEqualTo(202);
        assertThat(client.get(path).at("/state")).isEqualTo("connecting");
        assertThat(client.post(path + "/stop", "").at("/state")).isEqualTo("stopped");
        Answer test = client.post(path + "/test", "");
        assertThat(test.at("/broken")).isEqualTo("token");
        assertThat(test.at("/links/2/state")).isEqualTo("skipped");
        assertValid(test, "ConnectionTest");
    }

    @Test
    void theChecklistFollowsWhatIsThere() {
        String path = "/api/v1/businesses/" + business + "/checklist";
        Answer before = client.get(path);
        assertThat(before.json().at("/done").asInt()).isEqualTo(1);
        assertThat(before.json().at("/of").asInt()).isEqualTo(7);
        assertValid(before, "Checklist");

        TestServer.saveKeys(client, business);
        server.chat.connections.put(business, State.ONLINE);
        server.chat.connections.testFinds(
                new ConnectionTest(List.of(link("human_department", ConnectionTest.Result.OK))));
        client.post(
                "/api/v1/businesses/" + business + "/deployments/zendesk_live_chat/connection/test",
                "");

        Answer after = client.get(path);
        assertThat(
                        after.json()
                                .at("/steps")
                                .valueStream()
                                .filter(step -> step.get("done").asBoolean())
                                .map(step -> step.get("id").asString()))
                .containsExactly("bot_created", "keys_saved", "connected", "human_department");
    }

    @Test
    void conversationsAreReadPageByPageWithTheirTranscripts() {
        for (int i = 0; i < 3; i++) {
            server.chat.conversations.add(summary(business * 10 + i), List.of(entry()));
        }
        String path = "/api/v1/businesses/" + business + "/conversations";

        Answer first = client.get(path + "?limit=2");
        assertThat(first.json().at("/conversations").size()).isEqualTo(2);
        assertValid(first, "ConversationList");
        Answer second = client.get(path + "?limit=2&before=" + first.at("/next"));
        assertThat(second.json().at("/conversations").size()).isEqualTo(1);
        assertThat(second.json().at("/next").isNull()).isTrue();
        assertThat(client.get(path + "?state=ended").json().at("/conversations").size()).isZero();
        Answer shown = client.get("/api/v1/conversations/" + business * 10);
        assertThat(shown.at("/transcript/0/delivery")).isEqualTo("delivered");
        assertThat(shown.at("/transcript/0/speaker/kind")).isEqualTo("bot");
        assertValid(shown, "Conversation");
        assertThat(client.get(path + "?limit=0").status()).isEqualTo(422);
        assertThat(client.get("/api/v1/conversations/999999").at("/error"))
                .isEqualTo("unknown_conversation");
    }

    @Test
    void aStateThatNoConversationHasIsRefusedWithThoseThatThereAre() {
        Answer answer = client.get("/api/v1/businesses/" + business + "/conversations?state=nope");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.at("/problems/0/field")).isEqualTo("state");
        assertThat(answer.at("/message"))
                .isEqualTo(
                        "state must be one of bot, requested, transferring, waiting, human,"
                                + " returned, failed, abandoned, ended.");
    }

    /** The stand-in for the storage fails at a cursor that is no number, and repeats it. */
    @Test
    void whatWasSentCannotForgeALineOfTheLog() {
        try (LogLines log = new LogLines()) {
            Answer answer =
                    client.get(
                            "/api/v1/businesses/"
                                    + business
                                    + "/conversations?before=x%0d%0aforged%1b%E2%80%A8");

            assertThat(answer.status()).isEqualTo(500);
            assertThat(log.lines())
                    .filteredOn(line -> line.contains("conversations failed"))
                    .singleElement()
                    .asString()
                    .contains("NumberFormatException", "x\\u000d\\u000aforged\\u001b\\u2028")
                    .doesNotContain("\r", "\nforged", "\033", "\u2028");
        }
    }

    @Test
    void aBotFileThatIsNestedTooDeeplyIsRefused() {
        Answer answer =
                client.put(
                        "/api/v1/bots/" + bot() + "/file",
                        "{\"file\": \"x: " + "[".repeat(5_000) + "\", \"revision\": 1}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.at("/error")).isEqualTo("bot_file_invalid");
        assertThat(answer.at("/problems/0/message")).contains("nested too deeply");
    }

    @Test
    void whatHappensIsHeardAtOnceAndTheStreamEndsWithTheServer(@TempDir Path other)
            throws Exception {
        TestServer own = TestServer.start(other);
        Client watcher = own.administrator();
        long id = TestServer.business(watcher);
        var response = watcher.open("/api/v1/businesses/" + id + "/events");
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            assertThat(response.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("text/event-stream");
            assertThat(lines.readLine()).isEqualTo(": live");
            own.chat
                    .foundation
                    .live()
                    .publish(
                            id,
                            new LiveEvent.ConnectionChanged(
                                    own.chat.connections.put(id, State.ONLINE)));
            own.chat.foundation.live().publish(id, new LiveEvent.EntryChanged(7, entry()));

            assertThat(next(lines, "event: ")).isEqualTo("event: connection");
            assertThat(lines.readLine()).startsWith("data: {").contains("\"state\":\"online\"");
            assertThat(next(lines, "event: ")).isEqualTo("event: entry");
            assertThat(lines.readLine()).contains("\"conversation_id\":7");
            assertThat(next(lines, ": still here")).isEqualTo(": still here");

            long before = System.nanoTime();
            own.close();
            assertThat(System.nanoTime() - before).isLessThan(3_000_000_000L);
            assertThat(rest(lines)).noneMatch(line -> line.startsWith("event:"));
        }
        assertThat(own.chat.closed).isTrue();
    }

    @Test
    void aStreamEndsSoonAfterItsReaderHasSignedOut() throws Exception {
        Client other = server.administrator();
        var response = other.open("/api/v1/businesses/" + business + "/events");
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo(": live");
            other.delete("/api/v1/session");
            assertThat(rest(lines)).noneMatch(line -> line.startsWith("event:"));
        }
    }

    /** What still comes until the stream ends, in good order or cut off. */
    private static List<String> rest(BufferedReader lines) {
        List<String> rest = new ArrayList<>();
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                rest.add(line);
            }
        } catch (IOException e) {
            rest.add("cut off: " + e.getMessage());
        }
        return rest;
    }

    private static String next(BufferedReader lines, String prefix) throws IOException {
        String line = lines.readLine();
        while (line != null && !line.startsWith(prefix)) {
            line = lines.readLine();
        }
        return String.valueOf(line);
    }

    private long bot() {
        return client.get("/api/v1/businesses/" + business).json().at("/bot/id").asLong();
    }

    private static ConnectionTest.Link link(String id, ConnectionTest.Result result) {
        return new ConnectionTest.Link(id, "The " + id, result, "", "");
    }

    private ConversationSummary summary(long id) {
        return new ConversationSummary(
                id,
                business,
                "channel",
                "visitor",
                "Vera",
                "bot",
                Optional.empty(),
                server.clock.instant(),
                server.clock.instant(),
                "hello",
                1,
                Optional.of(2));
    }

    private static TranscriptEntry entry() {
        return new TranscriptEntry(
                1,
                server.clock.instant(),
                Kind.MESSAGE,
                Speaker.BOT,
                "Bot",
                "hello\nthere",
                List.of("Yes"),
                Optional.of(BotMessage.text("hello\nthere")),
                Optional.of(Delivery.DELIVERED),
                Optional.empty(),
                Optional.empty(),
                Optional.of(
                        new Why(
                                "faq",
                                "answered",
                                Optional.of("hello"),
                                Optional.of(0.9),
                                "en",
                                "hello",
                                Optional.of("models"),
                                List.of(new Why.Likely("hello", 0.9)),
                                List.of(new Why.Value("mail", "[mail]", "[mail]")),
                                List.of("hello"))),
                Optional.empty());
    }

    private static void assertValid(Answer answer, String schema) {
        assertThat(OpenApi.load().problems(schema, answer.json())).isEmpty();
    }
}
