package dev.deskhand.zendesk.chat.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskhand.zendesk.chat.Agent;
import dev.deskhand.zendesk.chat.AgentId;
import dev.deskhand.zendesk.chat.AgentStatus;
import dev.deskhand.zendesk.chat.Channel;
import dev.deskhand.zendesk.chat.ChannelId;
import dev.deskhand.zendesk.chat.ChannelKind;
import dev.deskhand.zendesk.chat.ChannelState;
import dev.deskhand.zendesk.chat.ChatEvent;
import dev.deskhand.zendesk.chat.Department;
import dev.deskhand.zendesk.chat.DepartmentId;
import dev.deskhand.zendesk.chat.DepartmentStatus;
import dev.deskhand.zendesk.chat.LogId;
import dev.deskhand.zendesk.chat.MessageId;
import dev.deskhand.zendesk.chat.Sender;
import dev.deskhand.zendesk.chat.VisitorId;
import dev.deskhand.zendesk.chat.VisitorProfile;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How answers and events are read. */
class AnswersTest {

    private static final Instant ARRIVED = Instant.parse("2026-01-02T03:04:05Z");

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text.replace('\'', '"'));
    }

    private static <T> T done(Operation.Step<T> step) {
        return switch (step) {
            case Operation.Step.Done<T>(T value) -> value;
            case Operation.Step.Next<T> next -> throw new AssertionError("More to come: " + next);
        };
    }

    private static String encoded(String localId, String type) {
        return Base64.getEncoder()
                .encodeToString(
                        "[[\"localId\",\"%s\"],[\"type\",\"%s\"]]"
                                .formatted(localId, type)
                                .getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void pagesAreJoined() {
        Operation.Step<List<Department>> first =
                new ListDepartments()
                        .read(
                                json(
                                        "{'departments':{'edges':[{'node':{'id':'d1','name':'Sales','status':'ONLINE'}}],"
                                                + "'pageInfo':{'hasNextPage':true,'endCursor':'c1'}}}"));
        Operation<List<Department>> next =
                ((Operation.Step.Next<List<Department>>) first).operation();

        assertThat(next.document()).contains("after: \"c1\"");
        assertThat(
                        done(
                                next.read(
                                        json(
                                                "{'departments':{'edges':[null,{'node':{'id':'d2','status':'ASLEEP'}}],"
                                                        + "'pageInfo':{'hasNextPage':false}}}"))))
                .containsExactly(
                        new Department(new DepartmentId("d1"), "Sales", DepartmentStatus.ONLINE),
                        new Department(new DepartmentId("d2"), "", DepartmentStatus.UNKNOWN));
    }

    @Test
    void pagesThatDoNotMoveOnAreAnErrorInsteadOfALoop() {
        JsonNode page =
                json("{'agents':{'edges':[],'pageInfo':{'hasNextPage':true,'endCursor':'same'}}}");
        Operation<List<Agent>> next =
                ((Operation.Step.Next<List<Agent>>) new ListAgents().read(page)).operation();

        assertThatThrownBy(() -> next.read(page))
                .isInstanceOf(UnreadableAnswerException.class)
                .hasMessageContaining("agents");
    }

    @Test
    void aChannelComesWithItsAgentsAndItsLog() {
        JsonNode data =
                json(
                        """
                        {'channels':{'edges':[{'node':{'__typename':'VisitorChannel','id':'ch','state':'ONGOING',
                         'visitor':{'id':'v','display_name':'Vera'},
                         'agents':{'edges':[{'node':{'id':'a','display_name':'Ann','status':'ONLINE'}}]},
                         'logs':{'edges':[
                          {'node':{'__typename':'MemberJoinLog','id':'l1','user_name':'Ann','timestamp':1000,
                                   'user':{'__typename':'Agent','id':'a','display_name':'Ann'}}},
                          {'node':{'__typename':'Message','id':'m1','content':'hi','msg_id':'mine','options':['x'],
                                   'sender_name':'Ann','timestamp':2000.4,
                                   'from':{'__typename':'Agent','id':'a','display_name':'Ann'}}},
                          {'node':{'__typename':'MemberChangeLog'}},
                          {'node':{'__typename':'MemberChangeLog','id':'l9','timestamp':2000}},
                          {'node':{'__typename':'SomethingNewer','id':'l8'}},
                          {'node':{'__typename':'MemberLeaveLog','id':'l2','user':{'__typename':'Visitor','id':'v',
                                   'display_name':'Vera'}}}]}}}]}}\
                        """);
        ChannelId id = new ChannelId("ch");
        Sender ann = new Sender.Agent(new AgentId("a"), "Ann");

        assertThat(done(new ListChannels(10).read(data)))
                .containsExactly(
                        new Channel(
                                id,
                                ChannelState.ONGOING,
                                Optional.of(new Sender.Visitor(new VisitorId("v"), "Vera")),
                                List.of(new Agent(new AgentId("a"), "", "Ann", AgentStatus.ONLINE)),
                                List.of(
                                        new ChatEvent.MemberJoined(
                                                id,
                                                new LogId("l1"),
                                                ann,
                                                Instant.ofEpochMilli(1000)),
                                        new ChatEvent.MessageReceived(
                                                id,
                                                new MessageId("m1"),
                                                Optional.of("mine"),
                                                ann,
                                                "hi",
                                                List.of("x"),
                                                Instant.ofEpochMilli(2000)),
                                        new ChatEvent.MemberChanged(
                                                id, new LogId("l9"), Instant.ofEpochMilli(2000)),
                                        new ChatEvent.MemberLeft(
                                                id,
                                                new LogId("l2"),
                                                new Sender.Visitor(new VisitorId("v"), "Vera"),
                                                Instant.ofEpochMilli(2000)))));
    }

    private static Channel onlyChannel(String node) {
        return done(new ListChannels(5, true)
                        .read(json("{'channels':{'edges':[{'node':" + node + "}]}}")))
                .getFirst();
    }

    @Test
    void aVisitorsProfileIsReadWhole() {
        Channel channel =
                onlyChannel(
                        """
                        {'__typename':'VisitorChannel','id':'ch','ip':'192.0.2.7','user_agent':'Browser/1',
                         'visitor':{'id':'v','display_name':'Vera','email':'vera@example.com','phone':'+49 30',
                          'notes':'likes lamps','external_id':'x-7','current_city':'Berlin','current_region':'BE',
                          'current_country':'Germany','current_device_type':'mobile','current_tags':['vip','de']}}\
                        """);

        assertThat(channel.profile())
                .isEqualTo(
                        new VisitorProfile(
                                Optional.of("vera@example.com"),
                                Optional.of("+49 30"),
                                Optional.of("likes lamps"),
                                Optional.of("x-7"),
                                Optional.of("Berlin"),
                                Optional.of("BE"),
                                Optional.of("Germany"),
                                Optional.of("mobile"),
                                List.of("vip", "de"),
                                Optional.of("192.0.2.7"),
                                Optional.of("Browser/1")))
                .hasToString("VisitorProfile[12 known]");
    }

    @Test
    void whatZendeskLeavesOutOfAProfileIsEmpty() {
        Channel channel =
                onlyChannel(
                        "{'id':'ch','visitor':{'id':'v','email':null,'notes':'','current_tags':null}}");

        assertThat(channel.profile()).isEqualTo(VisitorProfile.UNKNOWN);
        assertThat(onlyChannel("{'id':'ch','visitor':{'id':'v','current_tags':'vip'}}").profile())
                .extracting(VisitorProfile::tags)
                .isEqualTo(List.of("vip"));
    }

    @Test
    void anAgentsChannelHasNoVisitorAndItsKindIsTold() {
        Channel channel =
                onlyChannel("{'__typename':'AgentChannel','id':'ac','logs':{'edges':[]}}");

        assertThat(channel.kind()).isEqualTo(ChannelKind.AGENTS);
        assertThat(channel.visitor()).isEmpty();
        assertThat(channel.logRead()).isTrue();
    }

    @Test
    void aChannelSaysThatItsLogWasNotToBeRead() {
        Channel channel = onlyChannel("{'id':'ch'}");

        assertThat(channel.logRead()).isFalse();
        assertThat(channel.log()).isEmpty();
        assertThat(channel.kind()).isEqualTo(ChannelKind.UNKNOWN);
    }

    @Test
    void aPageLeadsToItsNeighbours() {
        Page<Agent> page =
                done(
                        ReadPage.ofAgents(PageRequest.first(1))
                                .read(
                                        json(
                                                "{'agents':{'edges':[{'node':{'id':'a2','name':'Ann'}}],"
                                                        + "'pageInfo':{'hasNextPage':true,'hasPreviousPage':true,"
                                                        + "'startCursor':'s','endCursor':'e'}}}")));

        assertThat(page.items()).extracting(Agent::name).containsExactly("Ann");
        assertThat(page.next(5)).contains(new PageRequest.First(5, Optional.of("e")));
        assertThat(page.previous(5)).contains(new PageRequest.Last(5, Optional.of("s")));
        assertThat(ReadPage.ofAgents(page.previous(5).orElseThrow()).document())
                .contains("agents(last: 5, before: \"s\")");
    }

    @Test
    void theOnlyPageLeadsNowhere() {
        Page<Department> page =
                done(
                        ReadPage.ofDepartments(PageRequest.last(9))
                                .read(json("{'departments':{'edges':[],'pageInfo':{}}}")));

        assertThat(page.next(5)).isEmpty();
        assertThat(page.previous(5)).isEmpty();
    }

    @Test
    void aPageWithoutPageInfoIsAnError() {
        assertThatThrownBy(() ->
                        ReadPage.ofAgents(PageRequest.first(1))
                                .read(json("{'agents':{'edges':[]}}")))
                .isInstanceOf(UnreadableAnswerException.class)
                .hasMessageContaining("pageInfo");
    }

    @Test
    void nothingLessThanAnEntryCanBeAskedFor() {
        assertThatThrownBy(() -> PageRequest.first(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PageRequest.last(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ListChannels(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPlainerListBeginsAtItsFirstPageAgain() {
        JsonNode page =
                json("{'channels':{'edges':[],'pageInfo':{'hasNextPage':true,'endCursor':'c1'}}}");
        Operation<List<Channel>> second =
                ((Operation.Step.Next<List<Channel>>) new ListChannels(5).read(page)).operation();

        assertThat(second.document()).contains("c1");
        assertThat(second.plainer().orElseThrow().document())
                .doesNotContain("c1")
                .contains("logs(last: 5)")
                .doesNotContain("MemberChangeLog");
        assertThat(second.plainer().orElseThrow().plainer().orElseThrow().document())
                .doesNotContain("logs")
                .doesNotContain("first:");
    }

    private static Sender senderOf(String from) {
        JsonNode data =
                json(
                        "{'message':{'node':{'id':'m','content':'x','sender_name':'Beside','channel':{'id':'ch'},'from':%s}}}"
                                .formatted(from));
        return ((ChatEvent.MessageReceived) ChatEventReader.live(data, ARRIVED).orElseThrow())
                .sender();
    }

    @Test
    void triggersAndTheSystemAreNoAgents() {
        assertThat(
                        senderOf(
                                "{'__typename':'Agent','id':'%s'}"
                                        .formatted(encoded("trigger", "AGENT"))))
                .isEqualTo(new Sender.Trigger("Beside"));
        assertThat(senderOf("{'__typename':'Agent','id':'agent:trigger','display_name':'T'}"))
                .isEqualTo(new Sender.Trigger("T"));
        assertThat(
                        senderOf(
                                "{'__typename':'Agent','id':'%s'}"
                                        .formatted(encoded("system", "AGENT"))))
                .isEqualTo(new Sender.ChatSystem("Beside"));
        assertThat(senderOf("null")).isEqualTo(new Sender.ChatSystem("Beside"));
        assertThat(senderOf("{'__typename':'Agent','id':'a','display_name':'trigger'}"))
                .isEqualTo(new Sender.Agent(new AgentId("a"), "trigger"));
        assertThat(senderOf("{'__typename':'Visitor','id':'trigger','display_name':'V'}"))
                .isEqualTo(new Sender.Visitor(new VisitorId("trigger"), "V"));
    }

    @Test
    void anEventWithoutATimeGetsTheTimeOfItsArrival() {
        JsonNode data =
                json(
                        "{'chatActivity':{'node':{'__typename':'MemberJoinLog','id':'l','channel':{'id':'ch'},"
                                + "'user':{'__typename':'Agent','id':'a','display_name':'Ann'}}}}");

        assertThat(ChatEventReader.live(data, ARRIVED))
                .contains(
                        new ChatEvent.MemberJoined(
                                new ChannelId("ch"),
                                new LogId("l"),
                                new Sender.Agent(new AgentId("a"), "Ann"),
                                ARRIVED));
    }

    @Test
    void aChangeOfAMemberIsToldWhereItHasAnId() {
        String change =
                "{'chatActivity':{'node':{'__typename':'MemberChangeLog'%s,'channel':{'id':'ch'}}}}";

        assertThat(ChatEventReader.live(json(change.formatted(",'id':'l'")), ARRIVED))
                .contains(new ChatEvent.MemberChanged(new ChannelId("ch"), new LogId("l"), ARRIVED))
                .map(ChatEvent::eventId)
                .contains("l");
        assertThat(ChatEventReader.live(json(change.formatted("")), ARRIVED)).isEmpty();
    }

    @Test
    void anEventWithoutAChannelIsAnError() {
        assertThatThrownBy(() ->
                        ChatEventReader.live(json("{'message':{'node':{'id':'m'}}}"), ARRIVED))
                .isInstanceOf(UnreadableAnswerException.class)
                .hasMessageContaining("channel");
    }

    @Test
    void anAcknowledgementWithoutSuccessIsAnErrorAndNotAYes() {
        assertThatThrownBy(() ->
                        new LeaveChannel(new ChannelId("ch")).read(json("{'leaveChannel':{}}")))
                .isInstanceOf(UnreadableAnswerException.class);
    }

    @Test
    void eventsAndSessionsPrintNoTextsAndNoTokens() {
        ChatEvent event =
                new ChatEvent.MessageReceived(
                        new ChannelId("ch"),
                        new MessageId("m"),
                        Optional.empty(),
                        new Sender.Visitor(new VisitorId("v"), "Vera"),
                        "my card number",
                        List.of(),
                        ARRIVED);

        assertThat(event.toString())
                .doesNotContain("card")
                .doesNotContain("Vera")
                .contains("14 characters");
    }
}
