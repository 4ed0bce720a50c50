package dev.deskhand.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.emulator.json.Json;
import dev.deskhand.emulator.testing.Bot;
import dev.deskhand.emulator.testing.TestAccount;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Calls the way programs do that others wrote for the real service: their frames, ids and
 * documents, in our words.
 */
class PublicBotsTest {

    private final TestAccount account = TestAccount.start();
    private final String botId = account.agent("Bot");
    private final String humanId = account.agent("Hanna");
    private final String token = account.token(botId);
    private final String visitor = makeVisitor();
    private final String channel = account.channelOf(visitor);

    private String makeVisitor() {
        account.department("Bots", botId);
        account.department("Humans", humanId);
        return account.visitor();
    }

    @AfterEach
    void stop() {
        account.close();
    }

    /**
     * The sample Zendesk published: status and subscription at once, one id for many messages, no
     * leave.
     */
    @Test
    void theVendorSampleEchoesOffersQuickRepliesAndTransfers() {
        Bot bot = account.connect(account.websocketUrl(token));
        bot.request(
                2,
                """
                mutation {
                    updateAgentStatus(status: ONLINE) {
                        node {
                            id
                        }
                    }
                }\
                """);
        bot.request(
                1,
                """
                subscription {
                    message {
                        node {
                            id
                            content
                            channel { id }
                            from { __typename display_name }
                        }
                    }
                }\
                """);
        String subscription = bot.reply(1).at("/payload/data/subscription_id").asString();
        assertThat(bot.reply(2).at("/payload/data/updateAgentStatus/node/id").asString())
                .isEqualTo(botId);

        account.says(visitor, "hello");
        JsonNode node = bot.event(subscription).at("/message/node");
        assertThat(node.at("/from/__typename").asString()).isEqualTo("Visitor");
        assertThat(node.at("/from/display_name").asString()).isEqualTo("Vera");
        String to = node.at("/channel/id").asString();
        for (int i = 0; i < 2; i++) {
            bot.request(
                    3,
                    "mutation { sendMessage(\n channel_id: \""
                            + to
                            + "\",\n msg: \"hello\"\n ) { success } }");
            assertThat(bot.reply(3).at("/payload/data/sendMessage/success").asBoolean()).isTrue();
        }
        transferToTheFirst(bot, to);
    }

    private static void transferToTheFirst(Bot bot, String channelId) {
        bot.request(4, "query { departments { edges { node { id name status } } } }");
        JsonNode departments = bot.reply(4).at("/payload/data/departments/edges");
        assertThat(departments)
                .extracting(d -> d.at("/node/status").asString())
                .containsExactly("ONLINE", "OFFLINE");
        bot.request(
                360012563831L,
                "mutation { transferToDepartment( channel_id: \"%s\", department_id: \"%s\") { success } }"
                        .formatted(channelId, departments.at("/0/node/id").asString()));
        assertThat(
                        bot.reply(360012563831L)
                                .at("/payload/data/transferToDepartment/success")
                                .asBoolean())
                .isTrue();
    }

    /**
     * The demo script: string ids, two subscriptions, hand-over to an agent, listening afterwards.
     */
    @Test
    void theDemoScriptInvitesAnAgentAndKeepsListening() {
        account.status(humanId, "online");
        Bot bot = account.connect(account.websocketUrl(token));
        bot.request(
                "status.00ff",
                "mutation { updateAgentStatus(status: ONLINE) { node { id name } } }");
        bot.reply("status.00ff");
        bot.request(
                "messages.01",
                "subscription { message { node { id content msg_id options sender_name timestamp channel { id ... on VisitorChannel { ip user_agent visitor { email external_id current_country current_region current_tags } } } from { __typename display_name id } } } }");
        bot.request(
                "activity.02",
                "subscription { chatActivity(filter: { chat_activity_types: [MEMBER_JOIN, MEMBER_LEAVE] }) { node { __typename ... on MemberJoinLog { id user_name user { id display_name } } ... on MemberLeaveLog { id user_name user { id display_name } } } } }");
        String messages = bot.reply("messages.01").at("/payload/data/subscription_id").asString();
        String activity = bot.reply("activity.02").at("/payload/data/subscription_id").asString();
        account.says(visitor, "a human please");
        assertThat(bot.event(messages).at("/message/node/channel/ip").asString()).isNotEmpty();
        bot.request(
                "invite.03",
                "mutation { inviteAgent(agent_id: \"%s\", channel_id: \"%s\", leave: true) { success } }"
                        .formatted(humanId, channel));
        assertThat(bot.reply("invite.03").at("/payload/data/inviteAgent/success").asBoolean())
                .isTrue();
        assertThat(bot.event(activity).at("/chatActivity/node/user_name").asString())
                .isEqualTo("Hanna");
        bot.request(
                "listen.04",
                "mutation { listenVisitorChannel(channel_id: \"%s\") { success } }"
                        .formatted(channel));
        bot.reply("listen.04");
        account.control(
                "agents/" + humanId + "/messages", Map.of("channel_id", channel, "text", "Hi!"));
        assertThat(bot.event(messages).at("/message/node/content").asString()).isEqualTo("Hi!");
        bot.request(
                "late.05",
                "mutation { sendMessage(channel_id: \"%s\", msg: \"still me\") { success } }"
                        .formatted(channel));
        assertThat(bot.reply("late.05").at("/payload/errors")).isNotEmpty();
    }

    /**
     * The Node-RED node: token pasted into the document, id 0, typing before the first word, cards
     * and a stop frame.
     */
    @Test
    void theNodeRedNodeTypesSendsCardsAndUnsubscribes() {
        String url =
                account.http()
                        .post(
                                "/graphql/request",
                                Map.of(
                                        "query",
                                        "mutation { startAgentSession(access_token: \""
                                                + token
                                                + "\") { websocket_url session_id client_id } }"))
                        .body()
                        .at("/data/startAgentSession/websocket_url")
                        .asString();
        Bot bot = account.connect(url);
        bot.request(
                0,
                "subscription { message { node { content channel { id } from { __typename display_name id } } } }");
        String subscription = bot.reply(0).at("/payload/data/subscription_id").asString();
        bot.request(1, "mutation { updateAgentStatus(status: ONLINE) { node { id } } }");
        bot.reply(1);
        account.says(visitor, "a lamp");
        bot.event(subscription);
        for (boolean typing : new boolean[] {true, false}) {
            bot.request(
                    7,
                    "mutation { setTypingIndicator(backoff: true, channel_id: \"%s\", typing: %s) { success } }"
                            .formatted(channel, typing));
            assertThat(bot.reply(7).at("/payload/data/setTypingIndicator/success").asBoolean())
                    .isTrue();
        }
        String card =
                "{ buttons: [{ action: { value: \"buy\", type: QUICK_REPLY_ACTION }, text: \"Buy\" }], panel: { heading: \"Lamp\", paragraph: \"Bright\", image_url: \"https://shop.test/l.png\", action: { value: \"https://shop.test/l\" } } }";
        bot.request(
                2,
                "mutation { sendPanelTemplateCarousel( channel_id: \"%s\", items: [%s,%s] ){ success } }"
                        .formatted(channel, card, card));
        assertThat(bot.reply(2).at("/payload/data/sendPanelTemplateCarousel/success").asBoolean())
                .isTrue();
        bot.request(3, "query { agents { edges { node { id name display_name status } } } }");
        assertThat(bot.reply(3).at("/payload/data/agents/edges")).hasSize(2);
        bot.send(
                Json.write(
                        Map.of(
                                "payload",
                                Map.of("subscription_id", subscription),
                                "type",
                                "stop_subscription",
                                "id",
                                9)));
        assertThat(bot.reply(9).at("/payload/errors").isMissingNode()).isTrue();
    }
}
