package dev.deskhand.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.server.channel.ChannelResult;
import dev.deskhand.server.conversation.ConversationRunner.Progress;
import dev.deskhand.server.conversation.TranscriptEntry.ReadWith;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Visitors who write in several lines, without end, or as machines do. */
class PacedAnswersTest extends WithChat {
    /** More than any rate allows. */
    private static final int MANY = 1_000;

    private static final Duration WINDOW = Duration.ofMillis(700);

    private Duration waits() {
        Progress progress = chat.runWithoutWaiting();
        assertThat(progress).isInstanceOf(Progress.Wait.class);
        return ((Progress.Wait) progress).pause();
    }

    private List<TranscriptEntry> lines() {
        return chat.store.transcript(chat.conversation().id());
    }

    @Test
    void f30_linesWithinTheWindowAreOneTurnThatBeginsWhenTheVisitorPauses() {
        chat.says(Chat.visitor(), "hey");
        assertThat(waits()).isEqualTo(WINDOW);
        chat.pass(Duration.ofMillis(500));
        chat.says(Chat.visitor(), "a question");
        assertThat(waits()).isEqualTo(WINDOW);
        chat.pass(Duration.ofMillis(300));
        assertThat(waits()).isEqualTo(Duration.ofMillis(400));
        chat.says(Chat.visitor(), "how long is the delivery time");
        chat.pass(WINDOW);
        chat.runWithoutWaiting();

        assertThat(chat.channel.done()).containsExactly("say Two days.");
        assertThat(chat.unfinished()).isEmpty();
    }

    @Test
    void theWaitForMoreOfABurstIsNotCountedAsLatencyAndAnyOtherWaitIs() {
        chat.says(Chat.visitor(), "hey");
        assertThat(waits()).isEqualTo(WINDOW);
        chat.pass(Duration.ofMillis(100));
        chat.says(Chat.visitor(), "a question");
        chat.pass(Duration.ofMillis(200));
        assertThat(waits()).isEqualTo(Duration.ofMillis(500));
        chat.pass(Duration.ofMillis(800));
        chat.runWithoutWaiting();
        chat.firstFrameIsWritten();

        // Of 1,000 ms after the last line it was looked at after 200, and due 500 later.
        assertThat(chat.metrics.text()).contains("deskhand_engine_latency_seconds_sum 0.5");
    }

    @Test
    void theReasonStandsOnTheLastLineAndTheOthersSayThatTheyWereReadWithIt() {
        chat.says(Chat.visitor(), "hey");
        chat.says(Chat.visitor(), "how long is the delivery time");
        chat.run();

        assertThat(lines().get(0).why()).isEmpty();
        assertThat(lines().get(0).readWith()).contains(new ReadWith(2, false));
        assertThat(lines().get(1).why()).isPresent();
        assertThat(lines().get(1).readWith()).isEmpty();
    }

    @Test
    void f30_whoeverWritesOnAndOnIsAnsweredAfterFiveWindows() {
        Duration passed = Duration.ZERO;
        while (chat.channel.done().isEmpty()) {
            chat.says(Chat.visitor(), "and the delivery");
            chat.runWithoutWaiting();
            chat.pass(Duration.ofMillis(100));
            passed = passed.plusMillis(100);
        }

        assertThat(passed).isEqualTo(Duration.ofMillis(3_600));
    }

    @Test
    void f30_aSentenceThatIsTaughtIsAnsweredAtOnceWithTheLinesBeforeIt() {
        chat.says(Chat.visitor(), "hey");
        chat.says(Chat.visitor(), "delivery time");
        chat.runWithoutWaiting();

        assertThat(chat.channel.done()).containsExactly("say Two days.");
        assertThat(lines().get(0).readWith()).isPresent();
    }

    @Test
    void aBotWithoutAWindowAnswersEachLine() {
        chat.close();
        chat =
                Chat.with(
                        folder.resolve("other"),
                        Chat.BOT.replace("settings:", "settings:\n  burst: 0 ms"));
        chat.says(Chat.visitor(), "delivery time");
        chat.says(Chat.visitor(), "delivery time");
        chat.runWithoutWaiting();

        assertThat(chat.channel.done()).containsExactly("say Two days.", "say Two days.");
    }

    @Test
    void whatIsOlderThanTheWindowIsNotWaitedFor() {
        chat.says(Chat.visitor(), "how long is the delivery time");
        chat.close();
        chat = Chat.reopened(folder);
        chat.pass(Duration.ofMinutes(1));
        chat.runWithoutWaiting();

        assertThat(chat.channel.done()).containsExactly("say Two days.");
    }

    @Test
    void aClockThatIsSetBackMakesNobodyWaitLonger() {
        chat.says(Chat.visitor(), "how long is the delivery time");
        chat.clockIsSetBack(Duration.ofHours(1));
        assertThat(waits()).isEqualTo(WINDOW);
        chat.pass(WINDOW);
        chat.runWithoutWaiting();

        assertThat(chat.channel.done()).containsExactly("say Two days.");
    }

    @Test
    void aPersonWhoComesInTheWindowIsNotKeptWaiting() {
        chat.says(Chat.visitor(), "how long is the delivery time");
        waits();
        chat.says(Chat.human(), "I am here.");

        assertThat(chat.runWithoutWaiting()).isEqualTo(Progress.IDLE);
        assertThat(chat.channel.done()).isEmpty();
        assertThat(chat.unfinished()).isEmpty();
    }

    @Test
    void linesThatOvertookEachOtherAreReadAsTheyWereWritten() {
        Instant now = Instant.parse("2026-11-22T10:00:00Z");
        chat.receive(chat.said("second", "opening hours", now.plusMillis(20)));
        chat.receive(chat.said("first", "delivery time", now));
        chat.run();

        assertThat(chat.channel.done())
                .containsExactly("say Two days.", "say Nine to six.", "say Not on Sundays.");
    }

    @Test
    void f31_aStormIsOneTurnThatReadsABoundedPartOfIt() {
        chat.says(Chat.visitor(), "delivery time");
        for (int line = 0; line < 998; line++) {
            chat.says(Chat.visitor(), "spam ".repeat(100) + line);
        }
        chat.says(Chat.visitor(), "delivery time");
        chat.run();

        assertThat(chat.channel.done()).containsExactly("say Two days.");
        assertThat(chat.unfinished()).isEmpty();
        assertThat(lines().stream().filter(line -> line.readWith().isPresent())).hasSize(999);
        assertThat(
                        lines().stream()
                                .filter(line ->
                                        line.readWith().filter(ReadWith::leftOut).isPresent())
                                .count())
                .isBetween(980L, 998L);
        assertThat(chat.transcript().toString()).contains("1000 messages waited to be read");
    }

    @Test
    void aTurnReadsAtMostFourThousandCharactersAndAlwaysTheNewest() {
        List<VisitorMessage> lines =
                IntStream.range(0, 20).mapToObj(each -> message(each, "x".repeat(1_000))).toList();
        Waiting waiting = new Waiting(lines, 20, 19, Instant.EPOCH, Instant.EPOCH);

        assertThat(waiting.bounded().lines())
                .extracting(VisitorMessage::position)
                .containsExactly(0L, 1L, 18L, 19L);
        assertThat(
                        new Waiting(
                                        List.of(message(0, "y".repeat(9_000))),
                                        1,
                                        0,
                                        Instant.EPOCH,
                                        Instant.EPOCH)
                                .bounded()
                                .texts())
                .containsExactly("y".repeat(4_000));
    }

    private static VisitorMessage message(long position, String text) {
        return new VisitorMessage(
                position, 1, "event-" + position, text, Instant.EPOCH, Instant.EPOCH, 1);
    }

    @Test
    void f32_aLoopIsBrokenAndWhenItGoesOnAPersonIsWanted() {
        int asked = 0;
        do {
            chat.says(Chat.visitor(), "delivery time");
            chat.runWithoutWaiting();
            asked++;
        } while (asked < MANY && !chat.transcript().toString().contains("note: "));
        assertThat(asked).isEqualTo(Pacing.MOST_IN_A_MINUTE + 1);
        assertThat(chat.channel.done()).hasSize(Pacing.MOST_IN_A_MINUTE);

        chat.says(Chat.visitor(), "delivery time");
        assertThat(waits()).isEqualTo(Duration.ofMinutes(1));
        assertThat(chat.transcript()).filteredOn(line -> line.startsWith("note: ")).hasSize(1);
        chat.pass(Duration.ofMinutes(1));
        chat.runWithoutWaiting();
        assertThat(chat.channel.done())
                .as("two lines that waited are read together")
                .hasSize(Pacing.MOST_IN_A_MINUTE + 1);

        for (int more = 0; more < MANY && chat.state().equals("bot"); more++) {
            chat.says(Chat.visitor(), "delivery time");
            chat.runWithoutWaiting();
        }
        assertThat(chat.transcript().toString()).contains("bot > requested (error)");
    }

    @Test
    void f32_theOwnEchoAndTriggersAreNeverAnswered() {
        chat.says(Chat.visitor(), "delivery time");
        chat.run();
        chat.says(Chat.bot(), "Two days.");
        chat.says(Chat.trigger(), "delivery time");
        chat.run();

        assertThat(chat.channel.done()).containsExactly("say Two days.");
        assertThat(chat.state()).isEqualTo("bot");
        assertThat(chat.unfinished()).isEmpty();
    }

    @Test
    void f37_aTurnThatFailsThreeTimesIsSetAsideAndAPersonIsCalled() {
        chat.failsAt("Two days");
        chat.says(Chat.visitor(), "delivery time");
        assertThat(waits()).isEqualTo(Duration.ofSeconds(1));
        assertThat(waits()).as("what happens meanwhile is no try").isEqualTo(Duration.ofSeconds(1));
        chat.pass(Duration.ofSeconds(1));
        assertThat(waits()).isEqualTo(Duration.ofSeconds(4));
        chat.pass(Duration.ofSeconds(4));
        chat.runWithoutWaiting();

        assertThat(chat.channel.done().getFirst()).startsWith("say Sorry, something went wrong");
        assertThat(chat.transcript().toString())
                .contains("bot > requested (error)", "dead letter")
                .doesNotContain("cannot show");
        assertThat(letters()).hasSize(1);
        assertThat(letters().getFirst().messages()).isEqualTo(1);
        assertThat(letters().getFirst().reason())
                .startsWith("IllegalArgumentException in ")
                .doesNotContain("Two days");
        assertThat(chat.unfinished()).isEmpty();
    }

    @Test
    void f37_theTriesAreCountedThroughRestarts() {
        chat.failsAt("Two days");
        chat.says(Chat.visitor(), "delivery time");
        for (int life = 0; life < 3; life++) {
            chat.runWithoutWaiting();
            chat.close();
            chat = Chat.reopened(folder);
            chat.pass(Duration.ofMinutes(1));
            chat.failsAt("Two days");
        }

        chat.run();

        assertThat(letters()).hasSize(1);
    }

    @Test
    void f37_aDeadLetterIsGivenToTheBotAgainAndOnlyWhileItHasTheChat() {
        chat.close();
        chat =
                Chat.with(
                        folder.resolve("other"),
                        Chat.BOT.replace("  hand_over:", "  hand_over:\n    on_error: false"));
        chat.failsAt("Two days");
        chat.says(Chat.visitor(), "delivery time");
        chat.run();
        assertThat(chat.state()).isEqualTo("bot");
        chat.failsAt("");

        DeadLetter letter = letters().getFirst();
        chat.store.change(work -> {
            work.deadLetters().replay(letter, Instant.EPOCH);
            return true;
        });
        chat.run();

        assertThat(chat.channel.done()).last().isEqualTo("say Two days.");
        assertThat(letters().getFirst().replayedAt()).contains(Instant.EPOCH);
    }

    private List<DeadLetter> letters() {
        return chat.store.change(
                work -> work.deadLetters().ofBusiness(chat.businessId, Optional.empty(), 10));
    }

    @Test
    void afterAPartThatIsRefusedTheOtherPartsOfTheMessageAreHeldBack() {
        chat.channel.nextSend(new ChannelResult.Refused("too rich"), false);
        chat.says(Chat.visitor(), "four buttons");
        chat.says(Chat.visitor(), "delivery time");
        chat.run();

        assertThat(chat.transcript())
                .contains(
                        "bot: Which? [undeliverable refused: too rich]",
                        "bot: \u2026 [withdrawn part_refused]");
        assertThat(chat.channel.done()).containsExactly("say Two days.");
    }
}
