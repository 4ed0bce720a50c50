package dev.deskhand.zendesk.chat.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.zendesk.chat.ChannelId;
import dev.deskhand.zendesk.chat.ChatEvent;
import dev.deskhand.zendesk.chat.operation.SendMessage;
import dev.deskhand.zendesk.chat.operation.Subscription;
import dev.deskhand.zendesk.chat.session.SessionInput.StartFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What has bitten other chat connectors, told step by step at the protocol; each test is named
 * after its story. {@link SessionSimulation} mixes them all.
 */
class FailureStoriesTest {

    private static final String EOS = "{\"sig\":\"EOS\",\"reason\":\"bye\"}";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final ProtocolDriver driver = new ProtocolDriver(ProtocolDriver.SETTINGS);

    private void send(long number, String text) {
        SendMessage message = SendMessage.of(new ChannelId("channel-1"), text);
        driver.feed(new SessionInput.Send(number, message, () -> true, PATIENCE));
    }

    /** Dials again, up to the look at the logs, whose frame is returned. */
    private String comeBackAndLook() {
        driver.frames.clear();
        if (driver.state() instanceof SessionState.Reconnecting reconnecting) {
            driver.pass(reconnecting.delay().plusNanos(1));
        }
        if (driver.state() instanceof SessionState.Starting) {
            driver.started();
        }
        driver.feed(new SessionInput.SocketOpened(driver.socket));
        driver.answer();
        driver.answer();
        driver.answer();
        return driver.frames.remove();
    }

    private void logs(String frame, String... entries) {
        String channel = Wire.channel("channel-1", entries);
        driver.receive(Wire.reply(frame, Wire.channels(channel)));
    }

    private List<String> texts() {
        return driver.events.stream()
                .map(event -> ((ChatEvent.MessageReceived) event).text())
                .toList();
    }

    private void acknowledge() {
        driver.receive(Wire.reply(driver.frames.remove(), "{\"sendMessage\":{\"success\":true}}"));
    }

    @Test
    void f1TheSocketDropsBeforeTheReplyAndTheMessageStandsInTheLog() {
        driver.goOnline();
        send(1, "hello");
        assertThat(Wire.query(driver.frames.remove())).contains("msg_id: \"own-1\"");
        driver.lose();
        assertThat(driver.deliveries).isEmpty();

        logs(comeBackAndLook(), Wire.entry("e1", "hello", "Agent", "own-1"));

        assertThat(driver.deliveries).containsEntry(1L, new Delivery.Delivered("own-1"));
        assertThat(driver.frames).as("no second copy").isEmpty();
    }

    @Test
    void f1TheSocketDropsBeforeTheReplyAndTheMessageIsNotInTheLog() {
        driver.goOnline();
        send(1, "hello");
        send(2, "second");
        driver.lose();

        logs(comeBackAndLook());

        assertThat(Wire.query(driver.frames.getFirst())).contains("hello", "own-1");
        acknowledge();
        assertThat(Wire.query(driver.frames.getFirst())).contains("second");
        acknowledge();
        assertThat(driver.deliveries)
                .containsEntry(1L, new Delivery.Delivered("own-1"))
                .containsEntry(2L, new Delivery.Delivered("own-2"));
    }

    @Test
    void f1WhereTheChannelIsNotListedTheEndIsUnknownAndNothingIsWrittenAgain() {
        driver.goOnline();
        send(1, "hello");
        driver.lose();

        driver.receive(Wire.reply(comeBackAndLook(), Wire.channels()));

        assertThat(driver.deliveries.get(1L)).isInstanceOf(Delivery.Unknown.class);
        assertThat(driver.frames).isEmpty();
    }

    @Test
    void f1OnlyTheReplyIsLateAndTheLogTells() {
        driver.goOnline();
        send(1, "hello");
        driver.frames.clear();
        driver.pass(Duration.ofSeconds(10));
        String look = driver.frames.remove();
        assertThat(Wire.query(look)).startsWith("query { channels(");

        logs(look, Wire.entry("e1", "hello", "Agent", "own-1"));

        assertThat(driver.deliveries).containsEntry(1L, new Delivery.Delivered("own-1"));
    }

    @Test
    void f2TheSameEventComesTwiceMinutesApart() {
        driver.goOnline();
        driver.receive(Wire.visitorMessage("channel-1", "m1", "hi"));
        for (int i = 0; i < 30; i++) {
            driver.pass(Duration.ofSeconds(20));
            driver.receive("{\"sig\":\"PONG\"}");
        }

        driver.receive(Wire.visitorMessage("channel-1", "m1", "hi"));

        assertThat(texts()).containsExactly("hi");
    }

    @Test
    void f3TheVisitorWritesWhileTheSocketIsDown() {
        driver.goOnline();
        driver.receive(Wire.visitorMessage("channel-1", "m1", "one"));
        driver.lose();
        String look = comeBackAndLook();
        driver.receive(Wire.visitorMessage("channel-1", "m4", "four"));
        assertThat(texts()).containsExactly("one");

        logs(look, Wire.entry("m1", "one"), Wire.entry("m2", "two"), Wire.entry("m3", "three"));

        assertThat(texts()).containsExactly("one", "two", "three", "four");
        assertThat(driver.state())
                .isInstanceOfSatisfying(
                        SessionState.Online.class,
                        online -> assertThat(online.gap()).isEqualTo(Gap.FILLED));
    }

    @Test
    void f4TheWholeHistoryIsReplayedOnReconnect() {
        driver.goOnline();
        driver.receive(Wire.visitorMessage("channel-1", "m1", "one"));
        driver.receive(Wire.visitorMessage("channel-1", "m2", "two"));
        driver.lose();
        String look = comeBackAndLook();
        driver.receive(Wire.visitorMessage("channel-1", "m1", "one"));
        logs(look, Wire.entry("m1", "one"), Wire.entry("m2", "two"));
        driver.receive(Wire.visitorMessage("channel-1", "m2", "two"));

        assertThat(texts()).containsExactly("one", "two");
    }

    @Test
    void f11TwoRequestsInTheSameSecondGetTheirOwnAnswers() {
        driver.goOnline();
        driver.submit(1, () -> true);
        driver.submit(2, () -> true);
        String first = driver.frames.remove();
        String second = driver.frames.remove();

        driver.receive(Wire.refusal(second, "offline"));
        driver.receive(Wire.reply(first, "{}"));

        assertThat(driver.outcomes.get(1L)).isInstanceOf(RequestOutcome.Answered.class);
        assertThat(driver.outcomes.get(2L)).isInstanceOf(RequestOutcome.Refused.class);
    }

    @Test
    void f14TheTokenIsRevokedAndComesBackWithANewConsent() {
        driver.goOnline();
        driver.receive(EOS);
        driver.pass(Duration.ofSeconds(1));
        driver.notStarted(new StartFailure.TokenRefused("revoked"));
        int states = driver.states.size();
        driver.pass(Duration.ofHours(1));
        assertThat(driver.states).as("no hot loop").hasSize(states);
        assertThat(driver.state()).isEqualTo(new SessionState.TokenRefused("revoked"));

        driver.feed(new SessionInput.Resume());
        driver.goOnline();

        assertThat(driver.state()).isInstanceOf(SessionState.Online.class);
    }

    @Test
    void f18ASecondSessionTakesTheSeatAndThisOneStepsDown() {
        driver.goOnline();
        driver.receive("{\"sig\":\"EOS\",\"reason\":\"concurrent session limit reached\"}");
        long attempt = driver.attempt;

        driver.pass(Duration.ofHours(1));

        assertThat(driver.state()).isInstanceOf(SessionState.TakenOver.class);
        assertThat(driver.attempt).isEqualTo(attempt);
    }

    @Test
    void f20AReconnectThatMeets429WaitsAsLongAsItIsTold() {
        driver.goOnline();
        driver.lose();
        comeBackHalfway();

        driver.receive(limit(driver.frames.remove(), 45));

        assertThat(driver.state())
                .isInstanceOfSatisfying(
                        SessionState.Reconnecting.class,
                        state ->
                                assertThat(state.delay())
                                        .isBetween(Duration.ofSeconds(45), Duration.ofSeconds(46)));
    }

    private void comeBackHalfway() {
        driver.frames.clear();
        driver.pass(((SessionState.Reconnecting) driver.state()).delay().plusNanos(1));
        driver.feed(new SessionInput.SocketOpened(driver.socket));
    }

    private static String limit(String frame, int seconds) {
        return "{\"id\":%s,\"payload\":{\"errors\":[{\"message\":\"Too many requests\",\"extensions\":{\"code\":\"rate_limited\",\"retry_after\":%d}}]}}"
                .formatted(Wire.JSON.readTree(frame).path("id"), seconds);
    }

    @Test
    void f21ADeadResumeTargetIsLeftForAFreshSession() {
        driver.goOnline();
        driver.lose();
        for (int i = 0; i < 3; i++) {
            driver.pass(Duration.ofSeconds(31));
            driver.lose();
        }
        driver.pass(Duration.ofSeconds(31));

        assertThat(driver.state()).isEqualTo(new SessionState.Starting());
    }

    @Test
    void f22NoHeartbeatIsCarriedOverToTheNextSocket() {
        driver.goOnline();
        driver.pass(Duration.ofSeconds(20));
        driver.lose();
        driver.frames.clear();
        driver.goOnline();
        driver.pass(Duration.ofMillis(19_999));

        assertThat(driver.frames).as("no early PING").isEmpty();
        assertThat(driver.state()).isInstanceOf(SessionState.Online.class);
    }

    @Test
    void f23AHalfOpenSocketIsNoticedWithinTwoHeartbeats() {
        driver.goOnline();
        driver.pass(Duration.ofSeconds(15));
        driver.receive(Wire.visitorMessage("channel-1", "m1", "hi"));

        driver.pass(Duration.ofSeconds(25));

        assertThat(driver.count(SessionState.Reconnecting.class)).isOne();
    }

    @Test
    void f24AClockThatJumpsMovesNothing() {
        // The protocol is never told the time of day; monotonic time itself overflows here.
        driver.goOnline();
        for (int i = 0; i < 4; i++) {
            driver.pass(Duration.ofSeconds(20));
            driver.receive("{\"sig\":\"PONG\"}");
        }

        assertThat(driver.count(SessionState.Reconnecting.class)).isZero();
    }

    @Test
    void f25AnEndOfSessionLosesNothing() {
        driver.goOnline();
        driver.receive(Wire.visitorMessage("channel-1", "m1", "one"));
        driver.feed(new SessionInput.Subscribe(7, Subscription.Kind.MESSAGE));
        driver.answer();
        driver.receive(EOS);

        logs(comeBackAndLook(), Wire.entry("m1", "one"), Wire.entry("m2", "two"));

        assertThat(driver.dialled).hasToString("ws://host/s2");
        assertThat(texts()).containsExactly("one", "two");
        assertThat(driver.frames)
                .as("the caller's own subscription is restored")
                .extracting(Wire::query)
                .singleElement()
                .asString()
                .startsWith("subscription { message");
    }

    @Test
    void f26AResumeDuringTheStartUpChangesNothing() {
        driver.feed(new SessionInput.Start());
        driver.feed(new SessionInput.Resume());
        driver.started();
        driver.feed(new SessionInput.Resume());
        driver.feed(new SessionInput.SocketOpened(driver.socket));
        driver.feed(new SessionInput.Resume());
        driver.answerSetup();

        assertThat(driver.count(SessionState.Online.class)).isOne();
        assertThat(driver.count(SessionState.Starting.class)).isOne();
    }

    @Test
    void f45SendsThatMeet429KeepTheirOrderAndNoneIsLost() {
        driver.goOnline();
        send(1, "first");
        send(2, "second");
        driver.receive(limit(driver.frames.remove(), 3));
        driver.pass(Duration.ofMillis(2_999));
        assertThat(driver.frames).isEmpty();

        driver.pass(Duration.ofMillis(1));

        assertThat(Wire.query(driver.frames.getFirst())).contains("first");
        acknowledge();
        assertThat(Wire.query(driver.frames.getFirst())).contains("second");
        acknowledge();
        assertThat(driver.deliveries.values())
                .hasSize(2)
                .allMatch(Delivery.Delivered.class::isInstance);
    }

    @Test
    void f45ACallThatMeets429IsToldHowLongToWait() {
        driver.goOnline();
        driver.submit(1, () -> true);
        driver.receive(limit(driver.frames.remove(), 3));
        driver.submit(2, () -> true);
        driver.receive(
                "{\"id\":%s,\"errorCode\":429}"
                        .formatted(Wire.JSON.readTree(driver.frames.remove()).path("id")));

        assertThat(driver.outcomes)
                .containsEntry(
                        1L, new RequestOutcome.RateLimited(Optional.of(Duration.ofSeconds(3))))
                .containsEntry(2L, new RequestOutcome.RateLimited(Optional.empty()));
    }

    @Test
    void f47AProcessThatStoodStillDoesNotBlameTheOtherSide() {
        driver.goOnline();
        driver.pass(Duration.ofSeconds(20));
        driver.standStill(Duration.ofSeconds(60));
        driver.feed(new SessionInput.Tick());

        assertThat(driver.state()).isInstanceOf(SessionState.Online.class);
        driver.receive("{\"sig\":\"PONG\"}");
        driver.pass(Duration.ofSeconds(20));
        assertThat(driver.state()).isInstanceOf(SessionState.Online.class);
    }
}
