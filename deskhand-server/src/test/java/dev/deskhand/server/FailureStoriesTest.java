package dev.deskhand.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What has gone wrong with chat connectors elsewhere, staged with the emulator's faults against the
 * whole server. What must hold is in each name.
 */
class FailureStoriesTest extends WithStage {
    @Test
    void f1_theSocketDropsAfterASendLeftAndTheVisitorSeesExactlyOneCopy() {
        Visitor ada = stage.answered("Ada");
        stage.fault(
                "{'fault':'drop_socket','moment':'after_request_before_reply','operation':'sendMessage'}");
        ada.says("how long does delivery take");
        Stage.await("the drop", () -> stage.struck("drop_socket") == 1);

        assertThat(ada.seesAfterALastQuestion())
                .filteredOn("Bot: Two days."::equals)
                .as("one for each of two questions")
                .hasSize(2);
    }

    @Test
    void f1_theSocketDropsBeforeASendWasTakenAndItIsSentAfterTheReconnect() {
        Visitor ada = stage.answered("Ada");
        stage.fault("{'fault':'drop_socket','moment':'before_request','operation':'sendMessage'}");
        ada.says("how long does delivery take");

        assertThat(ada.seesAfterALastQuestion())
                .containsSubsequence(
                        "Ada: how long does delivery take", "Bot: Two days.", "Bot: Nine to six.")
                .hasSize(6);
    }

    @Test
    void f2_anEventThatComesTwiceIsAnsweredOnce() {
        Visitor ada = stage.answered("Ada");
        stage.fault("{'fault':'duplicate','operation':'message','count':6,'again_after_ms':300}");
        ada.says("how long does delivery take");
        Stage.await("the repeats", () -> stage.struck("duplicate") >= 2);

        assertThat(ada.seesAfterALastQuestion()).hasSize(6);
    }

    @Test
    void f3_whatVisitorsWriteWhileTheSocketIsDownIsAnsweredOnceAndInOrder() {
        List<Visitor> visitors = new ArrayList<>();
        for (String name : List.of("Ada", "Alan", "Edsger")) {
            visitors.add(stage.answered(name));
        }
        stage.fault("{'fault':'maintenance','for_ms':1500}");
        visitors.forEach(each -> each.says("how long does delivery take"));
        visitors.forEach(each -> each.says("what are your opening hours"));
        stage.awaitOnline();

        for (Visitor visitor : visitors) {
            visitor.waitsFor("Bot: Nine to six.");
            assertThat(visitor.sees().subList(4, 6))
                    .containsExactly("Bot: Two days.", "Bot: Nine to six.");
            assertThat(visitor.sees()).hasSize(6);
        }
    }

    @Test
    void f4_aHistoryThatIsReplayedOnReconnectIsNotAnsweredAgain() {
        Visitor ada = stage.answered("Ada");
        stage.fault("{'fault':'replay_history','count':2}");
        stage.fault("{'fault':'drop_socket'}");
        Stage.await("the replay", () -> stage.struck("replay_history") >= 1);

        assertThat(ada.seesAfterALastQuestion()).hasSize(4);
        assertThat(stage.conversation().at("/message_count").asInt()).isEqualTo(4);
    }

    @Test
    void f5_aHumanWhoJoinsWhileTheBotComposesIsNotTalkedOver() {
        Visitor ada = stage.answered("Ada");
        stage.fault("{'fault':'delay','ms':1500,'operation':'sendMessage','at':'request'}");
        ada.says("how long does delivery take");
        Stage.await("the bot's answer is on its way", () -> stage.struck("delay") == 1);
        ada.says("what are your opening hours");
        ada.humanSays("I take this one.");
        Stage.await(
                "the console knows",
                () -> stage.conversation().at("/state").asString().equals("human"));
        ada.says("delivery time");
        Stage.await(
                () -> "the last question is stored: " + stage.conversation(),
                () -> stage.conversation().at("/last_text").asString().equals("delivery time"));

        List<String> lines = ada.sees();
        List<String> afterHuman =
                lines.subList(lines.indexOf("Grace: I take this one."), lines.size());
        assertThat(afterHuman)
                .as("only what had left before the human's word may still arrive: %s", lines)
                .filteredOn(line -> line.startsWith("Bot: "))
                .hasSizeLessThanOrEqualTo(1)
                .isSubsetOf("Bot: Two days.");
    }

    @Test
    void f9_aDepartmentThatGoesOfflineBetweenCheckAndTransferMakesNoPromise() {
        Visitor ada = stage.answered("Ada");
        stage.fault("{'fault':'department_offline','operation':'transferToDepartment'}");
        ada.says("a human please");
        Stage.await(
                () -> "a word of truth in " + ada.sees(),
                () -> ada.sees().getLast().startsWith("Bot: ") && ada.sees().size() > 3);

        assertThat(stage.struck("department_offline")).isEqualTo(1);
        assertThat(ada.seesAfterALastQuestion()).doesNotContain("Bot: You are with us.");
        assertThat(stage.conversation().at("/state").asString()).isEqualTo("bot");
    }

    @Test
    void f9_aTransferThatIsRefusedMakesNoPromise() {
        Visitor ada = stage.answered("Ada");
        stage.fault("{'fault':'refuse_transfer'}");
        ada.says("a human please");
        Stage.await("the refusal", () -> stage.struck("refuse_transfer") == 1);

        assertThat(ada.seesAfterALastQuestion()).doesNotContain("Bot: You are with us.");
    }

    @Test
    void f9_aTransferWhoseReplyIsLostIsPromisedOnlyOnceItIsConfirmed() {
        Visitor ada = stage.answered("Ada");
        stage.fault(
                "{'fault':'drop_socket','moment':'before_request','operation':'transferToDepartment'}");
        ada.says("a human please");
        ada.waitsFor("Bot: You are with us.");

        assertThat(ada.sees()).filteredOn("Bot: You are with us."::equals).hasSize(1);
    }

    @Test
    void f8_aHandOverThatNobodyCanTakeIsToldAndTheBotGoesOn() {
        Visitor ada = stage.answered("Ada");
        stage.human("invisible");
        ada.says("a human please");
        ada.waitsFor("Bot: Nobody is here.");

        assertThat(ada.seesAfterALastQuestion()).hasSize(6);
    }

    @Test
    void f34_aStructuredMessageThatIsRefusedArrivesAsWordsWithOptions() {
        Visitor ada = stage.answered("Ada");
        stage.fault("{'fault':'refuse_request','operation':'sendQuickReplies'}");

        ada.seesAfterALastQuestion();

        assertThat(stage.struck("refuse_request")).isEqualTo(1);
        assertThat(ada.lastEvent().at("/structured").isNull()).isTrue();
        assertThat(ada.lastEvent().at("/options/0").asString()).isEqualTo("Delivery");
    }

    @Test
    void f11_twoVisitorsWhoAskForAHumanAtOnceAreBothHandedOver() {
        Visitor ada = stage.answered("Ada");
        Visitor alan = stage.answered("Alan");
        stage.fault("{'fault':'reorder','at':'reply','count':4,'within_ms':500}");
        ada.says("a human please");
        alan.says("a human please");

        ada.waitsFor("Bot: You are with us.");
        alan.waitsFor("Bot: You are with us.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"end of service", "session expired"})
    void f25_anEndOfSessionBringsANewSessionAndLosesNothing(String reason) {
        Visitor ada = stage.answered("Ada");
        stage.fault("{'fault':'end_of_session','reason':'" + reason + "'}");
        ada.says("how long does delivery take");
        stage.awaitOnline();

        assertThat(ada.seesAfterALastQuestion()).hasSize(6);
    }

    @Test
    void f23_aSocketThatOnlySeemsOpenIsGivenUpAndNothingIsLost() {
        Visitor ada = stage.answered("Ada");
        stage.fault("{'fault':'half_open'}");
        ada.says("how long does delivery take");

        assertThat(ada.seesAfterALastQuestion()).hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'fault':'malformed_json','count':6}",
                "{'fault':'unknown_sig','count':6}",
                "{'fault':'oversized_frame','count':2}",
                "{'fault':'server_error','operation':'sendMessage','count':2}",
                "{'fault':'slow','ms':120,'for_ms':2000}",
                "{'fault':'delay','count':4,'ms':700}",
            })
    void whateverElseIsOnTheLineEachQuestionIsAnsweredOnceAndInOrder(String fault) {
        Visitor ada = stage.answered("Ada");
        stage.fault(fault);
        ada.says("how long does delivery take");

        assertThat(ada.seesAfterALastQuestion())
                .containsSubsequence(
                        "Ada: how long does delivery take", "Bot: Two days.", "Bot: Nine to six.")
                .hasSize(6);
    }

    @Test
    void eventsThatOvertakeEachOtherAreAnsweredOnceEach() {
        Visitor ada = stage.answered("Ada");
        stage.fault("{'fault':'reorder','count':4,'within_ms':300}");
        ada.says("how long does delivery take");
        ada.says("what are your opening hours");
        Stage.await(() -> "six lines: " + ada.sees(), () -> ada.sees().size() == 6);

        assertThat(ada.sees().subList(4, 6))
                .containsExactlyInAnyOrder("Bot: Two days.", "Bot: Nine to six.");
    }

    @Test
    void aVisitorsMessageThatCannotBeReadIsFoundInTheLog() {
        Visitor ada = stage.answered("Ada");
        stage.fault("{'fault':'malformed_json','instead':true,'operation':'message','at':'event'}");
        ada.says("how long does delivery take");
        Stage.await(
                () -> "the second answer: " + ada.sees(),
                () -> ada.sees().size() == 4 && ada.sees().getLast().equals("Bot: Two days."));

        assertThat(stage.struck("malformed_json")).isEqualTo(1);
    }

    @Test
    void f30_linesInAQuickRowGetOneAnswer() {
        stage.waitsForMoreLines("4 s");
        Visitor ada = stage.visitor("Ada");
        ada.says("hey").says("I have a question").says("how long does the delivery take");
        ada.waitsFor("Bot: Two days.");

        assertThat(ada.seesAfterALastQuestion())
                .containsExactly(
                        "Ada: hey",
                        "Ada: I have a question",
                        "Ada: how long does the delivery take",
                        "Bot: Two days.",
                        "Ada: what are your opening hours",
                        "Bot: Nine to six.");
    }

    @Test
    void f31_aVisitorWhoWritesWithoutEndKeepsNobodyElseWaiting() throws InterruptedException {
        Visitor ada = stage.visitor("Ada");
        Visitor alan = stage.visitor("Alan");
        AtomicBoolean enough = new AtomicBoolean();
        CountDownLatch begun = new CountDownLatch(100);
        Thread storm =
                Thread.ofVirtual()
                        .start(() -> {
                            for (int line = 0; line < 3_000 && !enough.get(); line++) {
                                ada.says("spam and more of it " + line);
                                begun.countDown();
                            }
                        });
        assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
        for (int question = 1; question <= 3; question++) {
            int answers = question;
            alan.says("how long does delivery take");
            Stage.await(
                    () -> answers + " answers in " + alan.sees(),
                    () -> alan.sees().stream().filter("Bot: Two days."::equals).count() == answers);
        }
        assertThat(storm.isAlive()).as("the storm goes on").isTrue();
        enough.set(true);
        storm.join();

        long answers = ada.sees().stream().filter(line -> line.startsWith("Bot: ")).count();
        assertThat(answers).as("of " + ada.sees().size() + " lines").isLessThan(30);
    }

    @Test
    void f33_aLongTextOfEmojiArrivesWhole() {
        stage.answers("delivery", "\uD83C\uDDE9\uD83C\uDDEA".repeat(2_100));
        Visitor ada = stage.visitor("Ada");
        ada.says("delivery time");
        Stage.await(() -> "all flags, not " + flags(ada), () -> flags(ada) == 2_100);
    }

    private static long flags(Visitor visitor) {
        return visitor.sees().stream()
                .filter(line -> line.startsWith("Bot: "))
                .mapToLong(line -> line.codePoints().filter(c -> c == 0x1F1E9).count())
                .sum();
    }

    @Test
    void f45_sendsThatAreLimitedComeLaterInOrderAndAllOfThem() {
        stage.waitsForMoreLines("0 ms");
        Visitor ada = stage.answered("Ada");
        stage.fault(
                "{'fault':'too_many_requests','operation':'sendMessage','count':3,'retry_after_s':1}");
        IntStream.range(0, 4).forEach(each -> ada.says("how long does delivery take"));

        List<String> lines = ada.seesAfterALastQuestion();
        assertThat(stage.struck("too_many_requests")).isEqualTo(3);
        assertThat(lines).filteredOn("Bot: Two days."::equals).hasSize(5);
        assertThat(lines).last().isEqualTo("Bot: Nine to six.");
    }
}
