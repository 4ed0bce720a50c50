package dev.deskhand.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.emulator.testing.Bot;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Every fault that strikes frames, seen from a program's side of the socket. */
class SocketFaultsTest {

    private final FaultStage stage = new FaultStage();

    @AfterEach
    void stop() {
        stage.close();
    }

    private void logHolds(String fault, String operation) {
        JsonNode entry = stage.log().get(0);
        assertThat(entry.path("fault").asString()).isEqualTo(fault);
        assertThat(entry.path("operation").asString()).isEqualTo(operation);
        assertThat(entry.path("account").asString()).isEqualTo("emulator");
    }

    @Test
    void droppedBeforeARequestTheRequestIsNotCarriedOut() {
        stage.fault("drop_socket", "operation", "sendMessage", "moment", "before_request");
        stage.request(1, stage.sendMessage("lost"));
        stage.bot.awaitCut();
        assertThat(stage.visitorSees("lost")).isFalse();
        logHolds("drop_socket", "sendMessage");
    }

    @Test
    void droppedAfterARequestItIsCarriedOutAndNobodyIsTold() {
        stage.fault("drop_socket", "operation", "sendMessage");
        stage.request(1, stage.sendMessage("sent"));
        stage.bot.awaitCut();
        assertThat(stage.visitorSees("sent")).isTrue();
        assertThat(stage.bot.arrived()).isEmpty();
        logHolds("drop_socket", "sendMessage");
    }

    @Test
    void droppedBeforeAnEventTheLogHasWhatTheBotNeverHeard() {
        stage.fault("drop_socket", "moment", "before_event");
        stage.says("unheard");
        stage.bot.awaitCut();
        assertThat(stage.bot.arrived()).isEmpty();
        assertThat(stage.visitorSees("unheard")).isTrue();
        logHolds("drop_socket", "message");
    }

    @Test
    void droppedAfterAnEventTheBotHasHeardIt() {
        stage.fault("drop_socket", "operation", "message");
        stage.says("heard");
        assertThat(stage.heard()).isEqualTo("heard");
        stage.bot.awaitCut();
    }

    @Test
    void droppedNowTheAgentIsOfflineUntilItComesBackToTheSameAddress() {
        String url = stage.account.websocketUrl(stage.token);
        Bot second = stage.account.connect(url);
        second.online();
        stage.fault("drop_socket");
        second.awaitCut();
        stage.account.awaitState(
                state -> state.at("/agents/0/status").asString().equals("offline"));
        Bot third = stage.account.connect(url);
        third.online();
        assertThat(stage.account.state().at("/agents/0/status").asString()).isEqualTo("online");
    }

    @Test
    void aHalfOpenSocketIsSilentBothWaysAndStaysOpen() {
        String hanna = stage.colleague("Hanna");
        Bot other = stage.account.onlineBot(hanna);
        String events = other.subscribe(FaultStage.MESSAGES);
        stage.fault("half_open", "agent", stage.botId);
        stage.request(1, stage.sendMessage("into the void"));
        stage.says("unheard");
        stage.bot.send("{\"sig\":\"PING\"}");
        assertThat(other.event(events).at("/message/node/content").asString()).isEqualTo("unheard");
        assertThat(stage.visitorSees("into the void")).isFalse();
        assertThat(stage.bot.arrived()).isEmpty();
        assertThat(stage.bot.open()).isTrue();
        assertThat(stage.account.state().at("/sessions/0/connected").asBoolean()).isTrue();
    }

    @Test
    void aDelayedReplyComesWhenTheClockHasMovedFarEnough() {
        stage.fault("delay", "ms", 60_000, "operation", "sendMessage", "at", "reply");
        stage.request(77, stage.sendMessage("late"));
        stage.awaitStrikes(1);
        assertThat(stage.bot.arrived()).noneMatch(frame -> frame.path("id").asInt(-1) == 77);
        stage.advanceUntil(
                Duration.ofMinutes(1),
                () -> stage.bot.arrived().stream().anyMatch(f -> f.path("id").asInt(-1) == 77));
    }

    @Test
    void aDelayedRequestIsCarriedOutLater() {
        stage.fault("delay", "ms", 60_000, "operation", "sendMessage", "direction", "in");
        stage.request(1, stage.sendMessage("late"));
        stage.awaitStrikes(1);
        assertThat(stage.visitorSees("late")).isFalse();
        stage.advanceUntil(Duration.ofMinutes(1), () -> stage.visitorSees("late"));
    }

    @Test
    void aDuplicatedEventComesTwiceAndStandsInTheLogOnce() {
        stage.fault("duplicate");
        stage.says("once");
        stage.says("after");
        assertThat(List.of(stage.heard(), stage.heard(), stage.heard()))
                .containsExactly("once", "once", "after");
        assertThat(
                        stage.account
                                .events(stage.visitor)
                                .valueStream()
                                .filter(e -> e.path("text").asString("").equals("once")))
                .hasSize(1);
        logHolds("duplicate", "message");
    }

    @Test
    void aDuplicateMayComeMinutesLater() {
        stage.fault("duplicate", "again_after_ms", 300_000);
        stage.says("once");
        stage.says("between");
        assertThat(stage.heard()).isEqualTo("once");
        assertThat(stage.heard()).isEqualTo("between");
        stage.account.emulator().advance(Duration.ofMinutes(5));
        assertThat(stage.heard()).isEqualTo("once");
    }

    @Test
    void aReorderedEventLetsTheNextGoFirst() {
        stage.fault("reorder");
        stage.says("first");
        stage.says("second");
        stage.says("third");
        assertThat(List.of(stage.heard(), stage.heard(), stage.heard()))
                .containsExactly("second", "first", "third");
    }

    @Test
    void aReorderedEventWithoutASuccessorComesAfterItsTime() {
        stage.fault("reorder", "within_ms", 60_000);
        stage.says("alone");
        stage.awaitStrikes(1);
        stage.advanceUntil(
                Duration.ofMinutes(1),
                () -> stage.bot.arrived().stream().anyMatch(f -> f.has("subscription_id")));
        assertThat(stage.heard()).isEqualTo("alone");
    }

    @Test
    void theHistoryComesAgainBehindTheNextSubscription() {
        stage.says("one");
        stage.says("two");
        stage.heard();
        stage.heard();
        stage.fault("replay_history");
        String again = stage.bot.subscribe(FaultStage.MESSAGES);
        assertThat(
                        List.of(
                                stage.bot.event(again).at("/message/node/content").asString(),
                                stage.bot.event(again).at("/message/node/content").asString()))
                .containsExactly("one", "two");
    }

    @Test
    void theSessionEndsWithTheChosenReasonAndAnotherCanBegin() {
        stage.fault("end_of_session", "reason", "moved house");
        assertThat(stage.bot.signal("EOS").path("reason").asString()).isEqualTo("moved house");
        assertThat(stage.bot.closeCode()).isEqualTo(1000);
        Bot next = stage.account.connect(stage.account.websocketUrl(stage.token));
        next.online();
        assertThat(stage.account.state().path("sessions")).hasSize(1);
    }

    @Test
    void aSessionCanEndWhenAnOperationArrivesWhichIsNotCarriedOut() {
        stage.fault("end_of_session", "operation", "sendMessage");
        stage.request(1, stage.sendMessage("too late"));
        assertThat(stage.bot.signal("EOS").path("reason").asString()).isEqualTo("end of service");
        assertThat(stage.visitorSees("too late")).isFalse();
    }

    @Test
    void tooManyRequestsIsAReplyThatNamesTheWaitAndNothingIsCarriedOut() {
        stage.fault("too_many_requests", "operation", "sendMessage", "retry_after_s", 7);
        stage.request(5, stage.sendMessage("refused"));
        JsonNode reply = stage.bot.awaitFrame(f -> f.path("id").asInt(-1) == 5);
        assertThat(reply.path("errorCode").asInt()).isEqualTo(429);
        assertThat(reply.at("/payload/errors/0/message").asString()).isEqualTo("Too many requests");
        assertThat(reply.at("/payload/errors/0/extensions/code").asString())
                .isEqualTo("rate_limited");
        assertThat(reply.at("/payload/errors/0/extensions/retry_after").asInt()).isEqualTo(7);
        assertThat(stage.visitorSees("refused")).isFalse();
        assertThat(
                        stage.bot
                                .ask(stage.sendMessage("second try"))
                                .at("/data/sendMessage/success")
                                .asBoolean())
                .isTrue();
    }

    @Test
    void aServerErrorOnTheSocketHasItsCodeAndNothingIsCarriedOut() {
        stage.fault("server_error", "operation", "sendMessage", "status", 502);
        stage.request(5, stage.sendMessage("refused"));
        JsonNode reply = stage.bot.awaitFrame(f -> f.path("id").asInt(-1) == 5);
        assertThat(reply.path("errorCode").asInt()).isEqualTo(502);
        assertThat(stage.visitorSees("refused")).isFalse();
    }

    @Test
    void aFrameThatIsNoJsonComesAheadOfTheTrueOne() {
        stage.fault("malformed_json");
        stage.says("whole");
        assertThat(stage.bot.brokenFrame()).startsWith("{\"sig\":\"DATA\"");
        assertThat(stage.heard()).isEqualTo("whole");
    }

    @Test
    void aFrameThatIsNoJsonMayTakeThePlaceOfTheTrueOne() {
        stage.fault("malformed_json", "instead", true, "at", "event");
        stage.says("lost");
        stage.says("whole");
        assertThat(stage.bot.brokenFrame()).isNotEmpty();
        assertThat(stage.heard()).isEqualTo("whole");
    }

    @Test
    void anUnknownSignalComesAheadOfAFrame() {
        stage.fault("unknown_sig", "sig", "NOVELTY");
        stage.says("hello");
        assertThat(stage.bot.signal("NOVELTY").path("sig").asString()).isEqualTo("NOVELTY");
        assertThat(stage.heard()).isEqualTo("hello");
    }

    @Test
    void anOversizedFrameIsAsLargeAsAsked() {
        stage.fault("oversized_frame", "bytes", 3_000_000);
        stage.says("hello");
        assertThat(stage.bot.signal("OVERSIZED").toString()).hasSize(3_000_000);
        assertThat(stage.heard()).isEqualTo("hello");
    }

    @Test
    void revokedTokensEndTheSessionAndOpenNoOther() {
        stage.fault("revoke_token");
        assertThat(stage.bot.signal("EOS").path("reason").asString()).isEqualTo("token revoked");
        assertThat(
                        stage.account
                                .startSession(stage.token)
                                .body()
                                .at("/errors/0/extensions/code")
                                .asString())
                .isEqualTo("invalid_token");
    }

    @Test
    void theDepartmentGoesAwayBetweenTheCheckAndTheTransfer() {
        String human = stage.account.agent("Hanna");
        String humans = stage.account.department("Humans", human);
        stage.account.status(human, "online");
        stage.fault("department_offline");
        JsonNode departments = stage.bot.ask("{ departments { edges { node { id status } } } }");
        assertThat(departments.at("/data/departments/edges/1/node/status").asString())
                .isEqualTo("ONLINE");
        JsonNode refused =
                stage.bot.ask(
                        "mutation { transferToDepartment(channel_id: \"%s\", department_id: \"%s\", leave: true) { success } }"
                                .formatted(stage.channel, humans));
        assertThat(refused.path("errors")).hasSize(1);
        assertThat(stage.account.state().at("/departments/1/status").asString())
                .isNotEqualTo("online");
        logHolds("department_offline", "transferToDepartment");
    }

    @Test
    void aRefusedTransferChangesNothing() {
        String human = stage.account.agent("Hanna");
        String humans = stage.account.department("Humans", human);
        stage.account.status(human, "online");
        stage.fault("refuse_transfer");
        String transfer =
                "mutation { transferToDepartment(channel_id: \"%s\", department_id: \"%s\", leave: true) { success } }"
                        .formatted(stage.channel, humans);
        assertThat(stage.bot.ask(transfer).at("/errors/0/extensions/code").asString())
                .isEqualTo("transfer_refused");
        assertThat(stage.account.channel(stage.channel).path("department_id").asString())
                .isEqualTo(stage.department);
        assertThat(stage.bot.ask(transfer).at("/data/transferToDepartment/success").asBoolean())
                .isTrue();
    }

    @Test
    void aRefusedRequestIsAnsweredWithTheGivenWordsAndNotCarriedOut() {
        stage.fault(
                "refuse_request", "operation", "sendQuickReplies", "message", "No buttons today.");
        String ask =
                "mutation { sendQuickReplies(channel_id: \"%s\", msg: \"Which?\", quick_replies: [{text: \"A\", action: {value: \"A\"}}]) { success } }"
                        .formatted(stage.channel);
        JsonNode refused = stage.bot.ask(ask);
        assertThat(refused.at("/errors/0/message").asString()).isEqualTo("No buttons today.");
        assertThat(refused.at("/errors/0/extensions/code").asString()).isEqualTo("request_refused");
        assertThat(stage.account.channel(stage.channel).path("last_text").asString())
                .isNotEqualTo("Which?");
        assertThat(stage.bot.ask(ask).at("/data/sendQuickReplies/success").asBoolean()).isTrue();
        assertThat(stage.account.channel(stage.channel).path("last_text").asString())
                .isEqualTo("Which?");
    }

    @Test
    void aSecondSessionTakesTheSeat() {
        stage.fault("second_session");
        assertThat(stage.bot.signal("EOS").path("reason").asString())
                .isEqualTo("concurrent session limit reached");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reply", "event"})
    void slowMakesEveryFrameTakeLongerUntilItIsRemoved(String place) {
        String id = stage.fault("slow", "ms", 60, "at", place);
        long began = System.nanoTime();
        for (int i = 0; i < 3; i++) {
            stage.bot.ask(stage.sendMessage("word " + i));
            stage.heard();
        }
        assertThat(System.nanoTime() - began)
                .isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(180));
        assertThat(stage.account.http().delete("/emulator/v1/faults/" + id).status())
                .isEqualTo(204);
        int struck = stage.log().size();
        stage.bot.ask(stage.sendMessage("fast"));
        assertThat(stage.log()).hasSize(struck);
    }
}
