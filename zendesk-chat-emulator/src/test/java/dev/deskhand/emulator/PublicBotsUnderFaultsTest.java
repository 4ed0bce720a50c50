package dev.deskhand.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.emulator.testing.Bot;
import dev.deskhand.emulator.testing.Http;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Programs that others wrote for the real service, on a bad day. */
class PublicBotsUnderFaultsTest {

    private static final String ACTIVITY =
            "subscription { chatActivity { node { __typename ... on MemberJoinLog { user_name } } } }";

    private final FaultStage stage = new FaultStage();

    @AfterEach
    void stop() {
        stage.close();
    }

    /** The published sample uses one number for every message and matches nothing by it. */
    @Test
    void withOneNumberForAllItsMessagesARepeatedReplyIsAFrameMoreUnderThatNumber() {
        stage.fault("duplicate", "operation", "sendMessage", "count", 2);
        for (String text : List.of("one", "two")) {
            stage.bot.request(3, stage.sendMessage(text));
        }
        for (int i = 0; i < 4; i++) {
            assertThat(stage.bot.reply(3).at("/payload/data/sendMessage/success").asBoolean())
                    .isTrue();
        }
        assertThat(
                        stage.account
                                .events(stage.visitor)
                                .valueStream()
                                .map(event -> event.path("text").asString(""))
                                .filter(text -> !text.isEmpty()))
                .containsExactly("one", "two");
    }

    /** The sample and the demo dial the same address again and send status and subscription. */
    @Test
    void afterADropTheSameAddressStatusAndSubscriptionGoOnAsBefore() {
        String url = stage.account.websocketUrl(stage.token);
        Bot first = stage.account.connect(url);
        first.online();
        String before = first.subscribe(FaultStage.MESSAGES);
        stage.fault("drop_socket", "operation", "message");
        stage.says("heard by the first");
        assertThat(first.event(before).at("/message/node/content").asString())
                .isEqualTo("heard by the first");
        first.awaitCut();
        Bot again = stage.account.connect(url);
        again.request(2, "mutation { updateAgentStatus(status: ONLINE) { node { id } } }");
        again.request(1, FaultStage.MESSAGES);
        String events = again.reply(1).at("/payload/data/subscription_id").asString();
        stage.says("heard by the second");
        assertThat(again.event(events).at("/message/node/content").asString())
                .isEqualTo("heard by the second");
    }

    /** The demo has two subscriptions and string ids. */
    @Test
    void twoSubscriptionsWithStringIdsAreStruckEachByItsName() {
        stage.bot.request("activity.0a1b", ACTIVITY);
        String activity =
                stage.bot.reply("activity.0a1b").at("/payload/data/subscription_id").asString();
        stage.fault("duplicate", "operation", "chatActivity");
        stage.account.control("visitors/" + enc(stage.visitor) + "/leave", Map.of());
        stage.says("back again");
        assertThat(stage.bot.event(activity).at("/chatActivity/node/__typename").asString())
                .isEqualTo("MemberLeaveLog");
        assertThat(stage.bot.event(activity).at("/chatActivity/node/__typename").asString())
                .isEqualTo("MemberLeaveLog");
        assertThat(stage.heard()).isEqualTo("back again");
        assertThat(stage.bot.rest())
                .noneMatch(f -> f.path("subscription_id").asString("").equals(stage.messages));
    }

    /** Text pasted between quotes as it came from the visitor. */
    @ParameterizedTest
    @ValueSource(strings = {"say \"hi\"", "back\\slash \\", "two\nlines", "}) { x }", "\u0000"})
    void pastedTextIsAnErrorAndLeavesTheSocketAliveWhileFaultsAreArmed(String text) {
        stage.fault("drop_socket", "operation", "transferToDepartment");
        stage.fault("unknown_sig", "at", "reply");
        stage.bot.request(3, stage.sendMessage(text));
        JsonNode payload = stage.bot.reply(3).path("payload");
        assertThat(
                        payload.path("errors").isArray()
                                || payload.at("/data/sendMessage/success").asBoolean())
                .isTrue();
        assertThat(stage.bot.ask("{ agents { edges { node { id } } } }").has("data")).isTrue();
        assertThat(stage.bot.open()).isTrue();
    }

    /** The sample pings each 5 s, the Node-RED node each 40 s, the demo each minute. */
    @ParameterizedTest
    @ValueSource(ints = {5, 40, 60})
    void aPingWithinTheIdleLimitIsAnsweredHoweverFarApart(int seconds) {
        for (int i = 0; i < 3; i++) {
            stage.account.emulator().advance(Duration.ofSeconds(seconds));
            stage.bot.send("{\"sig\":\"PING\",\"payload\":" + i + "}");
            assertThat(stage.bot.signal("PONG").path("payload").asInt()).isEqualTo(i);
        }
        assertThat(stage.bot.open()).isTrue();
    }

    /** The Node-RED node takes a PONG that does not come for a dead socket. */
    @Test
    void aLostPongIsOneFrameLess() {
        stage.fault("malformed_json", "operation", "PING", "instead", true);
        stage.bot.send("{\"sig\":\"PING\",\"payload\":1}");
        stage.bot.send("{\"sig\":\"PING\",\"payload\":2}");
        assertThat(stage.bot.signal("PONG").path("payload").asInt()).isEqualTo(2);
    }

    private static String enc(String id) {
        return Http.encode(id);
    }
}
