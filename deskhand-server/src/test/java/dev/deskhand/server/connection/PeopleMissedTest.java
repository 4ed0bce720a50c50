package dev.deskhand.server.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.server.handover.HandOverState;
import dev.deskhand.server.testing.Conditions;
import dev.deskhand.zendesk.chat.Agent;
import dev.deskhand.zendesk.chat.AgentId;
import dev.deskhand.zendesk.chat.AgentStatus;
import dev.deskhand.zendesk.chat.ChannelState;
import dev.deskhand.zendesk.chat.ChatEvent;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Who comes and goes while nobody listens, or while the logs are read. */
class PeopleMissedTest extends WithLane {
    @Test
    void aChatThatEndsBeforeItsLogIsReadDoesNotBringItsOldLinesIntoTheNextChat() {
        log.add(visitorSaid(1));
        ChatEvent left = visitorLeft(2);
        log.add(left);
        state = ChannelState.CLOSING;
        ChatEvent back = visitorSaid(3);
        lane.received(neutral(left));
        lane.received(neutral(back));
        lane.connected(SELF);
        Conditions.await("caught up", () -> !fence.isBehind());
        log.add(back);
        state = ChannelState.ONGOING;
        lane.disconnected();
        lane.connected(SELF);
        Conditions.await("caught up again", () -> !fence.isBehind());

        assertThat(unanswered()).containsExactly("m3");
    }

    @Test
    void whatWasSaidBeforeTheVisitorLeftIsNotAnsweredInTheNextChat() {
        ChatEvent back = visitorSaid(3);
        lane.connected(SELF);
        Conditions.await("caught up", () -> !fence.isBehind());
        lane.received(neutral(back));
        awaitLines(1);
        log.add(visitorSaid(1));
        log.add(visitorLeft(2));
        log.add(back);
        lane.disconnected();
        lane.connected(SELF);
        Conditions.await("caught up again", () -> !fence.isBehind());

        assertThat(unanswered()).containsExactly("m3");
    }

    /** The visitor goes while a person is in the chat, as most chats with people end. */
    private void aChatWithAPersonEnds() {
        lane.connected(SELF);
        Conditions.await("caught up", () -> !fence.isBehind());
        for (ChatEvent event : List.of(visitorSaid(1), personSaid(2), visitorLeft(3))) {
            log.add(event);
            lane.received(neutral(event));
        }
        Conditions.await(
                "over", () -> linesOf("c").size() > 2 && newest().state() == HandOverState.ENDED);
        reads.clear();
    }

    @Test
    void whoComesBackAfterZendeskClosedTheChatWithoutALineIsTheBotsAgain() {
        aChatWithAPersonEnds();
        ChatEvent back = visitorSaid(4);
        lane.received(neutral(back));
        log.add(back);
        Conditions.await("answered", () -> unanswered().contains("m4"));

        assertThat(reads).hasSize(1);
        assertThat(fence.isRaised("c")).isFalse();
        assertThat(fence.isBehind("c")).isFalse();
    }

    @Test
    void whoComesBackWhileThePersonIsStillThereIsThePersons() {
        agents = List.of(new Agent(new AgentId("person"), "Pat", "Pat", AgentStatus.ONLINE));
        aChatWithAPersonEnds();
        lane.received(neutral(visitorSaid(4)));
        Conditions.await("stored", () -> linesOf("c").contains("m4"));

        assertThat(newest().state()).isEqualTo(HandOverState.HUMAN);
        assertThat(fence.isRaised("c")).isTrue();
    }

    @Test
    void aPersonWhoComesWhileItIsAskedWhoIsThereIsNotOverlooked() {
        aChatWithAPersonEnds();
        CountDownLatch goOn = new CountDownLatch(1);
        whileReading = goOn;
        lane.received(neutral(visitorSaid(4)));
        Conditions.await("the reading has begun", () -> reads.size() == 1);
        lane.received(neutral(personSaid(5)));
        goOn.countDown();
        Conditions.await("stored", () -> linesOf("c").contains("m5"));

        assertThat(newest().state()).isEqualTo(HandOverState.HUMAN);
        assertThat(mayWriteAtWake).isNotEmpty();
        assertThat(mayWriteAtWake.getLast()).isFalse();
    }

    @Test
    void aChatWithPeopleThatIsNotListedAfterABreakIsReadBeforeItGoesOn() {
        lane.connected(SELF);
        Conditions.await("caught up", () -> !fence.isBehind());
        for (ChatEvent event : List.of(visitorSaid(1), personSaid(2))) {
            log.add(event);
            lane.received(neutral(event));
        }
        Conditions.await("stored", () -> linesOf("c").contains("m2"));
        listed = false;
        lane.disconnected();
        log.add(visitorLeft(3));
        lane.connected(SELF);
        Conditions.await(
                "all but this chat caught up", () -> !fence.isBehind() && fence.isBehind("c"));
        listed = true;
        ChatEvent back = visitorSaid(4);
        log.add(back);
        lane.received(neutral(back));
        Conditions.await("answered", () -> unanswered().equals(List.of("m4")));

        assertThat(fence.isBehind("c")).isFalse();
        assertThat(fence.isRaised("c")).isFalse();
    }

    @Test
    void aPersonWhoSpokeAnywhereInTheLogKeepsTheFenceUp() {
        log.add(visitorSaid(1));
        log.add(personSaid(2));
        log.add(visitorSaid(3));
        lane.connected(SELF);
        Conditions.await("caught up", () -> !fence.isBehind());

        assertThat(fence.isRaised("c")).isTrue();
        assertThat(lines()).contains("m1", "m2", "m3");
    }

    @Test
    void aPersonWhoComesWhileTheLogsAreReadKeepsTheFenceUpThoughTheyDoNotTellOfIt() {
        CountDownLatch goOn = new CountDownLatch(1);
        whileReading = goOn;
        log.add(visitorSaid(1));
        lane.connected(SELF);
        Conditions.await("the reading has begun", () -> reads.size() == 1);
        lane.received(neutral(personSaid(2)));
        goOn.countDown();
        Conditions.await("the person's word is stored", () -> lines().contains("m2"));

        assertThat(mayWriteAtWake).isNotEmpty().containsOnly(false);
    }
}
