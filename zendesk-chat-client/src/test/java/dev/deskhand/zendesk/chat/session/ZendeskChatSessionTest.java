package dev.deskhand.zendesk.chat.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskhand.zendesk.chat.AgentId;
import dev.deskhand.zendesk.chat.ChannelId;
import dev.deskhand.zendesk.chat.ChatEvent;
import dev.deskhand.zendesk.chat.Secret;
import dev.deskhand.zendesk.chat.operation.Acknowledgement;
import dev.deskhand.zendesk.chat.operation.ListDepartments;
import dev.deskhand.zendesk.chat.operation.SendMessage;
import dev.deskhand.zendesk.chat.testing.TestingChatServer;
import dev.deskhand.zendesk.chat.testing.TestingWebSocket;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The shell, over real sockets. */
@Timeout(30)
class ZendeskChatSessionTest {

    private static final Executor VIRTUAL = task -> Thread.ofVirtual().start(task);
    private static final ChannelId CHANNEL = new ChannelId("channel-1");

    private final RecordingListener listener = new RecordingListener();
    private final HttpClient http = HttpClient.newHttpClient();
    private TestingChatServer server;
    private ZendeskChatSession session;

    @BeforeEach
    void start() throws IOException {
        server = new TestingChatServer();
        session =
                new ZendeskChatSession(
                        http,
                        SessionSettings.defaults()
                                .withGraphqlEndpoint(server.graphql())
                                .withReconnect(
                                        ReconnectSettings.defaults()
                                                .withDelays(
                                                        Duration.ofMillis(1),
                                                        Duration.ofMillis(5))),
                        Secret.of("token-of-the-bot"),
                        listener);
    }

    @AfterEach
    void stop() throws IOException {
        session.close();
        server.close();
        http.shutdownNow();
    }

    /** Starts the session and plays the server's part until it is online. */
    private TestingWebSocket online() throws Exception {
        session.start();
        return goOnline(server.takeSocket());
    }

    private TestingWebSocket goOnline(TestingWebSocket socket) throws Exception {
        Wire.answerSetup(socket);
        listener.awaitState(SessionState.Online.class);
        return socket;
    }

    private static <T> CompletableFuture<T> async(Supplier<T> call) {
        return CompletableFuture.supplyAsync(call, VIRTUAL);
    }

    private static ChatRequestException failureOf(CompletableFuture<?> call) {
        return assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> call.get(5, TimeUnit.SECONDS))
                .extracting(Throwable::getCause)
                .isInstanceOf(ChatRequestException.class)
                .extracting(ChatRequestException.class::cast)
                .actual();
    }

    @Test
    void goesOnlineAndSaysWhoItIs() throws Exception {
        TestingWebSocket socket = online();

        assertThat(server.takeRequest())
                .startsWith("POST /graphql/request null ")
                .contains("startAgentSession(access_token: \\\"token-of-the-bot\\\")");
        assertThat(socket.path()).isEqualTo("/stream/0.1/graphql/s1:c1");
        assertThat(session.state())
                .isEqualTo(new SessionState.Online(new AgentId("agent-1"), "Bot", Gap.FILLED));
        assertThat(session.agent()).contains(new AgentId("agent-1"));
    }

    @Test
    void answersReachTheirRequestsWhateverTheirOrder() throws Exception {
        TestingWebSocket socket = online();

        CompletableFuture<Acknowledgement> first =
                async(() -> session.call(SendMessage.of(CHANNEL, "first")));
        String firstFrame = socket.take();
        CompletableFuture<Acknowledgement> second =
                async(() -> session.call(SendMessage.of(CHANNEL, "second")));
        String secondFrame = socket.take();
        socket.send(Wire.reply(secondFrame, "{\"sendMessage\":{\"success\":false}}"));
        socket.send(Wire.reply(firstFrame, "{\"sendMessage\":{\"success\":true}}"));

        assertThat(first.get(5, TimeUnit.SECONDS)).isEqualTo(Acknowledgement.DONE);
        assertThat(second.get(5, TimeUnit.SECONDS)).isEqualTo(Acknowledgement.DECLINED);
    }

    @Test
    void aFrameCutIntoPiecesIsOneEvent() throws Exception {
        TestingWebSocket socket = online();

        socket.sendInPieces(Wire.message("m1", "h\u00e9llo \uD83D\uDE00 ".repeat(50)), 7);

        assertThat(listener.takeEvent())
                .isInstanceOfSatisfying(
                        ChatEvent.MessageReceived.class,
                        message ->
                                assertThat(message.text())
                                        .isEqualTo("h\u00e9llo \uD83D\uDE00 ".repeat(50)));
    }

    @Test
    void onceAnEventWasSeenNoGuardedFrameFollows() throws Exception {
        AtomicBoolean silent = new AtomicBoolean();
        session.close();
        session =
                new ZendeskChatSession(
                        http,
                        SessionSettings.defaults().withGraphqlEndpoint(server.graphql()),
                        Secret.of("token"),
                        new SessionListener() {
                            @Override
                            public void onEvent(ChatEvent event) {
                                silent.set(true);
                                listener.onEvent(event);
                            }

                            @Override
                            public void onState(SessionState state) {
                                listener.onState(state);
                            }
                        });
        TestingWebSocket socket = online();
        socket.send(Wire.message("m1", "I am a person"));
        listener.takeEvent();

        CompletableFuture<Acknowledgement> call =
                async(() -> session.call(SendMessage.of(CHANNEL, "too late"), () -> !silent.get()));

        ChatRequestException failure = failureOf(call);
        assertThat(failure.kind()).isEqualTo(ChatRequestException.Kind.WITHHELD);
        assertThat(failure.mayHaveHappened()).isFalse();
        session.close();
        assertThat(socket.take()).isEqualTo(TestingWebSocket.GONE);
    }

    @Test
    void aDroppedSocketLeavesRequestsUncertainAndComesBackToTheSameAddress() throws Exception {
        TestingWebSocket socket = online();
        CompletableFuture<Acknowledgement> call =
                async(() -> session.call(SendMessage.of(CHANNEL, "hello")));
        socket.take();

        socket.close();

        ChatRequestException failure = failureOf(call);
        assertThat(failure.kind()).isEqualTo(ChatRequestException.Kind.CONNECTION_LOST);
        assertThat(failure.mayHaveHappened()).isTrue();
        TestingWebSocket again = goOnline(server.takeSocket());
        assertThat(again.path()).isEqualTo(socket.path());
    }

    @Test
    void anEndOfSessionLeadsToANewSession() throws Exception {
        TestingWebSocket socket = online();

        socket.send("{\"sig\":\"EOS\",\"reason\":\"maintenance\"}");

        assertThat(listener.awaitState(SessionState.Reconnecting.class).cause())
                .contains("maintenance");
        assertThat(goOnline(server.takeSocket()).path()).isEqualTo("/stream/0.1/graphql/s2:c2");
    }

    @Test
    void aTakenSeatWaitsForAPerson() throws Exception {
        TestingWebSocket socket = online();

        socket.send("{\"sig\":\"EOS\",\"reason\":\"concurrent session limit reached\"}");

        listener.awaitState(SessionState.TakenOver.class);
        session.resume();
        goOnline(server.takeSocket());
    }

    @Test
    void aRefusedTokenWaitsForAnother() throws Exception {
        server.answerNext(
                TestingChatServer.Answer.ok(
                        "{\"data\":null,\"errors\":[{\"message\":\"invalid token\"}]}"));
        session.start();
        assertThat(listener.awaitState(SessionState.TokenRefused.class).message())
                .isEqualTo("invalid token");
        server.takeRequest();

        session.resume(Secret.of("a-new-one"));

        goOnline(server.takeSocket());
        assertThat(server.takeRequest()).contains("a-new-one");
    }

    @Test
    void theServersWishToWaitIsShown() throws Exception {
        server.answerNext(
                new TestingChatServer.Answer(429, Map.of("Retry-After", "600"), "slow down"));
        session.start();

        assertThat(listener.awaitState(SessionState.Reconnecting.class).delay())
                .isGreaterThanOrEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void aRequestBeforeBeingOnlineSaysSo() {
        assertThatThrownBy(() -> session.call(new ListDepartments()))
                .isInstanceOfSatisfying(
                        ChatRequestException.class,
                        e ->
                                assertThat(e.kind())
                                        .isEqualTo(ChatRequestException.Kind.NOT_CONNECTED));
    }

    @Test
    void closingSaysGoodbyeAndEndsWhatIsUnderWay() throws Exception {
        TestingWebSocket socket = online();
        CompletableFuture<Acknowledgement> call =
                async(() -> session.call(SendMessage.of(CHANNEL, "hello")));
        socket.take();

        session.close();

        assertThat(failureOf(call).mayHaveHappened()).isTrue();
        assertThat(socket.take()).isEqualTo(TestingWebSocket.GONE);
        assertThat(socket.closeCode()).isEqualTo(1000);
        assertThat(session.state()).isEqualTo(new SessionState.Stopped());
        assertThatThrownBy(() -> session.call(new ListDepartments()))
                .isInstanceOfSatisfying(
                        ChatRequestException.class,
                        e -> assertThat(e.kind()).isEqualTo(ChatRequestException.Kind.CLOSED));
    }

    @Test
    void aCallFromTheListenerFailsInsteadOfWaitingForItself() throws Exception {
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        session.close();
        session =
                new ZendeskChatSession(
                        http,
                        SessionSettings.defaults().withGraphqlEndpoint(server.graphql()),
                        Secret.of("token"),
                        new SessionListener() {
                            @Override
                            public void onEvent(ChatEvent event) {}

                            @Override
                            public void onState(SessionState state) {
                                try {
                                    session.call(new ListDepartments());
                                } catch (RuntimeException e) {
                                    thrown.complete(e);
                                }
                            }
                        });
        session.start();

        assertThat(thrown.get(5, TimeUnit.SECONDS)).isInstanceOf(IllegalStateException.class);
    }
}
