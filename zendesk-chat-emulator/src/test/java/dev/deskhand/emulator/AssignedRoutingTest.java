package dev.deskhand.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.emulator.testing.Answer;
import dev.deskhand.emulator.testing.Bot;
import dev.deskhand.emulator.testing.TestAccount;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AssignedRoutingTest {

    private static final String MESSAGES = "subscription { message { node { content } } }";

    private final TestAccount account = TestAccount.start();
    private final String ada = account.agent("Ada");
    private final String bob = account.agent("Bob");
    private final String team = account.department("Team", ada, bob);

    @AfterEach
    void stop() {
        account.close();
    }

    private void assigned() {
        account.settings(Map.of("routing_mode", "assigned"));
    }

    private String assignedTo(String channel) {
        return account.channel(channel).path("assigned").asString("nobody");
    }

    private String stateOf(String channel) {
        return account.channel(channel).path("state").asString();
    }

    private String newChannel() {
        return account.channelOf(account.visitor());
    }

    private void serve(String agent, String channel) {
        account.control("agents/" + agent + "/serve", Map.of("channel_id", channel));
    }

    private void leave(String agent, String channel) {
        account.control("agents/" + agent + "/leave", Map.of("channel_id", channel));
    }

    @Test
    void oneAgentIsAskedAndHearsTheChatFromItsFirstLine() {
        assigned();
        Bot adas = account.onlineBot(ada);
        String heard = adas.subscribe(MESSAGES);
        String joins = adas.subscribe("subscription { chatActivity { node { __typename } } }");
        String visitor = account.visitor();
        String channel = account.channelOf(visitor);
        assertThat(stateOf(channel)).isEqualTo("ASSIGNED");
        assertThat(assignedTo(channel)).isEqualTo(ada);
        account.says(visitor, "hello");
        assertThat(adas.event(joins).toString()).contains("MemberJoinLog");
        assertThat(adas.event(heard).toString()).contains("hello");
        Bot bobs = account.onlineBot(bob);
        bobs.subscribe(MESSAGES);
        account.says(visitor, "for Ada only");
        assertThat(bobs.rest()).isEmpty();
        serve(ada, channel);
        assertThat(stateOf(channel)).isEqualTo("ONGOING");
        assertThat(assignedTo(channel)).isEqualTo("nobody");
    }

    @Test
    void theLongestIdleAgentIsAskedFirst() {
        assigned();
        account.status(bob, "online");
        account.emulator().advance(Duration.ofSeconds(5));
        account.status(ada, "online");
        assertThat(assignedTo(newChannel())).isEqualTo(bob);
        assertThat(assignedTo(newChannel())).isEqualTo(ada);
    }

    @Test
    void amongTheBusyTheOneWithFewestChatsIsAskedThenTheOneAskedLeastLately() {
        assigned();
        account.status(ada, "online");
        account.emulator().advance(Duration.ofSeconds(1));
        account.status(bob, "online");
        String first = newChannel();
        String second = newChannel();
        serve(ada, first);
        serve(bob, second);
        // One each: round robin, and Ada was asked before Bob.
        String third = newChannel();
        assertThat(assignedTo(third)).isEqualTo(ada);
        serve(ada, third);
        // Bob has fewer.
        assertThat(assignedTo(newChannel())).isEqualTo(bob);
    }

    @Test
    void whoDoesNotServeInTimeIsPassedOver() {
        assigned();
        account.settings(Map.of("reassignment", Map.of("timeout", 10)));
        account.status(ada, "online");
        account.emulator().advance(Duration.ofSeconds(1));
        account.status(bob, "online");
        String channel = newChannel();
        assertThat(assignedTo(channel)).isEqualTo(ada);
        account.emulator().advance(Duration.ofSeconds(9));
        assertThat(assignedTo(channel)).isEqualTo(ada);
        account.emulator().advance(Duration.ofSeconds(2));
        assertThat(assignedTo(channel)).isEqualTo(bob);
        account.emulator().advance(Duration.ofSeconds(10));
        assertThat(assignedTo(channel)).isEqualTo(ada);
        assertThat(stateOf(channel)).isEqualTo("ASSIGNED");
    }

    @Test
    void withoutReassignmentTheAgentKeepsTheChat() {
        assigned();
        account.settings(Map.of("reassignment", Map.of("enabled", false)));
        account.status(ada, "online");
        String channel = newChannel();
        account.status(bob, "online");
        account.emulator().advance(Duration.ofMinutes(5));
        assertThat(assignedTo(channel)).isEqualTo(ada);
    }

    @Test
    void anAgentWhoGoesAwayLosesTheAssignmentAndAChatWithoutAgentsWaits() {
        assigned();
        account.status(ada, "online");
        String channel = newChannel();
        account.status(bob, "online");
        account.status(ada, "away");
        assertThat(assignedTo(channel)).isEqualTo(bob);
        account.status(bob, "away");
        assertThat(assignedTo(channel)).isEqualTo("nobody");
        assertThat(stateOf(channel)).isEqualTo("INCOMING");
        account.status(ada, "online");
        assertThat(stateOf(channel)).isEqualTo("ASSIGNED");
    }

    @Test
    void aTransferAsksAnAgentOfTheOtherDepartment() {
        assigned();
        String cem = account.agent("Cem");
        String others = account.department("Others", cem);
        account.status(ada, "online");
        account.status(cem, "online");
        String channel = newChannel();
        serve(ada, channel);
        account.control(
                "agents/" + ada + "/transfer",
                Map.of("channel_id", channel, "department_id", others));
        assertThat(assignedTo(channel)).isEqualTo(cem);
        assertThat(account.channel(channel).path("department_id").asString()).isEqualTo(others);
        assertThat(team).isNotEqualTo(others);
    }

    @Test
    void backToBroadcastEveryoneIsAsked() {
        assigned();
        account.status(ada, "online");
        String channel = newChannel();
        account.settings(Map.of("routing_mode", "broadcast"));
        assertThat(stateOf(channel)).isEqualTo("INCOMING");
        assertThat(assignedTo(channel)).isEqualTo("nobody");
    }

    @Test
    void anAgentAtTheLimitIsNotAskedUntilAChatIsOver() {
        assigned();
        account.settings(Map.of("chat_limit", Map.of("enabled", true, "limit", 1)));
        account.status(ada, "online");
        String first = newChannel();
        serve(ada, first);
        String second = newChannel();
        assertThat(assignedTo(second)).isEqualTo("nobody");
        leave(ada, first);
        // Ada left both chats waiting; she has room for one of them.
        assertThat(List.of(assignedTo(first), assignedTo(second)))
                .containsExactlyInAnyOrder(ada, "nobody");
    }

    @Test
    void inBroadcastAnAgentAtTheLimitHearsNothingNewAndCannotServe() {
        account.settings(Map.of("chat_limit", Map.of("enabled", true, "limit", 1)));
        Bot bot = account.onlineBot(ada);
        String first = newChannel();
        serve(ada, first);
        bot.subscribe(MESSAGES);
        String visitor = account.visitor();
        account.says(visitor, "anyone?");
        assertThat(bot.rest()).isEmpty();
        Answer refused =
                account.http()
                        .post(
                                "/emulator/v1/agents/" + ada + "/serve",
                                Map.of("channel_id", account.channelOf(visitor)));
        assertThat(refused.text("error")).isEqualTo("chat_limit");
        JsonNode sent =
                bot.ask(
                        "mutation { sendMessage(channel_id: \"%s\", msg: \"me\") { success } }"
                                .formatted(account.channelOf(visitor)));
        assertThat(sent.at("/errors/0/extensions/code").asString()).isEqualTo("chat_limit");
    }

    @Test
    void aChatWithoutAWordForTenMinutesDoesNotCount() {
        account.settings(Map.of("chat_limit", Map.of("enabled", true, "limit", 1)));
        account.status(ada, "online");
        serve(ada, newChannel());
        String second = newChannel();
        account.emulator().advance(Duration.ofMinutes(11));
        serve(ada, second);
        assertThat(account.channel(second).path("agents")).hasSize(1);
    }

    @Test
    void byAgentEachHasANumberOfHerOwn() {
        account.settings(
                Map.of("chat_limit", Map.of("enabled", true, "limit", 1, "limit_type", "agent")));
        account.http().patch("/emulator/v1/agents/" + ada, Map.of("chat_limit", 2));
        account.status(ada, "online");
        serve(ada, newChannel());
        serve(ada, newChannel());
        serve(bob, newChannel());
        Answer refused =
                account.http()
                        .post(
                                "/emulator/v1/agents/" + bob + "/serve",
                                Map.of("channel_id", newChannel()));
        assertThat(refused.text("error")).isEqualTo("chat_limit");
    }
}
