package dev.deskhand.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.emulator.account.Option;
import dev.deskhand.emulator.testing.Answer;
import dev.deskhand.emulator.testing.Bot;
import dev.deskhand.emulator.testing.TestAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OptionsTest {

    private static final Path DOCS = Path.of("../docs/emulator.md");
    private static final Pattern ROW =
            Pattern.compile("\\| `([a-z_0-9]+)` \\| (.+?) \\| (.+?) \\|");

    private final TestAccount account = TestAccount.start();
    private final String botId = account.agent("Bot");
    private final String humanId = account.agent("Hanna");
    private final String bots = account.department("Bots", botId);
    private final String humans = account.department("Humans", humanId);

    @AfterEach
    void stop() {
        account.close();
    }

    private Bot onlineBot() {
        return account.onlineBot(botId);
    }

    private static JsonNode send(Bot bot, String channel, String more) {
        return bot.ask(
                "mutation { sendMessage(channel_id: \"%s\", msg: \"hi\"%s) { success } }"
                        .formatted(channel, more));
    }

    private static JsonNode transfer(Bot bot, String channel, String department) {
        return bot.ask(
                "mutation { transferToDepartment(channel_id: \"%s\", department_id: \"%s\") { success } }"
                        .formatted(channel, department));
    }

    private static String code(JsonNode payload) {
        return payload.at("/errors/0/extensions/code").asString("no error in " + payload);
    }

    private String servedByHanna() {
        String channel = account.channelOf(account.visitor());
        account.control("agents/" + humanId + "/serve", Map.of("channel_id", channel));
        return channel;
    }

    @Test
    void theTableOfTheDocsIsTheCatalogue() throws IOException {
        List<String> rows =
                Files.readAllLines(DOCS).stream()
                        .map(ROW::matcher)
                        .filter(Matcher::matches)
                        .map(Matcher::group)
                        .toList();
        assertThat(rows)
                .containsExactlyElementsOf(
                        Arrays.stream(Option.values()).map(OptionsTest::row).toList());
    }

    private static String row(Option option) {
        String choices = option.choices();
        String others =
                option.counts()
                        ? "`" + option.ours() + "` (" + choices + ")"
                        : "`" + choices.replace(", ", "`, `") + "`";
        return "| `" + option.key() + "` | " + option.question() + " | " + others + " |";
    }

    @Test
    void theCatalogueIsServedWithQuestionsAndAnswers() {
        JsonNode body = account.http().get("/emulator/v1/options").body();
        assertThat(body.path("catalogue")).hasSize(Option.values().length);
        assertThat(body.at("/options/backoff_withheld").asString()).isEqualTo("success_false");
        assertThat(body.at("/options/session_limit").asInt()).isEqualTo(1);
    }

    @Test
    void whatIsNotOnOfferIsRefusedAndChangesNothing() {
        for (Map<String, ?> change :
                List.<Map<String, ?>>of(
                        Map.of("backoff_withheld", "maybe"),
                        Map.of("nothing_like_it", "x"),
                        Map.of("session_limit", 0),
                        Map.of("leave_default", "leaves", "session_limit", "many"))) {
            assertThat(account.http().patch("/emulator/v1/options", change).status())
                    .isEqualTo(422);
        }
        assertThat(account.option("leave_default")).isEqualTo("stays");
    }

    @Test
    void backoffMayAnswerWithAnError() {
        Bot bot = onlineBot();
        String channel = servedByHanna();
        assertThat(
                        send(bot, channel, ", backoff: true")
                                .at("/data/sendMessage/success")
                                .asBoolean())
                .isFalse();
        account.options(Map.of("backoff_withheld", "error"));
        assertThat(code(send(bot, channel, ", backoff: true"))).isEqualTo("backoff");
    }

    @Test
    void sendingToAServedChatMayBeRefused() {
        Bot bot = onlineBot();
        String channel = servedByHanna();
        account.options(Map.of("sending_to_served_chat", "refused"));
        // Hanna is not of the chat's department, which still waits: the bot is offered it.
        assertThat(send(bot, channel, "").at("/data/sendMessage/success").asBoolean()).isTrue();
        String own = account.agent("Bert");
        account.http()
                .patch("/emulator/v1/departments/" + bots, Map.of("agents", List.of(botId, own)));
        String other = account.channelOf(account.visitor());
        account.control("agents/" + own + "/serve", Map.of("channel_id", other));
        assertThat(code(send(bot, other, ""))).isEqualTo("served_by_another");
    }

    @Test
    void aRepeatedMsgIdMayBeDroppedOrRefused() {
        Bot bot = onlineBot();
        String visitor = account.visitor();
        String channel = account.channelOf(visitor);
        send(bot, channel, ", msg_id: \"m\"");
        send(bot, channel, ", msg_id: \"m\"");
        int twice = account.events(visitor).size();
        account.options(Map.of("msg_id_repeated", "ignored"));
        JsonNode third = send(bot, channel, ", msg_id: \"m\"");
        assertThat(third.at("/data/sendMessage/success").asBoolean()).isTrue();
        assertThat(account.events(visitor)).hasSize(twice);
        account.options(Map.of("msg_id_repeated", "refused"));
        assertThat(code(send(bot, channel, ", msg_id: \"m\""))).isEqualTo("msg_id_taken");
        send(bot, channel, ", msg_id: \"n\"");
        assertThat(account.events(visitor)).hasSize(twice + 1);
    }

    @Test
    void aTransferToAnOfflineDepartmentMayGoIntoNothing() {
        Bot bot = onlineBot();
        String channel = account.channelOf(account.visitor());
        send(bot, channel, "");
        assertThat(code(transfer(bot, channel, humans))).isEqualTo("department_offline");
        account.options(Map.of("transfer_to_offline", "accepted", "leave_default", "leaves"));
        assertThat(
                        transfer(bot, channel, humans)
                                .at("/data/transferToDepartment/success")
                                .asBoolean())
                .isTrue();
        JsonNode state = account.channel(channel);
        assertThat(state.path("agents")).isEmpty();
        assertThat(state.path("waiting").asBoolean()).isTrue();
    }

    @Test
    void errorsMayBeBare() {
        account.options(Map.of("error_shape", "message_only"));
        JsonNode error = onlineBot().ask("{ nothing }").at("/errors/0");
        assertThat(error.propertyNames()).containsExactly("message");
    }

    @Test
    void aSessionBeyondTheLimitMayBeRefusedAndADeadSocketMayStillCount() {
        account.options(Map.of("session_beyond_limit", "is_refused"));
        String token = account.token(botId);
        Bot first = account.connect(account.websocketUrl(token)).settled();
        assertThat(code(account.startSession(token).body())).isEqualTo("session_limit");
        assertThat(first.rest()).isEmpty();
        account.options(Map.of("session_counts", "until_ended"));
        first.ask("mutation { stopAgentSession { success } }");
        assertThat(account.websocketUrl(token)).startsWith("ws://");
        assertThat(code(account.startSession(token).body())).isEqualTo("session_limit");
    }

    @Test
    void tokensMayExpireAndTakeTheirSessionAlong() {
        account.options(Map.of("token_lifetime_s", 60, "session_at_token_expiry", "ends"));
        Answer client = account.client();
        Answer granted = account.exchange(client, account.code(client.text("client_id"), botId));
        assertThat(granted.body().path("expires_in").asLong()).isEqualTo(60);
        String token = granted.text("access_token");
        Bot bot = account.connect(account.websocketUrl(token)).settled();
        account.emulator().advance(Duration.ofSeconds(61));
        assertThat(bot.signal("EOS").path("reason").asString()).isEqualTo("token expired");
        JsonNode refused = account.startSession(token).body();
        assertThat(code(refused)).isEqualTo("invalid_token");
        assertThat(refused.at("/errors/0/message").asString()).contains("expired");
        assertThat(
                        account.http()
                                .get("/api/v2/chat/agents/me", "Authorization", "Bearer " + token)
                                .status())
                .isEqualTo(401);
        assertThat(refresh(client, granted).body().path("expires_in").asLong()).isEqualTo(60);
        assertThat(refresh(client, granted).text("error")).isEqualTo("invalid_grant");
    }

    private Answer refresh(Answer client, Answer granted) {
        return account.http()
                .form(
                        "/oauth2/chat/token",
                        Map.of(
                                "grant_type",
                                "refresh_token",
                                "refresh_token",
                                granted.text("refresh_token"),
                                "client_id",
                                client.text("client_id"),
                                "client_secret",
                                client.text("client_secret")));
    }

    @Test
    void aRefreshMayRevokeTheTokenBesideIt() {
        account.options(Map.of("access_token_after_refresh", "revoked"));
        Answer client = account.client();
        Answer granted = account.exchange(client, account.code(client.text("client_id"), botId));
        assertThat(granted.body().has("expires_in")).isFalse();
        refresh(client, granted);
        assertThat(code(account.startSession(granted.text("access_token")).body()))
                .isEqualTo("invalid_token");
    }

    @Test
    void structuredLimitsAndMessageLengthGoByTheirOptions() {
        Bot bot = onlineBot();
        String channel = account.channelOf(account.visitor());
        String four =
                "mutation { sendButtonTemplate(channel_id: \"%s\", msg: \"m\", buttons: [%s]) { success } }"
                        .formatted(channel, "{text: \"a\", action: {value: \"a\"}} ".repeat(4));
        assertThat(code(bot.ask(four))).isEqualTo("limit_exceeded");
        account.options(Map.of("structured_limits", "accepted", "message_length", 5));
        assertThat(bot.ask(four).at("/data/sendButtonTemplate/success").asBoolean()).isTrue();
        account.options(Map.of("message_length", 1));
        assertThat(code(send(bot, channel, ""))).isEqualTo("limit_exceeded");
        account.options(Map.of("button_without_type", "refused"));
        assertThat(code(bot.ask(four))).isEqualTo("invalid");
    }

    @Test
    void variablesAndPongPayloadGoByTheirOptions() {
        Bot bot = onlineBot();
        account.options(Map.of("socket_variables", "refused", "pong_payload", "none"));
        bot.send(
                "{\"type\":\"request\",\"id\":77,\"payload\":{\"query\":\"{ agents { edges { node { id } } } }\",\"variables\":{}}}");
        assertThat(code(bot.awaitFrame(f -> f.path("id").asInt(-1) == 77).path("payload")))
                .isEqualTo("no_variables");
        bot.send("{\"sig\":\"PING\",\"payload\":5}");
        assertThat(bot.signal("PONG").has("payload")).isFalse();
    }

    @Test
    void aStatusMayOutliveItsSocketAndOfflineMayBeChosen() {
        account.options(Map.of("status_after_socket", "kept", "status_offline_chosen", "accepted"));
        Bot bot = onlineBot();
        bot.ask("mutation { stopAgentSession { success } }");
        assertThat(bot.closeCode()).isEqualTo(1000);
        assertThat(account.state().at("/agents/0/status").asString()).isEqualTo("online");
        Bot again = account.bot(botId);
        again.ask("mutation { updateAgentStatus(status: OFFLINE) { node { id } } }");
        assertThat(account.state().at("/agents/0/status").asString()).isEqualTo("offline");
    }

    @Test
    void aDepartmentAtItsLimitMayBeAway() {
        account.settings(Map.of("chat_limit", Map.of("enabled", true, "limit", 0)));
        account.status(botId, "online");
        assertThat(account.state().at("/departments/0/status").asString()).isEqualTo("online");
        account.options(Map.of("department_at_limit", "away"));
        assertThat(account.state().at("/departments/0/status").asString()).isEqualTo("away");
    }

    @Test
    void optionsAreOfTheirAccountOnly() {
        account.control("accounts", Map.of("subdomain", "shop"));
        account.http()
                .patch("/emulator/v1/options?account=shop", Map.of("leave_default", "leaves"));
        assertThat(account.option("leave_default")).isEqualTo("stays");
        assertThat(
                        account.http()
                                .get("/emulator/v1/options?account=shop")
                                .body()
                                .at("/options/leave_default")
                                .asString())
                .isEqualTo("leaves");
    }
}
