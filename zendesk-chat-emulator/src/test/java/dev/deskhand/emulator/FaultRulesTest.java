package dev.deskhand.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.emulator.fault.FaultKind;
import dev.deskhand.emulator.testing.Answer;
import dev.deskhand.emulator.testing.Bot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** When faults strike, whom, and what is told of it. */
class FaultRulesTest {

    private final FaultStage stage = new FaultStage();

    @AfterEach
    void stop() {
        stage.close();
    }

    /** What the bot hears of what a visitor says. */
    private List<String> heardOf(String... texts) {
        for (String text : texts) {
            stage.says(text);
        }
        stage.says("end");
        List<String> heard = new ArrayList<>();
        String next = stage.heard();
        while (!next.equals("end")) {
            heard.add(next);
            next = stage.heard();
        }
        return heard;
    }

    private JsonNode active() {
        return stage.account.http().get("/emulator/v1/faults").body().path("faults");
    }

    @Test
    void aCountedFaultStrikesSoOftenAndIsUsedUp() {
        stage.fault("duplicate", "count", 2);
        assertThat(heardOf("a", "b", "c")).containsExactly("a", "a", "b", "b", "c");
        assertThat(active()).isEmpty();
    }

    @Test
    void aFaultForATimeStrikesUntilTheClockHasPassedIt() {
        stage.fault("duplicate", "for_ms", 60_000);
        assertThat(heardOf("a", "b")).containsExactly("a", "a", "b", "b");
        assertThat(stage.heard()).isEqualTo("end");
        stage.account.emulator().advance(Duration.ofMinutes(1));
        assertThat(active()).isEmpty();
        assertThat(heardOf("c")).containsExactly("c");
    }

    @Test
    void theSameSeedGivesTheSameStrikes() {
        String[] texts = new String[24];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = "m" + i;
        }
        stage.fault("unknown_sig", "probability", 0.4, "seed", 42, "at", "event");
        List<String> first = struckIn(texts);
        stage.account.http().delete("/emulator/v1/faults");
        stage.fault("unknown_sig", "probability", 0.4, "seed", 42, "at", "event");
        List<String> second = struckIn(texts);
        stage.account.http().delete("/emulator/v1/faults");
        stage.fault("unknown_sig", "probability", 0.4, "seed", 43, "at", "event");
        assertThat(second).isEqualTo(first).contains("HICCUP");
        assertThat(struckIn(texts)).isNotEqualTo(first);
    }

    /** The course of events and signals while a visitor says this. */
    private List<String> struckIn(String... texts) {
        for (String text : texts) {
            stage.says(text);
        }
        List<String> course = new ArrayList<>();
        int events = 0;
        while (events < texts.length) {
            JsonNode frame = stage.bot.awaitFrame(f -> f.has("sig"));
            String sig = frame.path("sig").asString();
            course.add(sig);
            events += sig.equals("DATA") ? 1 : 0;
        }
        return course;
    }

    @Test
    void aSeedThatWasNotGivenIsShownSoThatItCanBe() {
        Answer added =
                stage.account.control("faults", Map.of("fault", "duplicate", "probability", 0.5));
        assertThat(added.status()).isEqualTo(201);
        assertThat(added.body().path("seed").isIntegralNumber()).isTrue();
        assertThat(active().get(0).path("seed")).isEqualTo(added.body().path("seed"));
    }

    @Test
    void aFaultForOneAgentLeavesTheOthersAlone() {
        String hanna = stage.colleague("Hanna");
        Bot other = stage.account.onlineBot(hanna);
        String events = other.subscribe(FaultStage.MESSAGES);
        stage.fault("duplicate", "agent", hanna, "count", 5);
        assertThat(heardOf("a")).containsExactly("a");
        assertThat(other.event(events).at("/message/node/content").asString()).isEqualTo("a");
        assertThat(other.event(events).at("/message/node/content").asString()).isEqualTo("a");
    }

    @Test
    void aFaultOfOneAccountLeavesTheOthersAlone() {
        stage.account.control("accounts", Map.of("subdomain", "other"));
        stage.account.control("faults?account=other", Map.of("fault", "maintenance"));
        stage.account.control("faults?account=other", Map.of("fault", "duplicate"));
        assertThat(heardOf("a")).containsExactly("a");
        assertThat(active()).isEmpty();
        assertThat(
                        stage.account
                                .http()
                                .get("/emulator/v1/faults?account=other")
                                .body()
                                .path("faults"))
                .hasSize(2);
        JsonNode entry =
                stage.account
                        .http()
                        .get("/emulator/v1/faults/log?account=other")
                        .body()
                        .path("entries")
                        .get(0);
        assertThat(entry.path("account").asString()).isEqualTo("other");
        assertThat(entry.path("fault").asString()).isEqualTo("maintenance");
    }

    @Test
    void anOperationIsFoundUnderAnAliasAndInVariables() {
        stage.fault("too_many_requests", "operation", "sendMessage");
        JsonNode reply =
                stage.bot.ask(
                        "mutation Send { sent: sendMessage(channel_id: \"%s\", msg: \"x\") { success } }"
                                .formatted(stage.channel));
        assertThat(reply.at("/errors/0/extensions/code").asString()).isEqualTo("rate_limited");
    }

    @Test
    void aPingIsLeftAloneUnlessItIsNamed() {
        stage.fault("malformed_json", "instead", true, "at", "reply");
        stage.bot.send("{\"sig\":\"PING\",\"payload\":1}");
        assertThat(stage.bot.signal("PONG").path("payload").asInt()).isEqualTo(1);
        stage.account.http().delete("/emulator/v1/faults");
        stage.fault("malformed_json", "instead", true, "operation", "PING");
        stage.bot.send("{\"sig\":\"PING\",\"payload\":2}");
        assertThat(stage.bot.brokenFrame()).startsWith("{\"sig\":\"PO");
    }

    @Test
    void aFaultThatFindsNobodyWaitsForTheFirst() {
        stage.bot.close();
        stage.account.awaitState(state -> !state.at("/sessions/0/connected").asBoolean());
        stage.fault("end_of_session", "reason", "armed");
        assertThat(active()).hasSize(1);
        Bot next = stage.account.connect(stage.account.websocketUrl(stage.token));
        next.send(
                "{\"id\":1,\"type\":\"request\",\"payload\":{\"query\":\"{ agents { edges { node { id } } } }\"}}");
        assertThat(next.signal("EOS").path("reason").asString()).isEqualTo("armed");
        assertThat(active()).isEmpty();
    }

    @Test
    void theLogGoesOnFromANumberAndWaits() {
        stage.fault("duplicate", "count", 3);
        stage.says("a");
        stage.says("b");
        stage.awaitStrikes(2);
        JsonNode later =
                stage.account
                        .http()
                        .get("/emulator/v1/faults/log?after=1&wait_ms=5000")
                        .body()
                        .path("entries");
        assertThat(later.get(0).path("number").asLong()).isEqualTo(2);
        assertThat(later.get(0).path("detail").asString()).isEqualTo("on the event; at once");
        assertThat(later.get(0).path("agent").asString()).isEqualTo(stage.botId);
    }

    @Test
    void aResetForgetsFaultsAndLog() {
        stage.fault("slow");
        stage.says("a");
        stage.awaitStrikes(1);
        assertThat(stage.account.http().post("/emulator/v1/reset", Map.of()).status())
                .isEqualTo(204);
        assertThat(active()).isEmpty();
        assertThat(stage.log()).isEmpty();
    }

    @Test
    void everyFaultOfTheMenuCanBeAddedWithNothingButItsName() {
        JsonNode menu = stage.account.http().get("/emulator/v1/faults/menu").body();
        Set<String> names = new HashSet<>();
        for (JsonNode fault : menu.path("faults")) {
            String name = fault.path("name").asString();
            names.add(name);
            assertThat(fault.path("does").asString()).isNotEmpty();
            assertThat(
                            stage.account
                                    .http()
                                    .post("/emulator/v1/faults", Map.of("fault", name))
                                    .status())
                    .as(name)
                    .isEqualTo(201);
        }
        assertThat(names).hasSameSizeAs(FaultKind.values());
        assertThat(menu.path("fields")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"fault\":\"earthquake\"}",
                "{\"fault\":\"delay\",\"milliseconds\":5}",
                "{\"fault\":\"delay\",\"ms\":-1}",
                "{\"fault\":\"delay\",\"ms\":\"5\"}",
                "{\"fault\":\"delay\",\"ms\":1e30}",
                "{\"fault\":\"duplicate\",\"probability\":1.5}",
                "{\"fault\":\"duplicate\",\"probability\":0}",
                "{\"fault\":\"duplicate\",\"once\":true,\"count\":2}",
                "{\"fault\":\"duplicate\",\"at\":\"http\"}",
                "{\"fault\":\"duplicate\",\"direction\":\"in\"}",
                "{\"fault\":\"drop_socket\",\"moment\":\"yesterday\"}",
                "{\"fault\":\"drop_socket\",\"moment\":\"before_event\",\"at\":\"request\"}",
                "{\"fault\":\"drop_socket\",\"agent\":\"nobody\"}",
                "{\"fault\":\"end_of_session\",\"reason\":\"\"}",
                "{\"fault\":[1]}"
            })
    void whatCannotBeIsRefusedInWordsAndChangesNothing(String body) {
        Answer answer =
                stage.account.http().raw("POST", "/emulator/v1/faults", body, "application/json");
        assertThat(answer.status()).isBetween(404, 422);
        assertThat(answer.text("message")).isNotEmpty();
        assertThat(active()).isEmpty();
    }

    @Test
    void aFaultThatIsNotThereCannotBeRemoved() {
        for (String id : new String[] {"17", "x"}) {
            Answer answer = stage.account.http().delete("/emulator/v1/faults/" + id);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.text("error")).isEqualTo("unknown_fault");
        }
    }
}
