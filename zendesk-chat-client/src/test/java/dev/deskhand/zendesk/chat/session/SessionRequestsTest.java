package dev.deskhand.zendesk.chat.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What becomes of requests, whatever becomes of the session. */
class SessionRequestsTest {

    private final ProtocolDriver driver = new ProtocolDriver(ProtocolDriver.SETTINGS);

    @Test
    void aRequestWithoutAnAnswerIsUncertainAndALateAnswerGoesNowhere() {
        driver.goOnline();
        driver.submit(1, () -> true);
        String frame = driver.frames.remove();
        driver.pass(Duration.ofSeconds(10));
        assertThat(driver.outcomes).containsEntry(1L, new RequestOutcome.TimedOut());

        driver.receive(Wire.reply(frame, "{}"));

        assertThat(driver.outcomes).hasSize(1);
        assertThat(driver.state()).isInstanceOf(SessionState.Online.class);
    }

    @Test
    void whenTheSocketDropsWhatWasWrittenIsUncertainAndTheRestWasNotSent() {
        driver.goOnline();
        driver.confirmWrites = false;
        driver.submit(1, () -> true);
        driver.submit(2, () -> true);

        driver.lose();

        assertThat(driver.frames).hasSize(1);
        assertThat(driver.outcomes.get(1L)).isInstanceOf(RequestOutcome.ConnectionLost.class);
        assertThat(driver.outcomes.get(2L)).isInstanceOf(RequestOutcome.NotSent.class);
        driver.submit(3, () -> true);
        assertThat(driver.outcomes.get(3L)).isInstanceOf(RequestOutcome.NotSent.class);
        driver.confirmWrites = true;
        driver.frames.clear();
        driver.goOnline();
        driver.pass(Duration.ofSeconds(11));
        assertThat(driver.outcomes).as("each was completed once").hasSize(3);
    }

    @Test
    void requestsUnderWayOverlapButFramesAreWrittenOneByOne() {
        driver.goOnline();
        driver.confirmWrites = false;
        driver.submit(1, () -> true);
        driver.submit(2, () -> true);
        assertThat(driver.frames).hasSize(1);

        driver.feed(new SessionInput.FrameWritten(driver.socket));

        assertThat(driver.frames).hasSize(2);
    }

    @Test
    void aGuardIsAskedOnlyWhenItsFrameIsNext() {
        AtomicBoolean silent = new AtomicBoolean();
        driver.onEvent = () -> silent.set(true);
        driver.goOnline();
        driver.confirmWrites = false;
        driver.submit(1, () -> true);
        driver.submit(2, () -> !silent.get());
        driver.submit(3, () -> true);
        driver.receive(Wire.message("m1", "a person speaks"));

        driver.feed(new SessionInput.FrameWritten(driver.socket));

        assertThat(driver.outcomes.get(2L)).isInstanceOf(RequestOutcome.Withheld.class);
        assertThat(driver.frames)
                .extracting(Wire::query)
                .containsExactly("mutation { r1 }", "mutation { r3 }");
    }

    @Test
    void aGuardThatFailsWithholds() {
        driver.goOnline();

        driver.submit(
                1,
                () -> {
                    throw new IllegalStateException("broken");
                });

        assertThat(driver.frames).isEmpty();
        assertThat(driver.outcomes.get(1L))
                .isInstanceOfSatisfying(
                        RequestOutcome.Withheld.class, w -> assertThat(w.why()).contains("broken"));
    }

    @Test
    void failuresOfTheProtocolAndOfGraphQlAreToldApart() {
        driver.goOnline();
        driver.submit(1, () -> true);
        driver.receive(
                "{\"id\":\""
                        + Wire.JSON.readTree(driver.frames.remove()).path("id").asString()
                        + "\",\"errorCode\":7}");
        driver.submit(2, () -> true);
        driver.receive(Wire.refusal(driver.frames.remove(), "no"));

        assertThat(driver.outcomes.get(1L))
                .isEqualTo(
                        new RequestOutcome.ProtocolError(
                                Optional.of("7"), "Zendesk answered with code 7"));
        assertThat(driver.outcomes.get(2L)).isInstanceOf(RequestOutcome.Refused.class);
    }
}
