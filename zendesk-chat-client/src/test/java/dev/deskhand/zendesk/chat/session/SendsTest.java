package dev.deskhand.zendesk.chat.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.zendesk.chat.ChannelId;
import dev.deskhand.zendesk.chat.GraphQlError;
import dev.deskhand.zendesk.chat.operation.SendMessage;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Reliable sends, one answer at a time. */
class SendsTest {

    private static final ChannelId CHANNEL = new ChannelId("c");
    private static final long SECOND = 1_000_000_000L;

    private final Map<Long, Delivery> ends = new HashMap<>();
    private final Sends sends =
            new Sends(
                    new GapFillSettings(true, FirstConnect.UNANSWERED, 2, 4, 100),
                    () -> "id",
                    _ -> Optional.of("before"),
                    ends::put);

    private void add(long number, ChannelId channel, Duration patience) {
        SendMessage message = SendMessage.of(channel, "text " + number);
        sends.add(new SessionInput.Send(number, message, () -> true, patience), 0);
    }

    private Asker.Sending write() {
        return ((Sends.Due.Write) sends.due(0).getFirst()).asker();
    }

    private static RequestOutcome success(boolean success) {
        return new RequestOutcome.Answered(
                Wire.JSON.readTree("{\"sendMessage\":{\"success\":" + success + "}}"));
    }

    private static RequestOutcome logs(String... entries) {
        String data = Wire.channels(Wire.channel("c", entries));
        return new RequestOutcome.Answered(Wire.JSON.readTree(data));
    }

    @Test
    void oneIsUnderWayInEachChannel() {
        add(1, CHANNEL, Duration.ofMinutes(1));
        add(2, CHANNEL, Duration.ofMinutes(1));
        add(3, new ChannelId("d"), Duration.ofMinutes(1));

        assertThat(sends.due(0))
                .extracting(due -> ((Sends.Due.Write) due).asker().send())
                .containsExactly(1L, 3L);
        assertThat(sends.due(0)).isEmpty();
    }

    @Test
    void anAnswerEndsIt() {
        add(1, CHANNEL, Duration.ofMinutes(1));
        sends.answered(write(), success(true), 0);
        add(2, CHANNEL, Duration.ofMinutes(1));
        sends.answered(write(), success(false), 0);
        add(3, CHANNEL, Duration.ofMinutes(1));
        List<GraphQlError> errors = List.of(new GraphQlError("no", Optional.empty()));
        sends.answered(write(), new RequestOutcome.Refused(errors), 0);
        add(4, CHANNEL, Duration.ofMinutes(1));
        sends.answered(write(), new RequestOutcome.Withheld("no"), 0);

        assertThat(ends)
                .containsEntry(1L, new Delivery.Delivered("id"))
                .containsEntry(2L, new Delivery.AnotherAgentServes())
                .containsEntry(3L, new Delivery.Refused(errors))
                .containsEntry(4L, new Delivery.Withheld("no"));
    }

    @Test
    void aLateAnswerTellsWhileTheLogIsStillAskedFor() {
        add(1, CHANNEL, Duration.ofMinutes(1));
        Asker.Sending asker = write();
        sends.answered(asker, new RequestOutcome.TimedOut(), 0);

        sends.answered(asker, success(true), 0);

        assertThat(ends).containsEntry(1L, new Delivery.Delivered("id"));
    }

    @Test
    void aLogThatDoesNotReachBackIsReadDeeperBeforeAnythingIsWrittenAgain() {
        add(1, CHANNEL, Duration.ofMinutes(1));
        sends.answered(write(), new RequestOutcome.TimedOut(), 0);
        assertThat(sends.due(0)).singleElement().isInstanceOf(Sends.Due.ReadLogs.class);

        List<Sends.Due> deeper =
                sends.logsAnswered(logs(Wire.entry("y", "y"), Wire.entry("z", "z")), 0);

        assertThat(deeper).singleElement().isInstanceOf(Sends.Due.ReadLogs.class);
        List<Sends.Due> none =
                sends.logsAnswered(
                        logs(
                                Wire.entry("before", "b"),
                                Wire.entry("x", "x"),
                                Wire.entry("y", "y"),
                                Wire.entry("z", "z")),
                        0);
        assertThat(none).isEmpty();
        assertThat(write()).isEqualTo(new Asker.Sending(1, 2));
    }

    @Test
    void aSendThatNeverArrivesIsGivenUpAfterSomeWritings() {
        add(1, CHANNEL, Duration.ofMinutes(1));
        for (int i = 0; i < 5; i++) {
            sends.answered(write(), new RequestOutcome.TimedOut(), 0);
            assertThat(sends.due(0)).hasSize(1);
            assertThat(sends.logsAnswered(logs(), 0)).isEmpty();
        }

        assertThat(ends.get(1L)).isInstanceOf(Delivery.NotSent.class);
    }

    @Test
    void refusedLogsLeaveItUnknown() {
        add(1, CHANNEL, Duration.ofMinutes(1));
        sends.answered(write(), new RequestOutcome.ConnectionLost("gone"), 0);
        assertThat(sends.due(0)).hasSize(1);
        List<GraphQlError> errors = List.of(new GraphQlError("no logs", Optional.empty()));
        RequestOutcome refused = new RequestOutcome.Refused(errors);
        assertThat(sends.logsAnswered(refused, 0)).as("a plainer form").hasSize(1);
        assertThat(sends.logsAnswered(refused, 0)).as("the plainest").hasSize(1);
        assertThat(sends.logsAnswered(Wire.withoutLogs("c"), 0)).isEmpty();

        assertThat(ends.get(1L)).isInstanceOf(Delivery.Unknown.class);
    }

    @Test
    void patienceEndsWhateverTheStage() {
        add(1, CHANNEL, Duration.ofSeconds(1));
        add(2, new ChannelId("d"), Duration.ofSeconds(1));
        add(3, CHANNEL, Duration.ofSeconds(1));
        assertThat(sends.due(0)).hasSize(2);

        // The first writing is out already, the second can be taken back.
        sends.expire(SECOND, asker -> asker.equals(new Asker.Sending(2, 1)));

        assertThat(ends.get(1L)).isInstanceOf(Delivery.Unknown.class);
        assertThat(ends.get(2L)).isInstanceOf(Delivery.NotSent.class);
        assertThat(ends.get(3L)).isInstanceOf(Delivery.NotSent.class);
        assertThat(sends.nanosToDeadline(SECOND)).isEmpty();
    }
}
