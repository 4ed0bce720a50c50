package dev.deskhand.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.emulator.testing.Bot;
import dev.deskhand.emulator.testing.TestAccount;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RoutingTest {

    private static final String MESSAGES =
            "subscription { message { node { content sender_name msg_id options channel { id } from { __typename display_name id } } } }";
    private static final String ACTIVITY =
            "subscription { chatActivity { node { __typename ... on MemberJoinLog { user_name user { __typename } } ... on MemberLeaveLog { user_name user { __typename } } } } }";

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

    private static JsonNode send(Bot bot, String channel, String text, String more) {
        return bot.ask(
                "mutation { sendMessage(channel_id: \"%s\", msg: \"%s\"%s) { success } }"
                        .formatted(channel, text, more));
    }

    private static boolean success(JsonNode payload, String mutation) {
        return payload.at("/data/" + mutation + "/success").asBoolean();
    }

    private static String code(JsonNode payload) {
        return payload.at("/errors/0/extensions/code").asString("no error in " + payload);
    }

    private JsonNode transfer(Bot bot, String channel, String department, String more) {
        return bot.ask(
                "mutation { transferToDepartment(channel_id: \"%s\", department_id: \"%s\"%s) { success } }"
                        .formatted(channel, department, more));
    }

    @Test
    void anUnservedChatIsOfferedToOnlineAgentsOfItsDepartmentOnly() {
        Bot bot = onlineBot();
        String mine = bot.subscribe(MESSAGES);
        Bot human = account.onlineBot(humanId);
        human.subscribe(MESSAGES);
        String visitor = account.visitor();
        account.says(visitor, "hello");
        JsonNode node = bot.event(mine).at("/message/node");
        assertThat(node.at("/from/__typename").asString()).isEqualTo("Visitor");
        assertThat(node.path("sender_name").asString()).isEqualTo("Vera");
        assertThat(node.at("/channel/id").asString()).isEqualTo(account.channelOf(visitor));
        assertThat(human.rest()).isEmpty();
        JsonNode channel = account.channel(account.channelOf(visitor));
        assertThat(channel.path("state").asString()).isEqualTo("INCOMING");
        assertThat(channel.path("department_id").asString()).isEqualTo(bots);
    }

    @Test
    void aChatWithoutDepartmentIsOfferedToEveryone() {
        try (TestAccount bare = TestAccount.start()) {
            Bot bot = bare.bot(bare.agent("Bot"));
            bot.online();
            String id = bot.subscribe(MESSAGES);
            bare.says(bare.visitor(), "hello");
            assertThat(bot.event(id).at("/message/node/content").asString()).isEqualTo("hello");
        }
    }

    @Test
    void answeringJoinsAndTheSenderHearsItselfWithItsMsgId() {
        Bot bot = onlineBot();
        String id = bot.subscribe(MESSAGES);
        String visitor = account.visitor();
        String channel = account.channelOf(visitor);
        JsonNode sent = send(bot, channel, "Hi there", ", msg_id: \"m-1\", backoff: true");
        assertThat(success(sent, "sendMessage")).isTrue();
        JsonNode echo = bot.event(id).at("/message/node");
        assertThat(echo.at("/from/__typename").asString()).isEqualTo("Agent");
        assertThat(echo.path("msg_id").asString()).isEqualTo("m-1");
        assertThat(account.channel(channel).path("state").asString()).isEqualTo("ONGOING");
        JsonNode events = account.events(visitor);
        assertThat(events.get(1).path("type").asString()).isEqualTo("chat.memberjoin");
        assertThat(events.get(1).at("/sender/kind").asString()).isEqualTo("agent");
        assertThat(events.get(2).path("text").asString()).isEqualTo("Hi there");
    }

    @Test
    void anOptionWithASlashIsTwo() {
        String visitor = account.visitor();
        send(onlineBot(), account.channelOf(visitor), "Which?", ", options: [\"A/B\", \"C\"]");
        assertThat(account.lastEvent(visitor).path("options").toString())
                .isEqualTo("[\"A\",\"B\",\"C\"]");
    }

    @Test
    void backoffWithholdsOnlyWhenAnotherServesAndTheCallerIsNotIn() {
        Bot bot = onlineBot();
        String visitor = account.visitor();
        String channel = account.channelOf(visitor);
        account.control("agents/" + humanId + "/serve", Map.of("channel_id", channel));
        int before = account.events(visitor).size();
        assertThat(success(send(bot, channel, "x", ", backoff: true"), "sendMessage")).isFalse();
        assertThat(account.events(visitor)).hasSize(before);
        assertThat(success(send(bot, channel, "x", ""), "sendMessage")).isTrue();
        assertThat(success(send(bot, channel, "y", ", backoff: true"), "sendMessage")).isTrue();
    }

    @Test
    void aTransferWithLeaveOffersTheChatToTheOtherDepartment() {
        Bot bot = onlineBot();
        Bot human = account.onlineBot(humanId);
        String joins = human.subscribe(ACTIVITY);
        String visitor = account.visitor();
        String channel = account.channelOf(visitor);
        send(bot, channel, "One moment", "");
        JsonNode moved = transfer(bot, channel, humans, ", leave: true");
        assertThat(success(moved, "transferToDepartment")).isTrue();
        JsonNode state = account.channel(channel);
        assertThat(state.path("state").asString()).isEqualTo("INCOMING");
        assertThat(state.path("department_id").asString()).isEqualTo(humans);
        assertThat(state.path("agents")).isEmpty();
        assertThat(human.event(joins).at("/chatActivity/node/user_name").asString())
                .isEqualTo("Bot");
        String messages = human.subscribe(MESSAGES);
        account.says(visitor, "still there?");
        assertThat(human.event(messages).at("/message/node/content").asString())
                .isEqualTo("still there?");
        assertThat(account.lastEvent(visitor).path("type").asString()).isEqualTo("chat.msg");
    }

    @Test
    void aTransferWithoutLeaveKeepsTheCallerIn() {
        Bot bot = onlineBot();
        account.status(humanId, "online");
        String channel = account.channelOf(account.visitor());
        send(bot, channel, "One moment", "");
        transfer(bot, channel, humans, "");
        JsonNode state = account.channel(channel);
        assertThat(state.path("state").asString()).isEqualTo("ONGOING");
        assertThat(state.path("waiting").asBoolean()).isTrue();
        account.control("agents/" + humanId + "/serve", Map.of("channel_id", channel));
        assertThat(account.channel(channel).path("waiting").asBoolean()).isFalse();
        assertThat(account.channel(channel).path("agents")).hasSize(2);
    }

    @Test
    void aDepartmentThatIsInTheChatAlreadyIsNotAskedAgain() {
        Bot bot = onlineBot();
        account.status(humanId, "online");
        String channel = account.channelOf(account.visitor());
        send(bot, channel, "Welcome", "");
        bot.ask(
                "mutation { inviteAgent(agent_id: \"%s\", channel_id: \"%s\") { success } }"
                        .formatted(humanId, channel));
        assertThat(success(transfer(bot, channel, humans, ""), "transferToDepartment")).isTrue();
        assertThat(account.channel(channel).path("waiting").asBoolean()).isFalse();
        assertThat(account.channel(channel).path("department_id").asString()).isEqualTo(humans);
    }

    @Test
    void aTransferToAnOfflineDepartmentFailsAndChangesNothing() {
        Bot bot = onlineBot();
        String channel = account.channelOf(account.visitor());
        send(bot, channel, "One moment", "");
        JsonNode before = account.channel(channel);
        assertThat(code(transfer(bot, channel, humans, ", leave: true")))
                .isEqualTo("department_offline");
        assertThat(account.channel(channel)).isEqualTo(before);
        assertThat(code(transfer(bot, channel, botId, ""))).isEqualTo("unknown_department");
    }

    @Test
    void invitingBringsAnOnlineAgentInAndMayLeave() {
        Bot bot = onlineBot();
        String channel = account.channelOf(account.visitor());
        send(bot, channel, "One moment", "");
        String invite =
                "mutation { inviteAgent(agent_id: \"%s\", channel_id: \"%s\", leave: true) { success } }"
                        .formatted(humanId, channel);
        assertThat(code(bot.ask(invite))).isEqualTo("agent_offline");
        account.status(humanId, "online");
        assertThat(success(bot.ask(invite), "inviteAgent")).isTrue();
        assertThat(account.channel(channel).path("agents").toString())
                .isEqualTo("[\"" + humanId + "\"]");
    }

    @Test
    void aListenerHearsButMayNotSpeak() {
        Bot bot = onlineBot();
        account.status(humanId, "online");
        String visitor = account.visitor();
        String channel = account.channelOf(visitor);
        send(bot, channel, "One moment", "");
        transfer(bot, channel, humans, ", leave: true");
        bot.ask(
                "mutation { listenVisitorChannel(channel_id: \"%s\") { success } }"
                        .formatted(channel));
        String id = bot.subscribe(MESSAGES);
        account.says(visitor, "hello?");
        assertThat(bot.event(id).at("/message/node/content").asString()).isEqualTo("hello?");
        assertThat(code(send(bot, channel, "I am here", ""))).isEqualTo("only_listening");
        bot.ask("mutation { leaveChannel(channel_id: \"%s\") { success } }".formatted(channel));
        account.says(visitor, "anyone?");
        assertThat(bot.rest()).isEmpty();
    }

    @Test
    void aStrangerMayNotSpeakAndUnknownChannelsAreNamed() {
        Bot human = account.onlineBot(humanId);
        onlineBot();
        String channel = account.channelOf(account.visitor());
        assertThat(code(send(human, channel, "hi", ""))).isEqualTo("not_offered");
        JsonNode unknown = send(human, "nix", "hi", "");
        assertThat(code(unknown)).isEqualTo("unknown_channel");
        assertThat(unknown.at("/errors/0/message").asString()).contains("nix");
    }

    @Test
    void tagsAreForThoseWhoServeAndHaveACharset() {
        Bot bot = onlineBot();
        String channel = account.channelOf(account.visitor());
        String tag = "mutation { addTags(channel_id: \"%s\", tags: [\"%s\"]) { success } }";
        assertThat(code(bot.ask(tag.formatted(channel, "a")))).isEqualTo("not_serving");
        send(bot, channel, "hi", "");
        assertThat(code(bot.ask(tag.formatted(channel, "not ok")))).isEqualTo("invalid");
        assertThat(success(bot.ask(tag.formatted(channel, "ok-1_A")), "addTags")).isTrue();
        assertThat(account.channel(channel).path("tags").toString()).isEqualTo("[\"ok-1_A\"]");
    }

    @Test
    void typingIsShownUntilTheMessageAndJoinsNobody() {
        Bot bot = onlineBot();
        String channel = account.channelOf(account.visitor());
        JsonNode typing =
                bot.ask(
                        "mutation { setTypingIndicator(backoff: true, channel_id: \"%s\", typing: true) { success } }"
                                .formatted(channel));
        assertThat(success(typing, "setTypingIndicator")).isTrue();
        assertThat(account.channel(channel).path("typing")).hasSize(1);
        assertThat(account.channel(channel).path("agents")).isEmpty();
        send(bot, channel, "hi", "");
        assertThat(account.channel(channel).path("typing")).isEmpty();
    }

    @Test
    void aVisitorWhoComesBackInTimeFindsTheSameChat() {
        Bot bot = onlineBot();
        String visitor = account.visitor();
        String channel = account.channelOf(visitor);
        send(bot, channel, "hi", "");
        String activity = bot.subscribe(ACTIVITY);
        account.control("visitors/" + visitor + "/leave", Map.of());
        assertThat(account.channel(channel).path("state").asString()).isEqualTo("CLOSING");
        assertThat(bot.event(activity).at("/chatActivity/node/user/__typename").asString())
                .isEqualTo("Visitor");
        account.control("visitors/" + visitor + "/return", Map.of());
        assertThat(bot.event(activity).at("/chatActivity/node/__typename").asString())
                .isEqualTo("MemberJoinLog");
        assertThat(account.channel(channel).path("state").asString()).isEqualTo("ONGOING");
        assertThat(account.channel(channel).path("agents")).hasSize(1);
    }

    @Test
    void aClosedChatIsReopenedWithoutAgentsInItsFirstDepartment() {
        try (TestAccount quick =
                TestAccount.start(
                        EmulatorOptions.onFreePort().withCloseAfter(Duration.ofMillis(1)))) {
            String agent = quick.agent("Bot");
            String first = quick.department("Bots", agent);
            String visitor = quick.visitor();
            String channel = quick.channelOf(visitor);
            quick.control(
                    "agents/" + agent + "/messages", Map.of("channel_id", channel, "text", "hi"));
            quick.control("visitors/" + visitor + "/leave", Map.of());
            JsonNode state = quick.state();
            while (!state.at("/channels/0/state").asString().equals("CLOSED")) {
                long version = state.path("version").asLong();
                state =
                        quick.http()
                                .get("/emulator/v1/state?wait_ms=10000&after=" + version)
                                .body();
                assertThat(state.path("version").asLong()).isGreaterThan(version);
            }
            assertThat(
                            quick.http()
                                    .post(
                                            "/emulator/v1/agents/" + agent + "/messages",
                                            Map.of("channel_id", channel, "text", "hello?"))
                                    .text("error"))
                    .isEqualTo("chat_closed");
            quick.says(visitor, "I am back");
            assertThat(quick.channel(channel).path("state").asString()).isEqualTo("INCOMING");
            assertThat(quick.channel(channel).path("department_id").asString()).isEqualTo(first);
            assertThat(quick.channel(channel).path("agents")).isEmpty();
        }
    }

    @Test
    void channelsListsWhatTheAgentCanSeeWithItsLogInPages() {
        Bot bot = onlineBot();
        account.control("visitors", Map.of("department", "humans"));
        String visitor = account.visitor();
        account.says(visitor, "one");
        account.says(visitor, "two");
        String query =
                "{ channels { edges { node { id ... on VisitorChannel { state visitor { display_name email } } agents { edges { node { id } } } logs(%s) { pageInfo { hasNextPage endCursor } edges { node { __typename ... on Message { content } } } } } } } }";
        JsonNode first = bot.ask(query.formatted("first: 2")).at("/data/channels/edges");
        assertThat(first).hasSize(1);
        JsonNode logs = first.at("/0/node/logs");
        assertThat(logs.at("/edges/0/node/__typename").asString()).isEqualTo("MemberJoinLog");
        assertThat(logs.at("/edges/1/node/content").asString()).isEqualTo("one");
        assertThat(logs.at("/pageInfo/hasNextPage").asBoolean()).isTrue();
        String after = logs.at("/pageInfo/endCursor").asString();
        JsonNode rest =
                bot.ask(query.formatted("after: \"" + after + "\""))
                        .at("/data/channels/edges/0/node/logs");
        assertThat(rest.at("/edges/0/node/content").asString()).isEqualTo("two");
        assertThat(rest.at("/pageInfo/hasNextPage").asBoolean()).isFalse();
        JsonNode last = bot.ask(query.formatted("last: 1")).at("/data/channels/edges/0/node/logs");
        assertThat(last.at("/edges/0/node/content").asString()).isEqualTo("two");
        assertThat(code(bot.ask(query.formatted("after: \"junk\"")))).isEqualTo("invalid_cursor");
    }

    @Test
    void aTriggerSpeaksAsNeitherVisitorNorMember() {
        Bot bot = onlineBot();
        String id = bot.subscribe(MESSAGES);
        String visitor = account.visitor();
        String channel = account.channelOf(visitor);
        account.control("channels/" + channel + "/trigger", Map.of("text", "Need help?"));
        assertThat(account.lastEvent(visitor).at("/sender/kind").asString()).isEqualTo("trigger");
        assertThat(bot.event(id).at("/message/node/from/__typename").asString()).isEqualTo("Agent");
        assertThat(account.channel(channel).path("state").asString()).isEqualTo("INCOMING");
    }

    @Test
    void aDepartmentIsAsGoodAsItsBestAgent() {
        assertThat(account.state().at("/departments/1/status").asString()).isEqualTo("offline");
        account.status(humanId, "away");
        assertThat(account.state().at("/departments/1/status").asString()).isEqualTo("away");
        account.status(humanId, "online");
        assertThat(account.state().at("/departments/1/status").asString()).isEqualTo("online");
        account.status(humanId, "invisible");
        assertThat(account.state().at("/departments/1/status").asString()).isEqualTo("offline");
    }
}
