package dev.deskhand.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.emulator.testing.Answer;
import dev.deskhand.emulator.testing.Bot;
import dev.deskhand.emulator.testing.TestAccount;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class VisitorsTest {

    private static final String CHANNELS =
            "{ channels { edges { node { __typename id agents { edges { node { display_name } } } logs { edges { node { __typename ... on Message { content } } } } ... on VisitorChannel { ip user_agent visitor { display_name email phone notes external_id current_city current_region current_country current_device_type current_tags } } } } } }";

    private final TestAccount account = TestAccount.start();
    private final String botId = account.agent("Bot");
    private final String humanId = account.agent("Hanna");

    @AfterEach
    void stop() {
        account.close();
    }

    private Bot onlineBot() {
        return account.onlineBot(botId);
    }

    @Test
    void allThatIsKnownOfAVisitorIsGivenToTheBot() {
        Answer arrived =
                account.control(
                        "visitors",
                        Map.ofEntries(
                                Map.entry("name", "Vera"),
                                Map.entry("email", "vera@home.test"),
                                Map.entry("phone", "+46 1"),
                                Map.entry("notes", "likes lamps"),
                                Map.entry("external_id", "v-7"),
                                Map.entry("city", "Lund"),
                                Map.entry("region", "Skåne"),
                                Map.entry("country", "Sweden"),
                                Map.entry("device_type", "tablet"),
                                Map.entry("tags", List.of("vip")),
                                Map.entry("ip", "192.0.2.1"),
                                Map.entry("user_agent", "Browser/1")));
        JsonNode channel = onlineBot().ask(CHANNELS).at("/data/channels/edges/0/node");
        assertThat(channel.path("ip").asString()).isEqualTo("192.0.2.1");
        assertThat(channel.path("user_agent").asString()).isEqualTo("Browser/1");
        assertThat(channel.path("visitor").toString())
                .isEqualTo(
                        "{\"display_name\":\"Vera\",\"email\":\"vera@home.test\",\"phone\":\"+46 1\",\"notes\":\"likes lamps\",\"external_id\":\"v-7\",\"current_city\":\"Lund\",\"current_region\":\"Skåne\",\"current_country\":\"Sweden\",\"current_device_type\":\"tablet\",\"current_tags\":[\"vip\"]}");
        Answer changed =
                account.http()
                        .patch(
                                "/emulator/v1/visitors/" + arrived.text("visitor_id"),
                                Map.of("notes", "", "phone", "+46 2", "tags", List.of("a", "b")));
        assertThat(changed.text("phone")).isEqualTo("+46 2");
        assertThat(changed.text("notes")).isEmpty();
        assertThat(changed.text("city")).isEqualTo("Lund");
        assertThat(account.state().at("/channels/0/tags").toString()).isEqualTo("[\"a\",\"b\"]");
    }

    @Test
    void aNewEmailIsALineOfTheLogAndNewNotesAreNot() {
        Bot bot = onlineBot();
        String changes =
                bot.subscribe(
                        "subscription { chatActivity(filter: {chat_activity_types: [MEMBER_CHANGE]}) { node { __typename ... on MemberChangeLog { id channel { id } } } } }");
        String visitor = account.visitor();
        String path = "/emulator/v1/visitors/" + visitor;
        account.http().patch(path, Map.of("notes", "rude"));
        assertThat(account.events(visitor)).hasSize(1);
        account.http().patch(path, Map.of("email", "new@home.test"));
        assertThat(bot.event(changes).toString())
                .contains("MemberChangeLog")
                .contains(account.channelOf(visitor));
        assertThat(bot.ask(CHANNELS).toString()).contains("MemberChangeLog");
        assertThat(account.lastEvent(visitor).path("type").asString())
                .isEqualTo("chat.memberchange");
    }

    @Test
    void badDetailsAreRefused() {
        assertThat(account.http().post("/emulator/v1/visitors", Map.of("sdk", "telnet")).status())
                .isEqualTo(422);
        assertThat(
                        account.http()
                                .post("/emulator/v1/visitors", Map.of("tags", List.of("not ok")))
                                .status())
                .isEqualTo(422);
        assertThat(account.state().path("visitors")).isEmpty();
    }

    @Test
    void aMobileVisitorSeesTheFallbackAndNothingElse() {
        String mobile = account.control("visitors", Map.of("sdk", "mobile")).text("visitor_id");
        Bot bot = onlineBot();
        bot.ask(
                "mutation { sendQuickReplies(channel_id: \"%s\", msg: \"Which?\", quick_replies: [{text: \"A\", action: {value: \"a\"}}], fallback: {msg: \"A or B?\", options: [\"A/B\"]}) { success } }"
                        .formatted(account.channelOf(mobile)));
        JsonNode event = account.lastEvent(mobile);
        assertThat(event.path("text").asString()).isEqualTo("A or B?");
        assertThat(event.path("options").toString()).isEqualTo("[\"A\",\"B\"]");
        assertThat(event.path("structured").isNull()).isTrue();
        bot.ask(
                "mutation { sendPanelTemplate(channel_id: \"%s\", panel: {heading: \"Lamp\"}) { success } }"
                        .formatted(account.channelOf(mobile)));
        assertThat(account.lastEvent(mobile).path("text").asString()).isEqualTo("Lamp");
    }

    @Test
    void agentsMayTalkAmongThemselvesWhereNobodyElseHears() {
        Bot bot = onlineBot();
        String heard =
                bot.subscribe(
                        "subscription { message { node { content channel { __typename id } } } }");
        String channel =
                account.control("agent-chats", Map.of("agents", List.of(botId, humanId)))
                        .text("id");
        account.control(
                "agents/" + humanId + "/messages",
                Map.of("channel_id", channel, "text", "between us"));
        assertThat(bot.event(heard).toString()).contains("between us").contains("AgentChannel");
        assertThat(bot.ask(CHANNELS).toString()).contains("AgentChannel").contains("Hanna");
        assertThat(
                        bot.ask(
                                        "mutation { sendMessage(channel_id: \"%s\", msg: \"yes\") { success } }"
                                                .formatted(channel))
                                .at("/data/sendMessage/success")
                                .asBoolean())
                .isTrue();
        String other = account.agent("Other");
        Bot stranger = account.onlineBot(other);
        assertThat(stranger.ask(CHANNELS).toString()).doesNotContain("AgentChannel");
        JsonNode refused =
                stranger.ask(
                        "mutation { sendMessage(channel_id: \"%s\", msg: \"me too\") { success } }"
                                .formatted(channel));
        assertThat(refused.at("/errors/0/extensions/code").asString()).isEqualTo("not_offered");
        assertThat(account.state().path("channels")).isEmpty();
    }

    @Test
    void introspectionIsAnsweredOverHttpAndOverTheSocket() {
        String query = "{ __schema { queryType { name } types { name fields { name } } } }";
        JsonNode http = account.http().post("/graphql/request", Map.of("query", query)).body();
        assertThat(http.at("/data/__schema/queryType/name").asString()).isEqualTo("Query");
        assertThat(onlineBot().ask(query).path("data")).isEqualTo(http.path("data"));
    }
}
