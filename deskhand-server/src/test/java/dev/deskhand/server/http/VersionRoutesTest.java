package dev.deskhand.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.server.TestServer;
import dev.deskhand.server.testing.Client;
import dev.deskhand.server.testing.Client.Answer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Draft, versions and trials of a bot, over HTTP. One server for all; each test has its bot. */
class VersionRoutesTest {
    private static final String FILE =
            """
            name: Kettles
            entities:
              - {name: mail, type: email, personal: true, prompt: Which address?}
              - {name: status, type: free_text}
            nodes:
              - name: order
                type: start
                user_says: [where is my order]
                asks: [mail]
                actions:
                  - call: {method: GET, url: "https://shop.example/orders", receive: {status: /status}}
                  - tag: [orders]
                bot_says: ["It is {status}."]
            faq:
              - {name: hours, user_says: [opening hours], bot_says: [Nine to six.]}
            """;

    @TempDir static Path data;
    private static TestServer server;
    private static Client client;
    private String bot = "";

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
    void makeBot() {
        long business = TestServer.business(client);
        bot = "/api/v1/bots/" + client.get("/api/v1/businesses/" + business).at("/bot/id");
    }

    private Answer save(String file, int revision) {
        return client.put(
                bot + "/file",
                JsonMapper.shared().writeValueAsString(Map.of("file", file, "revision", revision)));
    }

    private Answer tryOut(Map<String, ?> body) {
        return client.post(bot + "/try", JsonMapper.shared().writeValueAsString(body));
    }

    @Test
    void aNewBotIsLiveAsVersionOne() {
        Answer shown = client.get(bot);

        assertThat(shown.json().at("/published/number").asInt()).isEqualTo(1);
        assertThat(shown.json().at("/draft_differs").asBoolean()).isFalse();
        Answer again = client.post(bot + "/publish", "");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.at("/error")).isEqualTo("nothing_to_publish");
    }

    @Test
    void savingChangesTheDraftAndPublishingMakesAVersionOfIt() {
        Answer saved = save(FILE, 1);
        assertThat(saved.json().at("/published/number").asInt()).isEqualTo(1);
        assertThat(saved.json().at("/draft_differs").asBoolean()).isTrue();

        Answer stale = client.post(bot + "/publish", "{\"revision\": 1}");
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.at("/error")).isEqualTo("bot_changed");
        Answer live = client.post(bot + "/publish", "{\"note\": \"Orders\", \"revision\": 2}");

        assertThat(live.status()).as(live.text()).isEqualTo(201);
        assertValid(live, "BotVersion");
        assertThat(live.json().at("/number").asInt()).isEqualTo(2);
        assertThat(live.at("/author")).isEqualTo("Ada");
        assertThat(live.at("/note")).isEqualTo("Orders");
        Answer list = client.get(bot + "/versions");
        assertValid(list, "BotVersionList");
        assertThat(list.json().at("/versions").size()).isEqualTo(2);
        assertThat(list.json().at("/versions/0/live").asBoolean()).isTrue();
        assertThat(list.json().at("/versions/1/live").asBoolean()).isFalse();
        Answer second = client.get(bot + "/versions/2");
        assertValid(second, "BotVersionWithFile");
        assertThat(second.at("/file")).isEqualTo(FILE);
    }

    @Test
    void twoVersionsAreComparedAndAnEarlierOneIsMadeTheDraftAgain() {
        String starter = client.get(bot).at("/file");
        save(FILE, 1);
        client.post(bot + "/publish", "{}");
        save(FILE.replace("Nine to six", "Ten to six"), 2);

        Answer diff = client.get(bot + "/versions/2/diff/draft");
        assertValid(diff, "FileDiff");
        assertThat(diff.at("/unified"))
                .startsWith("--- version 2\n+++ draft\n")
                .contains("\n-  - {name: hours", "\n+  - {name: hours");
        assertThat(client.get(bot + "/versions/2/diff/2").at("/unified")).isEmpty();

        Answer restored = client.post(bot + "/versions/1/restore", "");
        assertThat(restored.status()).as(restored.text()).isEqualTo(200);
        assertValid(restored, "Bot");
        assertThat(restored.at("/file")).isEqualTo(starter);
        assertThat(restored.json().at("/published/number").asInt()).isEqualTo(2);
        assertThat(client.post(bot + "/publish", "{}").json().at("/number").asInt()).isEqualTo(3);
    }

    @Test
    void aVersionThatIsNotThereIsNotFound() {
        for (String path :
                new String[] {"/versions/9", "/versions/x", "/versions/1/diff/9", "/versions/0"}) {
            assertThat(client.get(bot + path).at("/error")).as(path).isEqualTo("unknown_version");
        }
        assertThat(client.post(bot + "/versions/9/restore", "{}").status()).isEqualTo(404);
        assertThat(client.get("/api/v1/bots/4711/versions").at("/error")).isEqualTo("unknown_bot");
    }

    @Test
    void aTrialGoesTurnByTurnTellsWhyAndCallsNothing() {
        save(FILE, 1);

        Answer first = tryOut(Map.of("text", "where is my order"));
        assertValid(first, "Trial");
        assertThat(first.at("/replies/0/text")).isEqualTo("Which address?");
        assertThat(first.at("/why/rule")).isEqualTo("start");
        assertThat(first.at("/why/candidates/0/name")).isEqualTo("order");

        Answer second = tryOut(Map.of("text", "ada@shop.example", "state", first.at("/state")));
        assertValid(second, "Trial");
        assertThat(second.at("/outcome")).isEqualTo("calls");
        assertThat(second.at("/call/url")).isEqualTo("https://shop.example/orders");
        assertThat(second.at("/why/values/0/words")).isEqualTo("[mail]");
        assertThat(second.at("/why/understood")).isEqualTo("[mail]");

        Answer third =
                tryOut(
                        Map.of(
                                "call_answer",
                                "{\"status\": \"shipped\"}",
                                "state",
                                second.at("/state")));
        assertValid(third, "Trial");
        assertThat(third.at("/replies/0/text")).isEqualTo("It is shipped.");
        assertThat(third.at("/tags/0")).isEqualTo("orders");
        Answer failed = tryOut(Map.of("call_failure", "timed_out", "state", second.at("/state")));
        assertThat(failed.at("/replies/0/text")).startsWith("Sorry, something went wrong");
    }

    @Test
    void aTrialOfAVersionIsOfItsFileAndAStateOfAnotherTextBeginsAnew() {
        save(FILE, 1);

        Answer live = tryOut(Map.of("text", "hello", "version", 1));
        assertThat(live.at("/outcome")).isEqualTo("answered");
        Answer draft = tryOut(Map.of("text", "opening hours", "state", live.at("/state")));

        assertThat(draft.json().at("/restarted").asBoolean()).isTrue();
        assertThat(draft.at("/replies/0/text")).isEqualTo("Nine to six.");
        assertThat(tryOut(Map.of("text", "hello", "version", 7)).at("/error"))
                .isEqualTo("unknown_version");
    }

    @Test
    void aTrialThatCannotBeUsedIsRefused() {
        assertThat(tryOut(Map.of()).status()).isEqualTo(422);
        assertThat(tryOut(Map.of("text", "a", "call_answer", "{}")).status()).isEqualTo(422);
        assertThat(tryOut(Map.of("text", " ")).at("/problems/0/field")).isEqualTo("text");
        assertThat(tryOut(Map.of("text", "a", "state", "r1 nonsense")).at("/problems/0/field"))
                .isEqualTo("state");
        assertThat(tryOut(Map.of("call_answer", "{}")).at("/problems/0/field")).isEqualTo("state");
        assertThat(tryOut(Map.of("call_failure", "rain")).at("/problems/0/field"))
                .isEqualTo("call_failure");
    }

    @Test
    void aTableOfQuestionsIsPutBehindTheDraftsOwnAndNothingIsSaved() {
        save(FILE, 1);

        Answer answer =
                client.with("Content-Type", "text/csv")
                        .post(
                                bot + "/import-faq",
                                "question,answer\nDo you repair?|Can you mend it?,\"Yes, all.\"\n");
        Answer wrong = client.post(bot + "/import-faq", "only one cell\n");
        client.without("Content-Type");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertValid(answer, "DraftText");
        assertThat(answer.at("/file"))
                .startsWith(FILE)
                .contains("do_you_repair", "Can you mend it?", "Yes, all.");
        assertThat(client.get(bot).json().at("/revision").asInt()).isEqualTo(2);
        assertThat(save(answer.at("/file"), 2).json().at("/entries").asInt()).isEqualTo(3);
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.at("/error")).isEqualTo("faq_table_invalid");
        assertThat(wrong.json().at("/problems/0/line").asInt()).isEqualTo(1);
    }

    @Test
    void theSchemaOfBotFilesIsThereForEditors() {
        Answer schema = server.stranger().get("/bot-file.schema.json");

        assertThat(schema.status()).isEqualTo(200);
        assertThat(schema.at("/$schema")).contains("2020-12");
    }

    private static void assertValid(Answer answer, String schema) {
        assertThat(OpenApi.load().problems(schema, answer.json())).isEmpty();
    }
}
