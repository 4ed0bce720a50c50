package dev.deskhand.zendesk.chat.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.zendesk.chat.ChannelId;
import dev.deskhand.zendesk.chat.ChatEvent;
import dev.deskhand.zendesk.chat.Secret;
import dev.deskhand.zendesk.chat.operation.SendMessage;
import dev.deskhand.zendesk.chat.operation.Subscription;
import dev.deskhand.zendesk.chat.testing.TestingChatServer;
import dev.deskhand.zendesk.chat.testing.TestingWebSocket;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Failure stories in which real sockets matter; the others are {@link FailureStoriesTest}'s. */
@Timeout(30)
class StoriesOverSocketsTest {

    private static final Executor VIRTUAL = task -> Thread.ofVirtual().start(task);
    private static final ChannelId CHANNEL = new ChannelId("channel-1");
    private static final SendMessage HELLO = SendMessage.of(CHANNEL, "hello").withMsgId("m-1");

    private final RecordingListener listener = new RecordingListener();
    private final HttpClient http = HttpClient.newHttpClient();
    private TestingChatServer server;
    private ZendeskChatSession session;
    private TestingWebSocket socket;

    @BeforeEach
    void online() throws Exception {
        server = new TestingChatServer();
        SessionSettings settings =
                SessionSettings.defaults()
                        .withGraphqlEndpoint(server.graphql())
                        .withReconnect(
                                ReconnectSettings.defaults()
                                        .withDelays(Duration.ofMillis(1), Duration.ofMillis(5)));
        session = new ZendeskChatSession(http, settings, Secret.of("token"), listener);
        session.start();
        socket = server.takeSocket();
        Wire.answerSetup(socket);
        listener.awaitState(SessionState.Online.class);
    }

    @AfterEach
    void stop() throws IOException {
        session.close();
        server.close();
        http.shutdownNow();
    }

    /** The session's next socket, with everything answered but the look at the logs. */
    private String comeBackAndLook() throws Exception {
        socket = server.takeSocket();
        for (int i = 0; i < 3; i++) {
            String frame = socket.take();
            socket.send(Wire.reply(frame, Wire.setupData(frame)));
        }
        return socket.take();
    }

    private void logs(String frame, String... entries) throws IOException {
        socket.send(Wire.reply(frame, Wire.channels(Wire.channel("channel-1", entries))));
    }

    private static <T> CompletableFuture<T> async(Supplier<T> call) {
        return CompletableFuture.supplyAsync(call, VIRTUAL);
    }

    private CompletableFuture<Delivery> sendHello() {
        return async(() -> session.send(HELLO, () -> true, Duration.ofSeconds(20)));
    }

    @Test
    void f1AMessageWhoseReplyWasLostIsFoundInTheLog() throws Exception {
        CompletableFuture<Delivery> delivery = sendHello();
        assertThat(socket.take()).contains("m-1");
        socket.close();

        logs(comeBackAndLook(), Wire.entry("e1", "hello", "Agent", "m-1"));

        assertThat(delivery.get(5, TimeUnit.SECONDS)).isEqualTo(new Delivery.Delivered("m-1"));
    }

    @Test
    void f1AMessageThatGotLostIsWrittenAgain() throws Exception {
        CompletableFuture<Delivery> delivery = sendHello();
        assertThat(socket.take()).contains("m-1");
        socket.close();

        logs(comeBackAndLook());

        String again = socket.take();
        assertThat(again).contains("m-1");
        socket.send(Wire.reply(again, "{\"sendMessage\":{\"success\":true}}"));
        assertThat(delivery.get(5, TimeUnit.SECONDS)).isEqualTo(new Delivery.Delivered("m-1"));
    }

    @Test
    void f3WhatTheVisitorWroteMeanwhileArrivesOnceAndInOrder() throws Exception {
        socket.send(Wire.visitorMessage("channel-1", "v1", "one"));
        assertThat(listener.takeEvent().eventId()).isEqualTo("v1");
        // A reset could take the frame before it away.
        socket.sendClose(1001);
        String look = comeBackAndLook();
        socket.send(Wire.visitorMessage("channel-1", "v3", "three"));

        logs(look, Wire.entry("v1", "one"), Wire.entry("v2", "two"));

        assertThat(listener.takeEvent().eventId()).isEqualTo("v2");
        assertThat(listener.takeEvent().eventId()).isEqualTo("v3");
        assertThat(listener.awaitState(SessionState.Online.class).gap()).isEqualTo(Gap.FILLED);
    }

    @Test
    void anAccountThatRefusesTheFullFormHasItsGapFilledByAPlainerOne() throws Exception {
        socket.close();
        String full = comeBackAndLook();
        assertThat(Wire.query(full)).contains("state", "timestamp");
        socket.send(Wire.refusal(full, "Cannot query field \"state\""));

        String plainer = socket.take();
        assertThat(Wire.query(plainer)).contains("logs(last: 50)").doesNotContain("state");
        logs(plainer, Wire.entry("v1", "meanwhile"));

        assertThat(listener.takeEvent().eventId()).isEqualTo("v1");
        assertThat(listener.awaitState(SessionState.Online.class).gap()).isEqualTo(Gap.FILLED);
    }

    @Test
    void f25AnEndOfSessionLosesNothing() throws Exception {
        socket.send("{\"sig\":\"EOS\",\"reason\":\"maintenance\"}");

        logs(comeBackAndLook(), Wire.entry("v1", "meanwhile"));

        assertThat(socket.path()).isEqualTo("/stream/0.1/graphql/s2:c2");
        assertThat(listener.takeEvent())
                .isInstanceOfSatisfying(
                        ChatEvent.MessageReceived.class,
                        message -> assertThat(message.text()).isEqualTo("meanwhile"));
    }

    @Test
    void aFrameBeyondAllMeasureAndOtherRubbishIsLeftOut() throws Exception {
        socket.sendInPieces("\"" + "x".repeat(8_100_000) + "\"", 1_000_000);
        socket.send("{\"id\":{\"no\":\"id\"},\"payload\":7}");
        socket.send("{\"sig\":\"NEWER\"}");

        socket.send(Wire.visitorMessage("channel-1", "v1", "still there?"));

        assertThat(listener.takeEvent().eventId()).isEqualTo("v1");
        assertThat(session.state()).isInstanceOf(SessionState.Online.class);
    }

    @Test
    void aSubscriptionOfTheCallersOwnIsHeldUntilItIsClosed() throws Exception {
        CompletableFuture<SubscriptionHandle> asked =
                async(() -> session.subscribe(Subscription.Kind.MESSAGE));
        String frame = socket.take();
        socket.send(Wire.reply(frame, "{\"subscription_id\":\"mine\"}"));

        asked.get(5, TimeUnit.SECONDS).close();

        assertThat(Wire.JSON.readTree(socket.take()))
                .isEqualTo(
                        Wire.JSON.readTree(
                                "{\"payload\":{\"subscription_id\":\"mine\"},\"type\":\"stop_subscription\",\"id\":6}"));
        socket.close();
        logs(comeBackAndLook());
        listener.awaitState(SessionState.Online.class);
        session.close();
        assertThat(socket.take()).as("it is not restored").isEqualTo(TestingWebSocket.GONE);
    }

    @Test
    void aTraceTellsWhetherAMessageStandsInTheLog() throws Exception {
        for (Trace expected : Trace.values()) {
            CompletableFuture<Trace> trace = async(() -> session.trace(CHANNEL, "m-1"));
            String look = socket.take();
            switch (expected) {
                case FOUND -> logs(look, Wire.entry("e1", "hello", "Agent", "m-1"));
                case NOT_THERE -> logs(look, Wire.entry("e1", "hello", "Agent", "m-2"));
                case UNREADABLE -> {
                    String plainer = look;
                    for (int i = 0; i < 3; i++) {
                        socket.send(Wire.refusal(plainer, "Cannot query this field"));
                        plainer = i < 2 ? socket.take() : "";
                    }
                }
            }

            assertThat(trace.get(5, TimeUnit.SECONDS)).isEqualTo(expected);
        }
    }
}
