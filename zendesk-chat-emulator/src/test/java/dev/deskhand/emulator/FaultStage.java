package dev.deskhand.emulator;

import dev.deskhand.emulator.json.Json;
import dev.deskhand.emulator.testing.Bot;
import dev.deskhand.emulator.testing.Http;
import dev.deskhand.emulator.testing.TestAccount;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;

/** A bot in a chat with a visitor, and the faults that are to meet it. */
final class FaultStage implements AutoCloseable {

    static final String MESSAGES =
            "subscription { message { node { id content from { __typename } } } }";

    final TestAccount account = TestAccount.start();
    final String botId = account.agent("Bot");
    final String department = account.department("Bots", botId);
    final String token = account.token(botId);
    final Bot bot = account.connect(account.websocketUrl(token));
    final String messages;
    final String visitor;
    final String channel;

    FaultStage() {
        bot.online();
        messages = bot.subscribe(MESSAGES);
        visitor = account.visitor();
        channel = account.channelOf(visitor);
    }

    /** Another agent of the bot's department. */
    String colleague(String name) {
        String agent = account.agent(name);
        account.http()
                .patch(
                        "/emulator/v1/departments/" + Http.encode(department),
                        Map.of("agents", List.of(botId, agent)));
        return agent;
    }

    /** Adds a fault and returns its id. */
    String fault(String name, Object... namesAndValues) {
        Map<String, Object> body = new HashMap<>();
        body.put("fault", name);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            body.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return account.control("faults", body).text("id");
    }

    JsonNode log() {
        return account.http().get("/emulator/v1/faults/log").body().path("entries");
    }

    /** Waits until this many faults have struck. */
    void awaitStrikes(int count) {
        int have = log().size();
        while (have < count) {
            JsonNode more =
                    account.http()
                            .get("/emulator/v1/faults/log?wait_ms=10000&after=" + have)
                            .body()
                            .path("entries");
            if (more.isEmpty()) {
                throw new AssertionError("only these struck: " + log());
            }
            have += more.size();
        }
    }

    void says(String text) {
        account.says(visitor, text);
    }

    String sendMessage(String text) {
        return "mutation { sendMessage(channel_id: \"%s\", msg: \"%s\") { success } }"
                .formatted(channel, text);
    }

    /** Sends a document without waiting for an answer. */
    void request(int id, String document) {
        bot.send(
                Json.write(
                        Map.of("payload", Map.of("query", document), "type", "request", "id", id)));
    }

    /** What the next event says. */
    String heard() {
        return bot.event(messages).at("/message/node/content").asString();
    }

    boolean visitorSees(String text) {
        return account.events(visitor)
                .valueStream()
                .anyMatch(event -> event.path("text").asString("").equals(text));
    }

    /** Moves the emulator's clock on by these steps until it is so. */
    void advanceUntil(Duration step, BooleanSupplier so) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!so.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("however far the clock moved, it never was so");
            }
            account.emulator().advance(step);
        }
    }

    @Override
    public void close() {
        account.close();
    }
}
