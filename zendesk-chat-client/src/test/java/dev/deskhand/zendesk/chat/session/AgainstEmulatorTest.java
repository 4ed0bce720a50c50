package dev.deskhand.zendesk.chat.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.deskhand.zendesk.chat.Agent;
import dev.deskhand.zendesk.chat.AgentId;
import dev.deskhand.zendesk.chat.AgentStatus;
import dev.deskhand.zendesk.chat.Channel;
import dev.deskhand.zendesk.chat.ChannelState;
import dev.deskhand.zendesk.chat.ChatEvent;
import dev.deskhand.zendesk.chat.ChatEvent.MemberJoined;
import dev.deskhand.zendesk.chat.ChatEvent.MemberLeft;
import dev.deskhand.zendesk.chat.ChatEvent.MessageReceived;
import dev.deskhand.zendesk.chat.Department;
import dev.deskhand.zendesk.chat.DepartmentId;
import dev.deskhand.zendesk.chat.DepartmentStatus;
import dev.deskhand.zendesk.chat.Sender;
import dev.deskhand.zendesk.chat.message.OutgoingMessage;
import dev.deskhand.zendesk.chat.message.QuickReply;
import dev.deskhand.zendesk.chat.operation.Acknowledgement;
import dev.deskhand.zendesk.chat.operation.InviteAgent;
import dev.deskhand.zendesk.chat.operation.LeaveChannel;
import dev.deskhand.zendesk.chat.operation.Leaving;
import dev.deskhand.zendesk.chat.operation.ListAgents;
import dev.deskhand.zendesk.chat.operation.ListChannels;
import dev.deskhand.zendesk.chat.operation.ListDepartments;
import dev.deskhand.zendesk.chat.operation.ListenVisitorChannel;
import dev.deskhand.zendesk.chat.operation.SendMessage;
import dev.deskhand.zendesk.chat.operation.TransferToDepartment;
import dev.deskhand.zendesk.chat.testing.EmulatedAccount;
import dev.deskhand.zendesk.chat.testing.EmulatedAccount.Visit;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The whole library against a service that speaks the protocol, over real sockets. */
class AgainstEmulatorTest {

    private final HttpClient http = HttpClient.newHttpClient();
    private final RecordingListener seen = new RecordingListener();
    private EmulatedAccount account;
    private AgentId bot;
    private AgentId human;
    private DepartmentId service;
    private ZendeskChatSession session;

    @BeforeEach
    void online(@TempDir Path folder) throws InterruptedException {
        account = new EmulatedAccount(http, folder);
        bot = account.agent("Bot");
        human = account.agent("Human");
        account.department("Bots", bot);
        service = account.department("Service", human);
        session =
                new ZendeskChatSession(
                        http,
                        SessionSettings.defaults()
                                .withGraphqlEndpoint(account.address().resolve("/graphql/request")),
                        account.token(bot, account.client()),
                        seen);
        session.start();
        assertThat(seen.awaitState(SessionState.Online.class))
                .isEqualTo(new SessionState.Online(bot, "Bot"));
    }

    @AfterEach
    void close() {
        session.close();
        account.close();
        http.close();
    }

    @Test
    void whatAVisitorWritesArrivesAndIsAnswered() throws InterruptedException {
        Visit visit = account.visitor("Vera", "Bots");
        assertThat(seen.takeEvent())
                .isInstanceOfSatisfying(
                        MemberJoined.class,
                        joined -> assertThat(joined.member().name()).isEqualTo("Vera"));
        account.says(visit, "Where is my parcel?");
        assertThat(seen.takeEvent())
                .isInstanceOfSatisfying(
                        MessageReceived.class,
                        message -> {
                            assertThat(message.channel()).isEqualTo(visit.channel());
                            assertThat(message.text()).isEqualTo("Where is my parcel?");
                            assertThat(message.sender()).isInstanceOf(Sender.Visitor.class);
                            assertThat(message.sender().name()).isEqualTo("Vera");
                        });
        assertThat(session.call(SendMessage.of(visit.channel(), "On its way.").withMsgId("m-1")))
                .isEqualTo(Acknowledgement.DONE);
        JsonNode answer = account.sees(visit, event -> textIs(event, "On its way."));
        assertThat(answer.at("/sender/kind").asString()).isEqualTo("agent");
        account.leaves(visit);
        ChatEvent event = seen.takeEvent();
        while (!(event instanceof MemberLeft)) {
            event = seen.takeEvent();
        }
        assertThat(event.channel()).isEqualTo(visit.channel());
    }

    @Test
    void theListsShowTheAccount() throws InterruptedException {
        account.status(human, "away");
        assertThat(session.call(new ListAgents()))
                .extracting(Agent::id, Agent::name, Agent::status)
                .containsExactly(
                        tuple(bot, "Bot", AgentStatus.ONLINE),
                        tuple(human, "Human", AgentStatus.AWAY));
        assertThat(session.call(new ListDepartments()))
                .extracting(Department::name, Department::status)
                .containsExactly(
                        tuple("Bots", DepartmentStatus.ONLINE),
                        tuple("Service", DepartmentStatus.AWAY));
    }

    @Test
    void aMessageIsFoundInTheLogByItsMsgId() {
        Visit visit = account.visitor("Vera", "Bots");
        account.says(visit, "Hello?");
        session.call(
                SendMessage.of(
                                visit.channel(),
                                new OutgoingMessage.Text("Hello!", List.of("Yes", "No")))
                        .withMsgId("turn-7/1"));
        Channel channel = session.call(new ListChannels(10)).getFirst();
        assertThat(channel.id()).isEqualTo(visit.channel());
        assertThat(channel.state()).isEqualTo(ChannelState.ONGOING);
        assertThat(channel.visitor())
                .hasValueSatisfying(v -> assertThat(v.name()).isEqualTo("Vera"));
        assertThat(channel.agents()).extracting(Agent::id).containsExactly(bot);
        assertThat(channel.log())
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly(
                        "MemberJoined", "MessageReceived", "MemberJoined", "MessageReceived");
        assertThat(channel.log().getLast())
                .isInstanceOfSatisfying(
                        MessageReceived.class,
                        message -> {
                            assertThat(message.msgId()).contains("turn-7/1");
                            assertThat(message.options()).containsExactly("Yes", "No");
                            assertThat(message.sender()).isEqualTo(new Sender.Agent(bot, "Bot"));
                        });
        assertThat(session.call(new ListChannels(1)).getFirst().log()).hasSize(1);
    }

    @Test
    void quickRepliesReachTheVisitorAndComeBackAsWords() throws InterruptedException {
        Visit visit = account.visitor("Vera", "Bots");
        session.call(
                SendMessage.of(
                        visit.channel(),
                        OutgoingMessage.QuickReplies.of(
                                "Which one?",
                                List.of(
                                        new QuickReply("Lamp", "The \"lamp\""),
                                        QuickReply.of("Chair")))));
        JsonNode shown = account.sees(visit, event -> textIs(event, "Which one?"));
        assertThat(shown.at("/structured/type").asString()).isEqualTo("QUICK_REPLIES");
        assertThat(shown.at("/structured/quick_replies/0/text").asString()).isEqualTo("Lamp");
        String value = shown.at("/structured/quick_replies/0/action/value").asString();
        account.says(visit, value);
        assertThat(awaitMessageOf(Sender.Visitor.class).text()).isEqualTo("The \"lamp\"");
    }

    @Test
    void aTransferHandsTheChatOver() throws InterruptedException {
        Visit visit = account.visitor("Vera", "Bots");
        session.call(SendMessage.of(visit.channel(), "I fetch somebody."));
        assertThatThrownBy(() -> session.call(transfer(visit)))
                .isInstanceOfSatisfying(
                        ChatRequestException.class,
                        e -> {
                            assertThat(e.kind()).isEqualTo(ChatRequestException.Kind.REFUSED);
                            assertThat(e.mayHaveHappened()).isFalse();
                        });
        account.status(human, "online");
        assertThat(session.call(transfer(visit))).isEqualTo(Acknowledgement.DONE);
        assertThat(account.agentsIn(visit.channel())).isEmpty();
        account.writes(human, visit.channel(), "Human here.");
        account.sees(visit, event -> textIs(event, "Human here."));
        assertThat(session.call(SendMessage.of(visit.channel(), "Me too.")))
                .as("a bot that backs off says nothing once a person serves")
                .isEqualTo(Acknowledgement.DECLINED);
        assertThat(account.texts(visit)).doesNotContain("Me too.");
    }

    @Test
    void anInvitedColleagueIsListenedTo() throws InterruptedException {
        account.status(human, "online");
        Visit visit = account.visitor("Vera", "Bots");
        session.call(SendMessage.of(visit.channel(), "Welcome."));
        session.call(new InviteAgent(visit.channel(), human, Leaving.LEAVE));
        assertThat(account.agentsIn(visit.channel())).containsExactly(human.value());
        session.call(new ListenVisitorChannel(visit.channel()));
        account.writes(human, visit.channel(), "I take over.");
        MessageReceived heard = awaitMessageOf(Sender.Agent.class);
        while (heard.sender().equals(new Sender.Agent(bot, "Bot"))) {
            heard = awaitMessageOf(Sender.Agent.class);
        }
        assertThat(heard.text()).isEqualTo("I take over.");
        assertThat(heard.sender()).isEqualTo(new Sender.Agent(human, "Human"));
        assertThat(session.call(new LeaveChannel(visit.channel()))).isEqualTo(Acknowledgement.DONE);
        assertThatThrownBy(() -> session.call(new LeaveChannel(visit.channel())))
                .isInstanceOf(ChatRequestException.class);
    }

    @Test
    void requestsInFlightTogetherGetTheirOwnAnswers() throws Exception {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> answers = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                Callable<Boolean> caller =
                        switch (i % 3) {
                            case 0 -> () -> session.call(new ListAgents()).size() == 2;
                            case 1 ->
                                    () ->
                                            session.call(new ListDepartments())
                                                    .get(1)
                                                    .name()
                                                    .equals("Service");
                            default -> () -> session.call(new ListChannels(1)).isEmpty();
                        };
                answers.add(callers.submit(caller));
            }
            for (Future<Boolean> answer : answers) {
                assertThat(answer.get()).isTrue();
            }
        }
    }

    static List<String> hardTexts() {
        return List.of(
                "\"quoted\" and 'single'",
                "line one\nline two\r\nline three\ttabbed",
                "back\\slash \\n \\u0041 \\",
                "${jndi:ldap://x} ${content} {{x}} %s #{y}",
                "\"\"\" block \"\"\"",
                "👋🏽 👩‍👩‍👧 ünïcödé 漢字 العربية",
                "separators \u2028 and \u2029 and \uFEFF and \u0001",
                "\") { success } } mutation { stopAgentSession { success } } #",
                "x".repeat(998) + "é");
    }

    @ParameterizedTest
    @MethodSource("hardTexts")
    void textArrivesAsItWasWritten(String text) throws InterruptedException {
        Visit visit = account.visitor("Vera", "Bots");
        session.call(SendMessage.of(visit.channel(), text));
        assertThat(
                        account.sees(
                                        visit,
                                        e ->
                                                e.at("/sender/kind").asString().equals("agent")
                                                        && e.path("type")
                                                                .asString()
                                                                .equals("chat.msg"))
                                .path("text")
                                .asString())
                .isEqualTo(text);
        account.says(visit, text);
        assertThat(awaitMessageOf(Sender.Visitor.class).text()).isEqualTo(text.strip());
        assertThat(session.state()).isInstanceOf(SessionState.Online.class);
    }

    /** Half a character has no place in UTF-8; it arrives as U+FFFD, in both directions. */
    @Test
    void halfACharacterArrivesAsTheReplacementCharacter() throws InterruptedException {
        Visit visit = account.visitor("Vera", "Bots");
        session.call(SendMessage.of(visit.channel(), "cut \uD83D here \uDE00"));
        account.sees(visit, event -> textIs(event, "cut \uFFFD here \uFFFD"));
        account.says(visit, "cut \uD83D there \uDE00");
        assertThat(awaitMessageOf(Sender.Visitor.class).text())
                .isEqualTo("cut \uFFFD there \uFFFD");
    }

    private TransferToDepartment transfer(Visit visit) {
        return new TransferToDepartment(visit.channel(), service, Leaving.LEAVE);
    }

    private static boolean textIs(JsonNode event, String text) {
        return event.path("text").asString("").equals(text);
    }

    private MessageReceived awaitMessageOf(Class<? extends Sender> kind)
            throws InterruptedException {
        while (true) {
            if (seen.takeEvent() instanceof MessageReceived message
                    && kind.isInstance(message.sender())) {
                return message;
            }
        }
    }
}
