package dev.deskhand.zendesk.chat.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.zendesk.chat.AgentId;
import dev.deskhand.zendesk.chat.session.SessionInput.StartFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of a session, with time that the test moves. */
class SessionProtocolTest {

    private static final String EOS = "{\"sig\":\"EOS\",\"reason\":\"bye\"}";

    private final ProtocolDriver driver = new ProtocolDriver(ProtocolDriver.SETTINGS);

    @Test
    void saysStatusThenBothSubscriptionsAndIsReadyOnce() {
        driver.feed(new SessionInput.Start());
        driver.started();
        driver.feed(new SessionInput.SocketOpened(driver.socket));

        String status = driver.frames.remove();
        assertThat(Wire.query(status)).contains("updateAgentStatus(status: ONLINE)");
        assertThat(driver.frames).isEmpty();
        driver.receive(Wire.reply(status, Wire.setupData(status)));
        String messages = driver.frames.remove();
        assertThat(Wire.query(messages)).startsWith("subscription { message {");
        driver.receive(Wire.reply(messages, Wire.setupData(messages)));
        String activity = driver.frames.remove();
        assertThat(Wire.query(activity)).contains("[MEMBER_JOIN, MEMBER_LEAVE,");
        assertThat(driver.state()).isEqualTo(new SessionState.Connecting());
        driver.receive(Wire.reply(activity, Wire.setupData(activity)));
        driver.receive(Wire.reply(activity, Wire.setupData(activity)));
        String logs = driver.frames.remove();
        assertThat(Wire.query(logs)).startsWith("query { channels(").contains("logs(last: 50)");
        assertThat(driver.state()).isEqualTo(new SessionState.Connecting());
        driver.receive(Wire.reply(logs, Wire.setupData(logs)));
        driver.receive(Wire.reply(logs, Wire.setupData(logs)));

        assertThat(driver.states)
                .containsExactly(
                        new SessionState.Starting(),
                        new SessionState.Connecting(),
                        new SessionState.Online(new AgentId("agent-1"), "Bot", Gap.FILLED));
    }

    @Test
    void asksForThePlainerSubscriptionWhenTheFullOneIsRefused() {
        driver.feed(new SessionInput.Start());
        driver.started();
        driver.feed(new SessionInput.SocketOpened(driver.socket));
        for (int i = 0; i < 2; i++) {
            String frame = driver.frames.remove();
            driver.receive(Wire.reply(frame, Wire.setupData(frame)));
        }
        driver.receive(Wire.refusal(driver.frames.remove(), "no MEMBER_CHANGE"));
        driver.receive(Wire.refusal(driver.frames.remove(), "no field timestamp"));

        String plainer = driver.frames.remove();
        assertThat(Wire.query(plainer)).contains("chatActivity").doesNotContain("timestamp");
        driver.receive(Wire.reply(plainer, Wire.setupData(plainer)));
        driver.answer();
        assertThat(driver.state()).isInstanceOf(SessionState.Online.class);
    }

    @Test
    void aRefusedSetUpIsALostConnectionThatSaysWhy() {
        driver.feed(new SessionInput.Start());
        driver.started();
        driver.feed(new SessionInput.SocketOpened(driver.socket));

        driver.receive(Wire.refusal(driver.frames.remove(), "no seat"));

        assertThat(driver.state())
                .isInstanceOfSatisfying(
                        SessionState.Reconnecting.class,
                        state ->
                                assertThat(state.cause()).contains("UpdateAgentStatus", "no seat"));
    }

    @Test
    void withoutGapFillEventsArriveEvenBeforeTheSetUpIsDone() {
        ProtocolDriver driver =
                new ProtocolDriver(ProtocolDriver.SETTINGS.withGapFill(GapFillSettings.off()));
        driver.feed(new SessionInput.Start());
        driver.started();
        driver.feed(new SessionInput.SocketOpened(driver.socket));

        driver.receive(Wire.message("m1", "early"));

        assertThat(driver.events).hasSize(1);
    }

    @Test
    void pingsAtTheIntervalAndStaysWhenAnswered() {
        driver.goOnline();
        for (int i = 1; i <= 5; i++) {
            driver.pass(Duration.ofSeconds(20));
            assertThat(driver.frames).containsExactly("{\"sig\":\"PING\",\"payload\":" + i + "}");
            driver.frames.clear();
            driver.receive("{\"sig\":\"PONG\",\"payload\":" + i + "}");
        }

        assertThat(driver.state()).isInstanceOf(SessionState.Online.class);
    }

    @Test
    void aSilentSocketIsGivenUpWithinTwoHeartbeatsEvenWhenItTakesNoWrites() {
        driver.goOnline();
        driver.confirmWrites = false;

        driver.pass(Duration.ofSeconds(39));
        assertThat(driver.count(SessionState.Reconnecting.class)).isZero();
        driver.pass(Duration.ofSeconds(1));

        assertThat(driver.count(SessionState.Reconnecting.class)).isOne();
        assertThat(driver.others).contains(new SessionEffect.CloseSocket(1, false));
    }

    @Test
    void eachSocketStartsWithACleanHeartbeat() {
        driver.goOnline();
        driver.pass(Duration.ofSeconds(21));
        driver.lose();
        driver.frames.clear();
        driver.goOnline();

        driver.pass(Duration.ofSeconds(21));

        assertThat(driver.state()).isInstanceOf(SessionState.Online.class);
        assertThat(driver.frames).hasSize(1);
    }

    @Test
    void aLostSocketIsDialledAgainAtTheSameAddressThreeTimesThenASessionIsStarted() {
        driver.goOnline();
        driver.lose();
        for (int attempt = 1; attempt <= 3; attempt++) {
            assertThat(driver.state())
                    .isInstanceOfSatisfying(
                            SessionState.Reconnecting.class,
                            r -> assertThat(r.delay()).isPositive());
            driver.pass(Duration.ofSeconds(5));
            assertThat(driver.state()).isEqualTo(new SessionState.Connecting());
            assertThat(driver.dialled).hasToString("ws://host/s1");
            assertThat(driver.socket).isEqualTo(attempt + 1);
            driver.lose();
        }
        driver.pass(Duration.ofSeconds(5));

        assertThat(driver.state()).isEqualTo(new SessionState.Starting());
        driver.started();
        assertThat(driver.dialled).hasToString("ws://host/s2");
    }

    @Test
    void delaysGrowUntilTheSessionHasProvenItself() {
        driver.goOnline();
        for (int attempt = 1; attempt <= 12; attempt++) {
            driver.lose();
            SessionState.Reconnecting state = (SessionState.Reconnecting) driver.state();
            assertThat(state.attempt()).isEqualTo(attempt);
            assertThat(state.delay())
                    .isLessThanOrEqualTo(
                            Duration.ofMillis(Math.min(30_000, 500L << Math.min(attempt - 1, 10))));
            driver.goOnline();
        }
        driver.pass(Duration.ofSeconds(19));
        driver.lose();
        assertThat(((SessionState.Reconnecting) driver.state()).attempt()).isEqualTo(13);
        driver.goOnline();
        driver.pass(Duration.ofSeconds(20));
        driver.receive("{\"sig\":\"PONG\"}");
        driver.pass(Duration.ofSeconds(10));
        driver.frames.clear();

        driver.lose();

        assertThat(((SessionState.Reconnecting) driver.state()).attempt()).isOne();
    }

    @Test
    void aSocketThatDoesNotOpenInTimeIsGivenUpAndIgnoredLater() {
        driver.feed(new SessionInput.Start());
        driver.started();
        long late = driver.socket;
        driver.pass(Duration.ofSeconds(15));
        assertThat(driver.count(SessionState.Reconnecting.class)).isOne();

        driver.feed(new SessionInput.SocketOpened(late));

        assertThat(driver.frames).isEmpty();
        assertThat(driver.others).contains(new SessionEffect.CloseSocket(late, false));
    }

    @Test
    void anEndOfSessionStartsANewOne() {
        driver.goOnline();
        driver.pass(Duration.ofSeconds(10));
        driver.receive(EOS);

        driver.pass(Duration.ofSeconds(1));

        assertThat(driver.state()).isEqualTo(new SessionState.Starting());
        driver.goOnline();
        assertThat(driver.dialled).hasToString("ws://host/s2");
        assertThat(driver.count(SessionState.Online.class)).isEqualTo(2);
    }

    @Test
    void aTakenSeatIsLeftAloneUntilAPersonSaysGoOn() {
        driver.goOnline();
        driver.receive("{\"sig\":\"EOS\",\"reason\":\"concurrent session limit reached\"}");

        driver.pass(Duration.ofHours(2));
        assertThat(driver.state())
                .isEqualTo(new SessionState.TakenOver("concurrent session limit reached"));
        assertThat(driver.protocol.nanosToDeadline(0)).isEmpty();

        driver.feed(new SessionInput.Resume());
        driver.goOnline();
        assertThat(driver.state()).isInstanceOf(SessionState.Online.class);
    }

    @Test
    void twoEndsRightAfterGoingOnlineMeanARefusedAddress() {
        driver.goOnline();
        driver.receive(EOS);
        assertThat(driver.state()).isInstanceOf(SessionState.Reconnecting.class);
        driver.goOnline();
        driver.pass(Duration.ofSeconds(4));
        driver.receive(EOS);

        assertThat(driver.state()).isEqualTo(new SessionState.AddressRefused("bye"));
        driver.pass(Duration.ofHours(1));
        assertThat(driver.state()).isInstanceOf(SessionState.AddressRefused.class);
    }

    @Test
    void anEndOnASocketThatWasDialledAgainSaysNothingAboutTheAddress() {
        for (int restart = 0; restart < 3; restart++) {
            driver.goOnline();
            driver.lose();
            driver.pass(Duration.ofSeconds(1));
            driver.feed(new SessionInput.SocketOpened(driver.socket));
            driver.receive(EOS);
            driver.frames.clear();
        }

        assertThat(driver.state()).isInstanceOf(SessionState.Reconnecting.class);
        driver.goOnline();
        assertThat(driver.state()).isInstanceOf(SessionState.Online.class);
    }

    @Test
    void aLaterEndBetweenTwoQuickOnesClearsTheSuspicion() {
        driver.goOnline();
        driver.receive(EOS);
        driver.goOnline();
        driver.pass(Duration.ofSeconds(6));
        driver.receive(EOS);
        driver.goOnline();
        driver.receive(EOS);

        assertThat(driver.state()).isInstanceOf(SessionState.Reconnecting.class);
    }

    @Test
    void aRefusedTokenWaitsForAPerson() {
        driver.feed(new SessionInput.Start());
        driver.notStarted(new StartFailure.TokenRefused("no"));

        driver.pass(Duration.ofHours(1));

        assertThat(driver.states)
                .containsExactly(new SessionState.Starting(), new SessionState.TokenRefused("no"));
    }

    @Test
    void theServersWishToWaitIsHonouredAndBounded() {
        driver.feed(new SessionInput.Start());
        driver.notStarted(new StartFailure.TryLater("429", Optional.of(Duration.ofSeconds(90))));
        driver.pass(Duration.ofSeconds(90));
        assertThat(driver.count(SessionState.Starting.class)).isOne();
        driver.pass(Duration.ofSeconds(1));
        assertThat(driver.count(SessionState.Starting.class)).isEqualTo(2);

        driver.notStarted(new StartFailure.TryLater("429", Optional.of(Duration.ofDays(9999))));
        driver.pass(Duration.ofHours(1).plusSeconds(2));
        assertThat(driver.count(SessionState.Starting.class)).isEqualTo(3);
    }

    @Test
    void aSessionStartWithoutAnAnswerIsTriedAgainAndItsLateAnswerIgnored() {
        driver.feed(new SessionInput.Start());
        long late = driver.attempt;
        driver.pass(Duration.ofSeconds(16));
        assertThat(driver.count(SessionState.Starting.class)).isEqualTo(2);

        driver.feed(
                new SessionInput.SessionNotStarted(late, new StartFailure.TokenRefused("late")));

        assertThat(driver.state()).isEqualTo(new SessionState.Starting());
    }

    @Test
    void stoppingEndsEverythingForGood() {
        driver.goOnline();
        driver.submit(1, () -> true);

        driver.feed(new SessionInput.Stop());
        driver.submit(2, () -> true);
        driver.feed(new SessionInput.Resume());
        driver.feed(new SessionInput.Start());

        assertThat(driver.outcomes.get(1L)).isInstanceOf(RequestOutcome.ConnectionLost.class);
        assertThat(driver.outcomes).containsEntry(2L, new RequestOutcome.Closed());
        assertThat(driver.state()).isEqualTo(new SessionState.Stopped());
        assertThat(driver.others).contains(new SessionEffect.CloseSocket(driver.socket, true));
        assertThat(driver.protocol.ended()).isTrue();
    }

    @Test
    void framesOfAnOldSocketAreIgnored() {
        driver.goOnline();
        long old = driver.socket;
        driver.lose();
        driver.goOnline();

        driver.feed(new SessionInput.FrameReceived(old, EOS, Instant.EPOCH));
        driver.feed(new SessionInput.SocketLost(old, "late"));

        assertThat(driver.state()).isInstanceOf(SessionState.Online.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"sig\":\"DA| true",
                "{\"sig\":\"DATA\",\"payload\":{}}| true",
                "{\"sig\":\"HICCUP\"}| false",
                "{\"payload\":{}}| false",
            })
    void whatCannotBeReadAndMayHaveBeenAnEventIsTold(String frame, boolean told) {
        driver.goOnline();
        driver.receive(frame);

        assertThat(driver.others.contains(new SessionEffect.EventsMissed())).isEqualTo(told);
    }

    @Test
    void rubbishFromTheWireIsReportedWithoutItsContent() {
        driver.goOnline();
        for (String rubbish :
                new String[] {
                    "visitor text",
                    "[]",
                    "null",
                    "{\"sig\":\"WHAT\",\"x\":\"visitor text\"}",
                    "{\"sig\":\"DATA\"}",
                    "{\"sig\":\"DATA\",\"payload\":{\"data\":{\"message\":{\"node\":{\"content\":\"visitor text\"}}}}}"
                }) {
            driver.receive(rubbish);
        }

        assertThat(driver.others).filteredOn(SessionEffect.Warn.class::isInstance).hasSize(6);
        assertThat(driver.others.toString()).doesNotContain("visitor text");
        assertThat(driver.state()).isInstanceOf(SessionState.Online.class);
    }
}
