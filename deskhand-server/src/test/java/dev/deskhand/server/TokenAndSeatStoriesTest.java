package dev.deskhand.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What has gone wrong elsewhere with tokens and with the one seat that an agent has, staged with
 * the emulator's faults against the whole server. What must hold is in each name.
 */
class TokenAndSeatStoriesTest extends WithStage {
    private Visitor answeredWithATokenForAMinute(String name) {
        Visitor visitor = stage.answered(name);
        stage.tokensLiveFor(60);
        stage.consent();
        stage.awaitOnline();
        return visitor;
    }

    @Test
    void f14_aTokenThatIsRevokedTurnsTheConnectionRedAndANewConsentMendsItWithoutARestart() {
        Visitor ada = stage.answered("Ada");
        stage.fault("{'fault':'revoke_token'}");
        Stage.await(
                () -> "red: " + stage.connection(),
                () -> stage.connection().at("/state").asString().equals("token_refused"));
        ada.says("how long does delivery take");
        stage.consent();
        stage.awaitOnline();

        assertThat(ada.seesAfterALastQuestion()).hasSize(6);
    }

    @Test
    void f15_aTokenIsRenewedOnceHoweverManyAskForIt() {
        Visitor ada = answeredWithATokenForAMinute("Ada");
        stage.fault("{'fault':'delay','ms':1500,'operation':'token','at':'http'}");
        stage.emulator.advance(Duration.ofSeconds(61));
        Stage.await("the renewal is under way", () -> stage.struck("delay") == 1);
        for (int press = 0; press < 3; press++) {
            stage.operator.post(stage.deployment() + "/connection/start", "{}");
        }
        stage.awaitOnline();

        assertThat(ada.seesAfterALastQuestion()).hasSize(4);
    }

    @Test
    void f16_aTokenThatExpiresIsRenewedWithoutALookAtWhatTheReplySaidOfItsLife() {
        Visitor ada = answeredWithATokenForAMinute("Ada");
        stage.emulator.advance(Duration.ofSeconds(61));
        ada.says("how long does delivery take");

        assertThat(ada.seesAfterALastQuestion()).hasSize(6);
        stage.awaitOnline();
    }

    @Test
    void f17_aRenewalWhoseAnswerIsLostEndsInAClearCallForAConsent() {
        Visitor ada = answeredWithATokenForAMinute("Ada");
        stage.fault("{'fault':'malformed_json','operation':'token','at':'http'}");
        stage.emulator.advance(Duration.ofSeconds(61));
        Stage.await(
                () -> "the call for a consent: " + stage.connection(),
                () -> stage.state().equals("token_refused"));
        assertThat(stage.connection().at("/next_step").asString()).contains("Authorization URL");
        stage.consent();
        stage.awaitOnline();

        assertThat(ada.seesAfterALastQuestion()).hasSize(4);
    }

    @Test
    void f18_aSecondSessionForTheSeatIsNotFoughtAndNobodyIsAnsweredTwice() {
        Visitor ada = stage.answered("Ada");
        stage.fault("{'fault':'second_session'}");
        Stage.await(
                () -> "stepped down: " + stage.connection(),
                () -> stage.connection().at("/state").asString().equals("taken_over"));
        ada.says("how long does delivery take");
        stage.operator.post(stage.deployment() + "/connection/start", "{}");
        stage.awaitOnline();

        assertThat(ada.seesAfterALastQuestion()).hasSize(6);
    }

    /** The node that comes last has the seat; the other steps down and writes no more. */
    @Test
    void f19_twoNodesThatStartTheSameConnectionAnswerEachQuestionOnce(@TempDir Path itsData) {
        Visitor ada = stage.answered("Ada");
        Stage second = stage.anotherNode(itsData);
        try {
            Stage.await(
                    () -> "the first steps down: " + stage.connection(),
                    () -> stage.state().equals("taken_over"));
            ada.says("how long does delivery take");
            assertThat(ada.seesAfterALastQuestion()).hasSize(6);
        } finally {
            second.server.close();
        }
        stage.operator.post(stage.deployment() + "/connection/start", "{}");
        stage.awaitOnline();
        ada.says("delivery time");
        Stage.await(() -> "one answer more: " + ada.sees(), () -> ada.sees().size() == 8);

        assertThat(ada.sees().getLast()).isEqualTo("Bot: Two days.");
    }

    @Test
    void f20_tooManyRequestsAtTheSessionStartAreWaitedOut() {
        Visitor ada = stage.answered("Ada");
        stage.fault(
                "{'fault':'too_many_requests','operation':'startAgentSession','count':2,'retry_after_s':1}");
        stage.fault("{'fault':'end_of_session'}");
        Stage.await("the refusals", () -> stage.struck("too_many_requests") == 2);
        stage.awaitOnline();

        assertThat(ada.seesAfterALastQuestion()).hasSize(4);
    }
}
