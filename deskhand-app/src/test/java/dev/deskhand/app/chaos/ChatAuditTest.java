package dev.deskhand.app.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.app.chaos.Chat.Deed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each kind of breach is found where it is, and nowhere else. */
final class ChatAuditTest {
    private final Transcript chat = new Transcript();

    @Test
    void whatIsAnsweredOnceAndInOrderIsClean() {
        chat.asks(1).bot("a1").visitorSays(QuizBot.NONSENSE).bot(QuizBot.MISS);
        chat.asks(2).asks(3).bot("a2").bot("a3").asks(5).bot("a5").bot("b5");

        ChatAudit.Findings found = chat.audit();

        assertThat(found.breaches()).isEmpty();
        assertThat(found.open()).isZero();
        assertThat(found.counts())
                .containsAllEntriesOf(
                        Map.of(Count.SENT, 5, Count.FOR_THE_BOT, 5, Count.ANSWERED_ONCE, 5));
    }

    @Test
    void aHandOverThatTookPlaceIsClean() {
        chat.visitorSays(QuizBot.WISH).bot(QuizBot.LOOKING).bot(QuizBot.TRANSFERRED).transferred();
        chat.asks(1).person(Deed.JOINED).person(Deed.SAID).asks(2).person(Deed.LEFT);

        ChatAudit.Findings found = chat.audit();

        assertThat(found.breaches()).isEmpty();
        assertThat(found.counts())
                .containsAllEntriesOf(
                        Map.of(Count.WISHES, 1, Count.HANDED_OVER, 1, Count.TO_PEOPLE, 2));
    }

    @Test
    void aHandOverThatIsRefusedInWordsIsCleanAndTheBotGoesOn() {
        chat.visitorSays(QuizBot.WISH).bot(QuizBot.LOOKING).asks(2).bot(QuizBot.NOBODY).bot("a2");
        chat.visitorSays(QuizBot.WISH).bot(QuizBot.FAILED).asks(1).bot("a1");

        assertThat(kinds()).isEmpty();
        assertThat(chat.audit().counts()).containsEntry(Count.REFUSED_IN_WORDS, 2);
    }

    @Test
    void aMessageWithoutAnAnswerIsLost() {
        chat.asks(1).bot("a1").asks(2).asks(3).bot("a3");

        assertThat(kinds()).containsExactly("P2 lost");
        assertThat(chat.audit().open()).isEqualTo(1);
        assertThat(chat.audit().breaches().getFirst().lines())
                .singleElement()
                .asString()
                .contains("3 ", "10:00:20", "Vera", QuizBot.question(2));
    }

    @Test
    void anAnswerWithoutItsSecondPartIsLost() {
        chat.asks(5).bot("a5");

        assertThat(kinds()).containsExactly("P2 lost");
    }

    @Test
    void aWishThatIsNeverToldItsOutcomeIsABreach() {
        chat.visitorSays(QuizBot.WISH).bot(QuizBot.LOOKING);

        assertThat(kinds()).containsExactly("P4 no_outcome");
    }

    @Test
    void anAnswerThatStandsTwiceIsFound() {
        chat.asks(1).bot("a1").bot("a1");

        assertThat(kinds()).containsExactly("P2 answered_twice");
    }

    @Test
    void theSameMessageTwiceIsFoundByItsId() {
        chat.asks(1).bot("a1").says("a1", "deskhand-1");

        assertThat(kinds()).contains("P3 stands_twice");
    }

    @Test
    void aWishThatIsToldItsOutcomeTwiceIsFound() {
        chat.visitorSays(QuizBot.WISH).bot(QuizBot.NOBODY).bot(QuizBot.NOBODY);

        assertThat(kinds()).containsExactly("P2 answered_twice");
    }

    @Test
    void answersInAnotherOrderThanTheQuestionsAreFound() {
        chat.asks(1).asks(2).bot("a2").bot("a1");

        assertThat(kinds()).containsExactly("P2 out_of_order");
    }

    @Test
    void partsOfAnAnswerInAnotherOrderAreFound() {
        chat.asks(5).bot("b5").bot("a5");

        assertThat(kinds()).containsExactly("P2 out_of_order");
    }

    @Test
    void whatNobodyAskedForIsFound() {
        assertThat(kinds(new Transcript().asks(1).bot("a1").bot("a9")))
                .containsExactly("P2 unasked");
        assertThat(kinds(new Transcript().bot(QuizBot.LOOKING))).containsExactly("P2 unasked");
        assertThat(kinds(new Transcript().bot(QuizBot.FAILED))).containsExactly("P2 unasked");
        assertThat(kinds(new Transcript().asks(1).bot(QuizBot.MISS)))
                .containsExactlyInAnyOrder("P2 unasked", "P2 lost");
    }

    @Test
    void aBotThatSpeaksAfterAPersonIsFoundWhateverThePersonDid() {
        assertThat(kinds(new Transcript().asks(1).person(Deed.SAID).bot("a1")))
                .containsExactly("P1 bot_after_person");
        assertThat(kinds(new Transcript().asks(1).person(Deed.JOINED).bot("a1")))
                .containsExactly("P1 bot_after_person");
        assertThat(kinds(new Transcript().asks(1).person(Deed.JOINED).person(Deed.LEFT).bot("a1")))
                .containsExactly("P1 bot_after_person");
    }

    @Test
    void anAnswerToWhatWasAskedOfAPersonIsFoundHoweverQuickItCame() {
        chat.person(Deed.SAID).asks(1).atOnce().bot("a1").atOnce();

        assertThat(kinds()).containsExactly("P1 bot_after_person");
    }

    @Test
    void aWordThatCrossesAPersonsIsCountedAndNoBreach() {
        chat.asks(1).person(Deed.SAID).bot("a1").atOnce();

        assertThat(kinds()).isEmpty();
        assertThat(chat.audit().counts()).containsEntry(Count.CROSSED, 1);
    }

    @Test
    void whatCountsIsWhenTheBotWasToldOfThePersonAndWhenItsWordWasReceived() {
        Duration long1 = Duration.ofSeconds(9);
        assertThat(kinds(new Transcript().asks(1).person(Deed.JOINED).toldAfter(long1).bot("a1")))
                .isEmpty();
        assertThat(kinds(new Transcript().asks(1).person(Deed.JOINED).bot("a1"))).isNotEmpty();
        assertThat(
                        kinds(
                                new Transcript()
                                        .asks(1)
                                        .person(Deed.JOINED)
                                        .bot("a1")
                                        .receivedBefore(long1)))
                .isEmpty();
    }

    @Test
    void theFirstThatIsToldOfAPersonCounts() {
        Transcript joined = new Transcript().asks(1).person(Deed.JOINED).neverTold();
        joined.person(Deed.SAID);

        assertThat(kinds(joined.bot("a1"))).containsExactly("P1 bot_after_person");
    }

    @Test
    void whoIsNeverToldMayNotKnowUntilTheNextSocketOrForAMinute() {
        assertThat(kinds(new Transcript().asks(1).person(Deed.SAID).neverTold().bot("a1")))
                .isEmpty();
        assertThat(
                        kinds(
                                new Transcript()
                                        .asks(1)
                                        .person(Deed.SAID)
                                        .neverTold()
                                        .reconnects()
                                        .bot("a1")))
                .containsExactly("P1 bot_after_person");
        Transcript minute = new Transcript().asks(1).person(Deed.SAID).neverTold();
        for (int each = 0; each < 6; each++) {
            minute.visitor(Deed.OTHER);
        }
        assertThat(kinds(minute.bot("a1"))).containsExactly("P1 bot_after_person");
    }

    @Test
    void linesOfABurstMayBeAnsweredTogetherOrEachButInOrderAndAll() {
        Transcript together = new Transcript().asks(1).asks(5).asks(2);
        assertThat(kinds(together.bot("a1").bot("a5").bot("b5").bot("a2"))).isEmpty();
        Transcript each = new Transcript().asks(1).asks(2).bot("a1").asks(3).bot("a2");
        assertThat(kinds(each.bot("a3"))).isEmpty();
        assertThat(kinds(new Transcript().asks(1).asks(2).bot("a2").bot("a1")))
                .containsExactly("P2 out_of_order");
        assertThat(kinds(new Transcript().asks(1).asks(2).asks(3).bot("a1").bot("a3")))
                .containsExactly("P2 lost");
        assertThat(kinds(new Transcript().asks(1).asks(2).bot("a1").bot("a2").bot("a1")))
                .containsExactly("P2 answered_twice");
    }

    @Test
    void aWishThatIsReadTogetherWithAQuestionIsSeenToAfterTheAnswer() {
        Transcript together = new Transcript().visitorSays(QuizBot.WISH).asks(1).bot("a1");
        assertThat(kinds(together.bot(QuizBot.LOOKING).bot(QuizBot.NOBODY))).isEmpty();

        Transcript later = new Transcript().visitorSays(QuizBot.WISH).bot(QuizBot.LOOKING);
        later.asks(1).bot("a1").bot(QuizBot.NOBODY);
        assertThat(kinds(later)).containsExactly("P2 out_of_order");

        Transcript forgotten = new Transcript().visitorSays(QuizBot.WISH).asks(1).bot("a1");
        forgotten.asks(2).bot("a2").bot(QuizBot.LOOKING).bot(QuizBot.NOBODY);
        assertThat(kinds(forgotten)).containsExactly("P2 out_of_order");
    }

    @Test
    void aBotThatSpeaksAfterItHasPassedTheChatOnIsFound() {
        chat.asks(1).visitorSays(QuizBot.WISH).bot(QuizBot.TRANSFERRED).bot("a1").transferred();

        assertThat(kinds()).contains("P1 bot_after_transfer");
    }

    @Test
    void whoWaitsForPeopleInVainMayBeToldSoAndIsTheBotsAgainInTheEnd() {
        chat.visitorSays(QuizBot.WISH).bot(QuizBot.TRANSFERRED).transferred();
        chat.bot(QuizBot.NOBODY_CAME).bot(QuizBot.NOBODY_CAME).asks(1);
        assertThat(kinds()).isEmpty();
        assertThat(kinds(chat.bot(QuizBot.GIVEN_UP).asks(2))).containsExactly("P2 lost");
        assertThat(kinds(chat.bot("a2"))).isEmpty();
    }

    @Test
    void aBotThatIsImpatientOrAsksWhereAPersonHasComeIsFound() {
        Transcript promised = new Transcript().visitorSays(QuizBot.WISH).transferred();
        promised.bot(QuizBot.TRANSFERRED).bot(QuizBot.NOBODY_CAME).atOnce();
        assertThat(kinds(promised)).contains("P1 bot_after_transfer");

        chat.visitorSays(QuizBot.WISH).bot(QuizBot.TRANSFERRED).transferred();
        assertThat(kinds(chat.person(Deed.SAID).bot(QuizBot.NOBODY_CAME)))
                .contains("P1 bot_after_transfer");
        assertThat(kinds(new Transcript().asks(1).bot("a1").bot(QuizBot.NOBODY_CAME)))
                .containsExactly("P2 unasked");
    }

    @Test
    void aPromiseOfATransferThatWasNoneIsFound() {
        chat.visitorSays(QuizBot.WISH).bot(QuizBot.TRANSFERRED);

        assertThat(kinds()).containsExactly("P4 false_promise");
    }

    @Test
    void whereAPersonCameOrTheVisitorLeftFirstNothingIsLost() {
        assertThat(kinds(new Transcript().asks(1).person(Deed.SAID).asks(2))).isEmpty();
        assertThat(kinds(new Transcript().asks(1).visitor(Deed.LEFT))).isEmpty();
    }

    @Test
    void whoComesBackToAChatWithoutPeopleIsTheBotsAgain() {
        chat.person(Deed.SAID).person(Deed.LEFT).visitor(Deed.LEFT).visitor(Deed.JOINED).asks(1);

        assertThat(kinds()).containsExactly("P2 lost");
        assertThat(kinds(chat.bot("a1"))).isEmpty();
    }

    @Test
    void whoComesBackToAPersonIsThePersons() {
        chat.person(Deed.SAID).visitor(Deed.LEFT).visitor(Deed.JOINED).asks(1);

        assertThat(kinds()).isEmpty();
        assertThat(kinds(chat.bot("a1"))).contains("P1 bot_after_person");
    }

    @Test
    void whatTheRecordHasAsHeldBackWithItsReasonIsNotLost() {
        chat.asks(1).recorded("a1", "undeliverable", "refused: The request was refused.");

        assertThat(kinds()).isEmpty();
        assertThat(chat.audit().counts()).containsEntry(Count.RECORDED, 1);
    }

    @Test
    void afterAPartThatIsRecordedAsHeldBackTheNextOneStandsInOrder() {
        Transcript refused =
                new Transcript().asks(5).recorded("a5", "undeliverable", "refused: No.");

        assertThat(kinds(refused.bot("b5"))).isEmpty();
        assertThat(kinds(new Transcript().asks(5).bot("b5"))).contains("P2 out_of_order");
    }

    @Test
    void whatIsHeldBackWithoutAReasonOrStillPendingIsFound() {
        assertThat(kinds(new Transcript().asks(1).recorded("a1", "withdrawn", "")))
                .containsExactlyInAnyOrder("P2 lost", "P3 no_reason");
        assertThat(kinds(new Transcript().asks(1).recorded("a1", "pending", "")))
                .containsExactlyInAnyOrder("P2 lost", "P3 no_reason");
    }

    @Test
    void aRecordThatDiffersFromWhatStandsIsFound() {
        assertThat(kinds(new Transcript().asks(1).recorded("a1", "delivered", "")))
                .containsExactlyInAnyOrder("P2 lost", "P3 record_differs");
        assertThat(kinds(new Transcript().asks(1).says("a1", "m1")))
                .containsExactly("P3 record_differs");
        assertThat(
                        kinds(
                                new Transcript()
                                        .asks(1)
                                        .says("a1", "m1")
                                        .recorded("a1", "withdrawn", "human_came")))
                .containsExactly("P3 record_differs");
    }

    @Test
    void whereTheOutcomeIsNotKnownTheReplyMayStandOrNot() {
        assertThat(
                        kinds(
                                new Transcript()
                                        .asks(1)
                                        .recorded("a1", "undeliverable", "outcome_unknown")))
                .isEmpty();
        assertThat(
                        kinds(
                                new Transcript()
                                        .asks(1)
                                        .says("a1", "m1")
                                        .recorded("a1", "undeliverable", "outcome_unknown")))
                .isEmpty();
    }

    @Test
    void aMessageOfTheVisitorThatIsRecordedTwiceIsFound() {
        Transcript twice = new Transcript().asks(1).bot("a1");
        Chat chat = twice.chat();
        List<Chat.Recorded> doubled = new java.util.ArrayList<>(chat.record());
        doubled.add(chat.record().getFirst());

        assertThat(
                        ChatAudit.of(
                                        new Chat("Vera", "c1", chat.lines(), false, doubled),
                                        twice.crossing())
                                .breaches())
                .extracting(Breach::kind)
                .containsExactly("recorded_twice");
    }

    @Test
    void whatIsBrokenOnPurposeIsFound() {
        for (Tamper tamper : List.of(Tamper.ANSWER_TWICE, Tamper.FALSE_PROMISE)) {
            Transcript clean = new Transcript().asks(1).bot("a1");
            assertThat(tampered(clean, tamper).audit().breaches()).as(tamper.name()).isNotEmpty();
        }
        Transcript withPerson = new Transcript().asks(1).bot("a1").person(Deed.SAID);
        assertThat(kinds(tampered(withPerson, Tamper.TALK_OVER))).contains("P1 bot_after_person");
        Transcript backAtBot = withPerson.person(Deed.LEFT).visitor(Deed.LEFT);
        assertThat(Tamper.TALK_OVER.act(backAtBot.visitor(Deed.JOINED).chat().lines())).isEmpty();
    }

    private static Transcript tampered(Transcript clean, Tamper tamper) {
        assertThat(clean.audit().breaches()).isEmpty();
        String said = tamper.act(clean.chat().lines()).orElseThrow().text();
        return clean.says(QuizBot.token(said), "");
    }

    private List<String> kinds() {
        return kinds(chat);
    }

    private static List<String> kinds(Transcript transcript) {
        return transcript.audit().breaches().stream()
                .map(breach -> breach.promise() + " " + breach.kind())
                .toList();
    }
}
