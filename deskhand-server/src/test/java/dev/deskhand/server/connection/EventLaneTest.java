package dev.deskhand.server.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.server.testing.Conditions;
import dev.deskhand.zendesk.chat.ChatEvent;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * After a break nothing new overtakes what was missed, and nothing is written before it is known.
 */
class EventLaneTest extends WithLane {
    @Test
    void whatCameLiveBeforeTheLogWasReadIsTakenAfterIt() {
        log.add(visitorSaid(1));
        log.add(visitorSaid(2));
        ChatEvent live = visitorSaid(3);
        log.add(live);
        lane.received(neutral(live));
        lane.connected(SELF);
        awaitLines(3);

        assertThat(lines()).containsExactly("m1", "m2", "m3");
    }

    @Test
    void nothingMayBeWrittenBetweenABreakAndTheReadingOfTheLog() {
        assertThat(fence.isBehind()).isTrue();
        lane.connected(SELF);
        Conditions.await("caught up", () -> !fence.isBehind());
        lane.disconnected();
        assertThat(fence.isBehind()).isTrue();
        lane.connected(SELF);
        Conditions.await("caught up", () -> !fence.isBehind());
    }

    @Test
    void aChatsLogCostsAFewTransactionsHoweverMuchOfItIsNewOrKnown() {
        log.add(visitorSaid(0));
        lane.connected(SELF);
        awaitLines(1);
        lane.disconnected();
        IntStream.rangeClosed(1, 90).forEach(number -> log.add(visitorSaid(number)));
        int before = changes.get();
        lane.connected(SELF);
        Conditions.await("caught up", () -> !fence.isBehind());

        // What is known of the chat, what was answered elsewhere, all its events, the unfinished,
        // chats with people; and the last two of the catching up before, once the fence is down.
        assertThat(changes.get() - before).isLessThanOrEqualTo(7);
        lane.disconnected();
        before = changes.get();
        lane.connected(SELF);
        Conditions.await("caught up", () -> !fence.isBehind());

        assertThat(changes.get() - before).isLessThanOrEqualTo(7);
        assertThat(lines()).isEqualTo(IntStream.rangeClosed(0, 90).mapToObj(n -> "m" + n).toList());
    }

    @Test
    void whatMayHaveBeenAnEventIsReadBeforeAnythingIsWritten() {
        lane.connected(SELF);
        Conditions.await("caught up", () -> !fence.isBehind());
        CountDownLatch goOn = new CountDownLatch(1);
        whileReading = goOn;
        log.add(visitorSaid(1));
        log.add(visitorSaid(2));
        lane.missed();
        lane.received(neutral(visitorSaid(2)));

        assertThat(fence.isBehind("c")).isTrue();
        goOn.countDown();
        awaitLines(2);
        assertThat(lines()).containsExactly("m1", "m2");
    }

    @Test
    void f49_anEventThatCouldNotBeStoredIsNotOvertakenByALaterOne() {
        log.add(visitorSaid(0));
        lane.connected(SELF);
        awaitLines(1);
        Conditions.await("caught up", () -> !fence.isBehind());
        log.add(visitorSaid(1));
        log.add(visitorSaid(2));
        failingChanges.set(1);
        lane.received(neutral(visitorSaid(1)));
        lane.received(neutral(visitorSaid(2)));
        awaitLines(3);

        assertThat(lines()).containsExactly("m0", "m1", "m2");
        Conditions.await("caught up again", () -> !fence.isBehind());
    }

    @Test
    void theEchoOfABotsWordWakesItsConversationOnlyWhereItSettlesSomething() {
        lane.connected(SELF);
        Conditions.await("caught up", () -> !fence.isBehind());
        lane.received(neutral(visitorSaid(1)));
        awaitLines(1);
        long conversation = newest().id();
        nothingWaits(conversation);
        Conditions.await("awake once", () -> woken.contains(conversation));
        woken.clear();

        lane.received(neutral(botSaid(2, "deskhand-settled")));
        lane.received(neutral(visitorSaid("d", 3)));
        Conditions.await("what came after it is stored", () -> !woken.isEmpty());
        assertThat(woken).doesNotContain(conversation);

        writes(conversation, "deskhand-open");
        woken.clear();
        lane.received(neutral(botSaid(4, "deskhand-open")));
        Conditions.await("awake", () -> woken.contains(conversation));
    }

    @Test
    void aConversationWakesWhenItsFenceIsLoweredByWhatIsStoredAlready() {
        lane.connected(SELF);
        Conditions.await("caught up", () -> !fence.isBehind());
        lane.received(neutral(visitorSaid(1)));
        awaitLines(1);
        nothingWaits(newest().id());
        Conditions.await("awake once", () -> !woken.isEmpty());
        woken.clear();

        fence.raise("c", 1);
        lane.received(neutral(visitorSaid(1)));
        Conditions.await("awake", () -> woken.contains(newest().id()));
        assertThat(fence.isRaised("c")).isFalse();
    }
}
