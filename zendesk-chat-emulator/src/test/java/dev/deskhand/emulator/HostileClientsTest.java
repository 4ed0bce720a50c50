package dev.deskhand.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.emulator.json.Json;
import dev.deskhand.emulator.testing.Answer;
import dev.deskhand.emulator.testing.Bot;
import dev.deskhand.emulator.testing.TestAccount;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Clients that do what no manual says. */
class HostileClientsTest {

    private final TestAccount account = TestAccount.start();
    private final Bot bot = account.bot(account.agent("Bot"));

    @AfterEach
    void stop() {
        account.close();
    }

    private void subscribe(int id) {
        bot.send(
                Json.write(
                        Map.of(
                                "id",
                                id,
                                "type",
                                "request",
                                "payload",
                                Map.of("query", "subscription { message { node { id } } }"))));
    }

    @Test
    void noEventOvertakesTheReplyThatNamesItsSubscription() {
        bot.online();
        String visitor = account.visitor();
        subscribe(0);
        CompletableFuture<Void> chatter =
                CompletableFuture.runAsync(
                        () -> {
                            for (int i = 0; i < 40; i++) {
                                account.says(visitor, "word " + i);
                            }
                        },
                        Thread::startVirtualThread);
        for (int id = 1; id < 40; id++) {
            subscribe(id);
        }
        chatter.orTimeout(10, TimeUnit.SECONDS).join();
        List<JsonNode> frames = bot.rest();
        Set<String> named = new HashSet<>();
        int events = 0;
        for (JsonNode frame : frames) {
            if (frame.path("sig").asString("").equals("DATA")) {
                events++;
                assertThat(named).contains(frame.path("subscription_id").asString());
            } else {
                named.add(frame.at("/payload/data/subscription_id").asString(""));
            }
        }
        assertThat(named).hasSize(40);
        assertThat(events).isGreaterThanOrEqualTo(40);
    }

    @Test
    void aSocketHasAHundredSubscriptionsAtMost() {
        for (int id = 0; id < 101; id++) {
            subscribe(id);
        }
        JsonNode last = bot.awaitFrame(frame -> frame.path("id").asInt(-1) == 100);
        assertThat(last.at("/payload/errors/0/extensions/code").asString())
                .isEqualTo("too_many_subscriptions");
        JsonNode before = bot.awaitFrame(frame -> frame.path("id").asInt(-1) == 99);
        assertThat(before.at("/payload/data/subscription_id").isString()).isTrue();
    }

    @Test
    void aBinaryFrameGetsAnErrorAndTheSocketLives() {
        bot.sendBinary("{\"sig\":\"PING\"}");
        JsonNode answer = bot.awaitFrame(frame -> frame.has("payload"));
        assertThat(answer.at("/payload/errors/0/message").asString()).contains("text");
        assertThat(bot.rest()).isEmpty();
    }

    @Test
    void halfACharacterIsReplacedAsABrowserWould() {
        String visitor = account.visitor();
        account.http()
                .raw(
                        "POST",
                        "/emulator/v1/visitors/" + visitor + "/messages",
                        "{\"text\":\"cut \\ud83d and \\ud83d\\ude00 whole\"}",
                        "application/json");
        assertThat(account.lastEvent(visitor).path("text").asString())
                .isEqualTo("cut \uFFFD and \uD83D\uDE00 whole");
    }

    @Test
    void brokenJsonIsNamedByItsPlace() {
        Answer answer =
                account.http()
                        .raw(
                                "POST",
                                "/emulator/v1/visitors",
                                "{\n  \"name\": ",
                                "application/json");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("message")).contains("line 2").doesNotContain("Source");
    }

    @Test
    void aBodyBeyondAllMeasureIsRefusedInWords() {
        Answer answer =
                account.http()
                        .raw(
                                "POST",
                                "/emulator/v1/visitors",
                                "{\"name\":\"" + "x".repeat(1 << 20) + "\"}",
                                "application/json");
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.text("error")).isEqualTo("too_large");
    }
}
