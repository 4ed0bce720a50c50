package dev.deskhand.zendesk.chat.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.zendesk.chat.AgentId;
import dev.deskhand.zendesk.chat.ChannelId;
import dev.deskhand.zendesk.chat.ChatEvent;
import dev.deskhand.zendesk.chat.GraphQlError;
import dev.deskhand.zendesk.chat.MessageId;
import dev.deskhand.zendesk.chat.Sender;
import dev.deskhand.zendesk.chat.VisitorId;
import dev.deskhand.zendesk.chat.operation.ListChannels;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a new socket begins with. */
class GapFillTest {

    private static final Optional<AgentId> SELF = Optional.of(new AgentId("bot"));
    private static final GapFillSettings SETTINGS =
            new GapFillSettings(true, FirstConnect.UNANSWERED, 2, 5, 100);

    private final Watermark watermark = new Watermark(100);

    private static ChatEvent event(String id) {
        return new ChatEvent.MessageReceived(
                new ChannelId("c"),
                new MessageId(id),
                Optional.empty(),
                new Sender.Visitor(new VisitorId("v"), "Vera"),
                id,
                List.of(),
                Instant.EPOCH);
    }

    private static RequestOutcome logs(String... entries) {
        String data = Wire.channels(Wire.channel("c", entries));
        return new RequestOutcome.Answered(Wire.JSON.readTree(data));
    }

    private GapFill gapFill(boolean fresh) {
        return new GapFill(SETTINGS, watermark, fresh, false);
    }

    private static GapFill.Progress.Done done(GapFill.Progress progress) {
        return (GapFill.Progress.Done) progress;
    }

    private static List<String> ids(List<ChatEvent> events) {
        return events.stream().map(ChatEvent::eventId).toList();
    }

    @Test
    void deliversWhatIsBeyondTheWatermarkThenWhatWasHeld() {
        watermark.mark(event("1"));
        GapFill gapFill = gapFill(false);
        gapFill.hold(event("3"));

        GapFill.Progress.Done done =
                done(gapFill.answered(logs(Wire.entry("1", "a"), Wire.entry("2", "b")), SELF));

        assertThat(done.gap()).isEqualTo(Gap.FILLED);
        assertThat(ids(done.events())).containsExactly("2", "3");
        assertThat(done.known()).isEmpty();
    }

    @Test
    void readsDeeperWhileALogIsFullAndNothingInItIsKnown() {
        watermark.mark(event("1"));
        GapFill gapFill = gapFill(false);

        GapFill.Progress first =
                gapFill.answered(logs(Wire.entry("3", "c"), Wire.entry("4", "d")), SELF);

        assertThat(first).isEqualTo(new GapFill.Progress.Ask(new ListChannels(5)));
        GapFill.Progress.Done done =
                done(
                        gapFill.answered(
                                logs(
                                        Wire.entry("1", "a"),
                                        Wire.entry("2", "b"),
                                        Wire.entry("3", "c"),
                                        Wire.entry("4", "d")),
                                SELF));
        assertThat(done.gap()).isEqualTo(Gap.FILLED);
        assertThat(ids(done.events())).containsExactly("2", "3", "4");
    }

    @Test
    void saysSoWhereEvenTheDeepestLogIsTooShort() {
        watermark.mark(event("0"));
        GapFill gapFill = gapFill(false);
        GapFill.Progress _ =
                gapFill.answered(logs(Wire.entry("1", "a"), Wire.entry("2", "b")), SELF);
        String[] five = {"1", "2", "3", "4", "5"};
        for (int i = 0; i < five.length; i++) {
            five[i] = Wire.entry(five[i], "x");
        }

        assertThat(done(gapFill.answered(logs(five), SELF)).gap()).isEqualTo(Gap.PARTLY_FILLED);
    }

    @Test
    void aFreshSessionDeliversWhatNobodyAnsweredAndMarksTheRest() {
        GapFill.Progress.Done done =
                done(
                        gapFill(true)
                                .answered(
                                        logs(
                                                Wire.entry("1", "hello", "Agent", ""),
                                                Wire.entry("2", "are you there?")),
                                        SELF));

        assertThat(ids(done.known())).containsExactly("1");
        assertThat(ids(done.events())).containsExactly("2");
    }

    @Test
    void aFreshSessionLeavesAChatAloneInWhichAnotherAgentIs() {
        String served =
                Wire.channel("c", Wire.entry("1", "hello?"))
                        .replace(
                                "\"agents\":{\"edges\":[]}",
                                "\"agents\":{\"edges\":[{\"node\":{\"id\":\"person\"}}]}");
        GapFill gapFill = gapFill(true);
        gapFill.hold(event("2"));

        GapFill.Progress.Done done =
                done(
                        gapFill.answered(
                                new RequestOutcome.Answered(
                                        Wire.JSON.readTree(Wire.channels(served))),
                                SELF));

        assertThat(ids(done.known())).containsExactly("1");
        assertThat(ids(done.events())).as("live is no history").containsExactly("2");
    }

    @Test
    void whatCameLiveIsNoHistoryWhoeverSaidIt() {
        GapFill gapFill =
                new GapFill(
                        SETTINGS.withFirstConnect(FirstConnect.NOTHING), watermark, true, false);
        gapFill.hold(event("2"));

        GapFill.Progress.Done done =
                done(gapFill.answered(logs(Wire.entry("1", "old"), Wire.entry("2", "live")), SELF));

        assertThat(ids(done.known())).containsExactly("1");
        assertThat(ids(done.events())).startsWith("2");
    }

    private static final RequestOutcome REFUSED =
            new RequestOutcome.Refused(
                    List.of(new GraphQlError("Cannot query field \"state\"", Optional.empty())));

    private static String asked(GapFill.Progress progress) {
        return ((GapFill.Progress.Ask) progress).operation().document();
    }

    @Test
    void whereTheFullFormIsRefusedAPlainerOneFillsTheGap() {
        watermark.mark(event("1"));
        GapFill gapFill = gapFill(false);

        assertThat(asked(gapFill.begin())).contains("state");
        assertThat(asked(gapFill.answered(REFUSED, SELF)))
                .contains("logs(last: 2)")
                .doesNotContain("state");

        String deeper =
                asked(gapFill.answered(logs(Wire.entry("3", "c"), Wire.entry("4", "d")), SELF));
        assertThat(deeper)
                .as("the full form is not tried again")
                .contains("logs(last: 5)")
                .doesNotContain("state");
        GapFill.Progress.Done done =
                done(gapFill.answered(logs(Wire.entry("1", "a"), Wire.entry("4", "d")), SELF));
        assertThat(done.gap()).isEqualTo(Gap.FILLED);
        assertThat(ids(done.events())).containsExactly("4");
    }

    @Test
    void refusedLogsLeaveTheGapOpenButNotTheSessionOffline() {
        GapFill gapFill = gapFill(false);
        gapFill.hold(event("1"));

        assertThat(asked(gapFill.answered(REFUSED, SELF))).contains("logs");
        assertThat(asked(gapFill.answered(REFUSED, SELF))).doesNotContain("logs");
        GapFill.Progress.Done done = done(gapFill.answered(Wire.withoutLogs("c"), SELF));

        assertThat(done.gap()).isEqualTo(Gap.NOT_FILLED);
        assertThat(done.why()).contains("Cannot query field");
        assertThat(ids(done.events())).containsExactly("1");
    }

    @Test
    void refusedToTheLastFormIsRefused() {
        GapFill gapFill = gapFill(false);
        GapFill.Progress _ = gapFill.answered(REFUSED, SELF);
        GapFill.Progress _ = gapFill.answered(REFUSED, SELF);

        assertThat(done(gapFill.answered(REFUSED, SELF)).gap()).isEqualTo(Gap.NOT_FILLED);
    }

    @Test
    void aChatWhoseLogAloneIsMissingLeavesTheGapPartlyOpenAndItsMessagesUntold() {
        String without = "{\"node\":{\"id\":\"d\",\"agents\":{\"edges\":[]},\"logs\":null}}";
        String data = Wire.channels(Wire.channel("c", Wire.entry("1", "a")), without);
        RequestOutcome answer = new RequestOutcome.Answered(Wire.JSON.readTree(data));

        GapFill.Progress.Done done = done(gapFill(false).answered(answer, SELF));

        assertThat(done.gap()).isEqualTo(Gap.PARTLY_FILLED);
        assertThat(done.read().map(read -> look(read, "c"))).contains(LogRead.Look.NOT_THERE);
        assertThat(done.read().map(read -> look(read, "d"))).contains(LogRead.Look.NOT_LISTED);
    }

    private static LogRead.Look look(LogRead.Progress.Read read, String channel) {
        return LogRead.look(read, new ChannelId(channel), "m", Optional.empty());
    }

    @Test
    void anErrorOfTheMomentIsNoRefusal() {
        GraphQlError error = new GraphQlError("internal error", Optional.empty());

        assertThat(gapFill(false).answered(new RequestOutcome.Refused(List.of(error)), SELF))
                .isInstanceOf(GapFill.Progress.Failed.class);
    }

    @Test
    void aWatermarkOutlastsTheWindowForAQuietChannel() {
        Watermark small = new Watermark(2);
        small.mark(event("quiet"));
        for (String id : List.of("a", "b", "c")) {
            small.mark(
                    new ChatEvent.MessageReceived(
                            new ChannelId("busy"),
                            new MessageId(id),
                            Optional.empty(),
                            new Sender.ChatSystem(""),
                            id,
                            List.of(),
                            Instant.EPOCH));
        }

        assertThat(small.knows(event("quiet"))).isFalse();
        assertThat(small.newestKnown(new ChannelId("c"), List.of(event("quiet"), event("new"))))
                .isZero();
    }
}
