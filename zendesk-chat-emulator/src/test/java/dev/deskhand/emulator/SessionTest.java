package dev.deskhand.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.emulator.testing.Answer;
import dev.deskhand.emulator.testing.Bot;
import dev.deskhand.emulator.testing.TestAccount;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class SessionTest {

    private static final String MESSAGES =
            "subscription { message { node { id content channel { id } from { __typename display_name } } } }";

    private final TestAccount account = TestAccount.start();
    private final String agent = account.agent("Bot");

    @AfterEach
    void stop() {
        account.close();
    }

    private String status() {
        return account.state().at("/agents/0/status").asString();
    }

    @Test
    void aSessionNeedsNoAuthorizationHeaderAndNamesASocketOnTheSameHost() {
        JsonNode session =
                account.startSession(account.token(agent)).body().at("/data/startAgentSession");
        assertThat(session.path("websocket_url").asString())
                .isEqualTo(
                        "ws://127.0.0.1:%d/stream/0.1/graphql/%s:%s"
                                .formatted(
                                        account.emulator().address().getPort(),
                                        session.path("session_id").asString(),
                                        session.path("client_id").asString()));
    }

    @Test
    void anUnknownTokenIsAGraphQlErrorInANormalAnswer() {
        Answer answer = account.startSession("nonsense");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().at("/errors/0/message").asString()).contains("access token");
    }

    @Test
    void aTokenWithoutTheChatScopeIsAnInvalidScope() {
        Answer client = account.client();
        String location =
                account.control(
                                "consents",
                                Map.of(
                                        "client_id",
                                        client.text("client_id"),
                                        "agent_id",
                                        agent,
                                        "redirect_uri",
                                        TestAccount.CALLBACK,
                                        "state",
                                        "x",
                                        "scope",
                                        "read write"))
                        .text("location");
        String code = location.replaceAll(".*code=([A-Za-z0-9]+).*", "$1");
        String token = account.exchange(client, code).text("access_token");
        assertThat(account.startSession(token).body().at("/errors/0/message").asString())
                .contains("invalid scope");
    }

    @Test
    void overHttpOnlyStartAgentSessionAndIntrospectionAreAnswered() {
        Answer agents =
                account.http()
                        .post(
                                "/graphql/request",
                                Map.of("query", "{ agents { edges { node { id } } } }"));
        assertThat(agents.body().at("/errors/0/extensions/code").asString())
                .isEqualTo("no_session");
        Answer schema =
                account.http()
                        .post(
                                "/graphql/request",
                                Map.of(
                                        "query",
                                        "{ __schema { mutationType { fields { name } } } }"));
        assertThat(schema.body().toString()).contains("sendQuickReplies");
        assertThat(schema.body().has("errors")).isFalse();
        Answer broken = account.http().raw("POST", "/graphql/request", "{", "application/json");
        assertThat(broken.status()).isEqualTo(400);
        assertThat(broken.body().path("errors")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "360012563831", "\"name.4f2a\"", "null", "1.5", "0"})
    void theReplyCarriesTheIdItWasAskedWith(String id) {
        Bot bot = account.bot(agent);
        bot.send(
                "{\"payload\":{\"query\":\"{ agents { edges { node { name } } } }\"},\"type\":\"request\",\"id\":"
                        + id
                        + "}");
        JsonNode reply = bot.awaitFrame(f -> f.has("payload"));
        assertThat(reply.get("id").toString()).isEqualTo(id);
        assertThat(reply.at("/payload/data/agents/edges/0/node/name").asString()).isEqualTo("Bot");
    }

    @Test
    void variablesMayBeSentInsideThePayload() {
        Bot bot = account.bot(agent);
        bot.send(
                """
                {"id":1,"type":"request","payload":{"query":"mutation($s: AGENT_STATUS!) { updateAgentStatus(status: $s) { node { status } } }","variables":{"s":"AWAY"}}}\
                """);
        assertThat(
                        bot.awaitFrame(f -> f.has("id"))
                                .at("/payload/data/updateAgentStatus/node/status")
                                .asString())
                .isEqualTo("AWAY");
    }

    @Test
    void aPingIsAnsweredWithItsPayload() {
        Bot bot = account.bot(agent);
        bot.send("{\"sig\":\"PING\",\"payload\":1700000000000}");
        assertThat(bot.signal("PONG").path("payload").asLong()).isEqualTo(1700000000000L);
        bot.send("{\"sig\":\"PING\",\"payload\":\"pingPong\"}");
        assertThat(bot.signal("PONG").path("payload").asString()).isEqualTo("pingPong");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json",
                "[]",
                "{}",
                "{\"id\":1,\"type\":\"request\"}",
                "{\"id\":1,\"type\":\"request\",\"payload\":{\"query\":\"mutation { sendMessage(channel_id: \\\"x\\\", msg: \\\"say \"hi\" \\n now\\\") { success } }\"}}",
                "{\"id\":1,\"type\":\"request\",\"payload\":{\"query\":\"{ nothing }\"}}",
                "{\"id\":1,\"type\":\"request\",\"payload\":{\"query\":\"subscription { message { node { nothing } } }\"}}",
                "{\"id\":1,\"type\":\"whatever\"}"
            })
    void badFramesGetAnErrorAndTheSocketLives(String frame) {
        Bot bot = account.bot(agent);
        bot.send(frame);
        JsonNode reply = bot.awaitFrame(f -> f.has("payload"));
        assertThat(reply.at("/payload/errors/0/message").asString()).isNotEmpty();
        bot.send("{\"sig\":\"PING\",\"payload\":1}");
        assertThat(bot.signal("PONG").path("payload").asInt()).isEqualTo(1);
    }

    @Test
    void aClientThatPastesTextUnescapedGetsAGraphQlErrorNotADeadSocket() {
        String visitor = account.visitor();
        Bot bot = account.onlineBot(agent);
        JsonNode payload =
                bot.ask(
                        "mutation { sendMessage(channel_id: \"%s\", msg: \"He said \"no\"\nand left\") { success } }"
                                .formatted(account.channelOf(visitor)));
        assertThat(payload.path("errors")).isNotEmpty();
        assertThat(bot.ask("{ departments { edges { node { name } } } }").has("data")).isTrue();
        assertThat(account.events(visitor)).hasSize(1);
    }

    @Test
    void twoSubscriptionsAtOnceEachGetTheirOwnSelection() {
        Bot bot = account.onlineBot(agent);
        String short_ = bot.subscribe("subscription { message { node { content } } }");
        String joins =
                bot.subscribe(
                        "subscription { chatActivity(filter: {chat_activity_types: [MEMBER_JOIN MEMBER_LEAVE]}) { node { __typename ... on MemberJoinLog { id user_name user { id display_name } } ... on MemberLeaveLog { id user_name } } } }");
        assertThat(short_).isNotEqualTo(joins);
        String visitor = account.visitor();
        account.says(visitor, "hello");
        assertThat(bot.event(joins).at("/chatActivity/node/__typename").asString())
                .isEqualTo("MemberJoinLog");
        assertThat(bot.event(short_).toString())
                .isEqualTo("{\"message\":{\"node\":{\"content\":\"hello\"}}}");
    }

    @Test
    void aFilteredActivitySubscriptionHearsOfNothingElse() {
        Bot bot = account.onlineBot(agent);
        String leaves =
                bot.subscribe(
                        "subscription { chatActivity(filter: {chat_activity_types: [MEMBER_LEAVE]}) { node { __typename } } }");
        String visitor = account.visitor();
        account.control("visitors/" + visitor + "/leave", Map.of());
        assertThat(bot.event(leaves).at("/chatActivity/node/__typename").asString())
                .isEqualTo("MemberLeaveLog");
        assertThat(bot.rest()).isEmpty();
    }

    @Test
    void anEndedSubscriptionIsSilent() {
        Bot bot = account.onlineBot(agent);
        String id = bot.subscribe(MESSAGES);
        bot.send(
                "{\"payload\":{\"subscription_id\":\""
                        + id
                        + "\"},\"type\":\"stop_subscription\",\"id\":9}");
        assertThat(bot.awaitFrame(f -> f.path("id").asInt(-1) == 9).path("payload").has("errors"))
                .isFalse();
        account.says(account.visitor(), "anybody?");
        assertThat(bot.rest()).isEmpty();
    }

    @Test
    void stopAgentSessionEndsItWithASignal() {
        Bot bot = account.onlineBot(agent);
        bot.ask("mutation { stopAgentSession { success } }");
        assertThat(bot.signal("EOS").path("reason").asString()).isEqualTo("session stopped");
        assertThat(bot.closeCode()).isEqualTo(1000);
        assertThat(status()).isEqualTo("offline");
        assertThat(account.state().path("sessions")).isEmpty();
    }

    @Test
    void aSecondSessionOfTheAgentEndsTheFirst() {
        String token = account.token(agent);
        Bot first = account.connect(account.websocketUrl(token)).settled();
        Bot second = account.connect(account.websocketUrl(token));
        assertThat(first.signal("EOS").path("reason").asString())
                .isEqualTo("concurrent session limit reached");
        assertThat(first.closeCode()).isEqualTo(1000);
        assertThat(second.ask("{ agents { edges { node { id } } } }").has("data")).isTrue();
    }

    @Test
    void anEndedSessionIsToldWhyWhenItComesBack() {
        String token = account.token(agent);
        String old = account.websocketUrl(token);
        account.connect(account.websocketUrl(token));
        assertThat(account.connect(old).signal("EOS").path("reason").asString())
                .isEqualTo("concurrent session limit reached");
        String address = old.substring(0, old.indexOf("/stream"));
        assertThat(
                        account.connect(address + "/stream/0.1/graphql/no:such")
                                .signal("EOS")
                                .path("reason")
                                .asString())
                .isEqualTo("session not found");
    }

    @Test
    void aLostSocketEndsTheStatusAndTheSameSessionMayComeBack() {
        String url = account.websocketUrl(account.token(agent));
        Bot bot = account.connect(url);
        bot.online();
        assertThat(status()).isEqualTo("online");
        bot.close();
        awaitStatus("offline");
        Bot again = account.connect(url);
        again.online();
        assertThat(again.subscribe(MESSAGES)).isNotEmpty();
        assertThat(status()).isEqualTo("online");
    }

    @Test
    void aSessionWhoseSocketIsGoneDoesNotCount() {
        String token = account.token(agent);
        String firstUrl = account.websocketUrl(token);
        Bot first = account.connect(firstUrl);
        first.online();
        first.close();
        awaitStatus("offline");
        Bot second = account.connect(account.websocketUrl(token));
        second.online();
        assertThat(second.rest()).isEmpty();
        assertThat(account.connect(firstUrl).signal("EOS").path("reason").asString())
                .isEqualTo("concurrent session limit reached");
        assertThat(second.ask("{ agents { edges { node { id } } } }").has("data")).isTrue();
    }

    @Test
    void aSecondSocketOfTheSameSessionReplacesTheFirst() {
        String url = account.websocketUrl(account.token(agent));
        Bot first = account.connect(url);
        first.online();
        Bot second = account.connect(url);
        assertThat(first.closeCode()).isEqualTo(1000);
        assertThat(second.ask("{ agents { edges { node { status } } } }").toString())
                .contains("ONLINE");
        assertThat(status()).isEqualTo("online");
    }

    @Test
    void removingTheAgentEndsItsSession() {
        Bot bot = account.bot(agent);
        account.http().delete("/emulator/v1/agents/" + agent);
        assertThat(bot.signal("EOS").path("reason").asString()).isEqualTo("agent removed");
    }

    @Test
    void aSessionLimitOfTwoKeepsTwo() {
        try (TestAccount wide =
                TestAccount.start(EmulatorOptions.onFreePort().withSessionLimit(2))) {
            String token = wide.token(wide.agent("Bot"));
            List<Bot> bots =
                    List.of(
                            wide.connect(wide.websocketUrl(token)),
                            wide.connect(wide.websocketUrl(token)),
                            wide.connect(wide.websocketUrl(token)));
            assertThat(bots.getFirst().signal("EOS")).isNotNull();
            assertThat(bots.get(1).rest()).isEmpty();
            assertThat(bots.get(2).rest()).isEmpty();
        }
    }

    private void awaitStatus(String wanted) {
        JsonNode state = account.state();
        while (!state.at("/agents/0/status").asString().equals(wanted)) {
            long version = state.path("version").asLong();
            JsonNode next =
                    account.http().get("/emulator/v1/state?wait_ms=10000&after=" + version).body();
            assertThat(next.path("version").asLong())
                    .as("nothing changed while %s was awaited", wanted)
                    .isGreaterThan(version);
            state = next;
        }
    }
}
