package dev.deskhand.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.server.channel.ChannelResult;
import dev.deskhand.server.timer.TimerKind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a visitor for whom nobody comes. */
class PatienceTest extends WithChat {
    private static final String ASKED =
            "knock, say I am sorry, nobody has come yet. Would you like to wait, leave a message,"
                    + " or go on with me?";
    private static final String GIVEN_UP =
            "knock, say I am sorry that nobody could come. Would you like to leave a message, or"
                    + " go on with me?";
    private static final String ASK_AGAIN = "ask d-2 again, leave";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @BeforeEach
    void waits() {
        chat.channel.departments(PEOPLE);
        chat.says(Chat.visitor(), "a human please");
        chat.run();
    }

    private List<String> doneSinceTheTransfer() {
        return chat.channel.done().subList(5, chat.channel.done().size());
    }

    @Test
    void whoWaitsForAMinuteIsAskedAndThePeopleAreAskedAgain() {
        chat.passes(MINUTE);
        chat.run();

        assertThat(doneSinceTheTransfer()).containsExactly(ASKED, ASK_AGAIN);
        assertThat(chat.state()).isEqualTo("waiting visitors_wish");
        assertThat(chat.conversation().outside()).isTrue();
    }

    @Test
    void nothingIsSaidBeforeTheMinuteIsOver() {
        chat.passes(MINUTE.minusMillis(1));
        chat.run();

        assertThat(doneSinceTheTransfer()).isEmpty();
    }

    @Test
    void peopleHaveTheirMinuteFromWhenTheVisitorHasHeardOfThem() {
        chat.inChannel("channel-2");
        chat.channel.nextSend(new ChannelResult.Done(), true);
        chat.channel.nextSend(new ChannelResult.NotConnected(), false);
        chat.says(Chat.visitor(), "a human please");
        chat.run();
        chat.passes(MINUTE);
        assertThat(chat.unfinished()).contains(chat.conversation().id());
        chat.run();
        assertThat(chat.channel.done())
                .endsWith("say You are with us.", "tag hand_over_visitors_wish", "leave");
        chat.passes(MINUTE.minusMillis(1));
        chat.run();
        assertThat(chat.channel.done()).last().isEqualTo("leave");
        chat.passes(Duration.ofMillis(1));
        chat.run();

        assertThat(chat.channel.done()).endsWith(ASKED, ASK_AGAIN);
    }

    @Test
    void aChatThatWaitsAndHasNoTimerYetIsFoundAfterAKill() {
        long waiting = chat.conversation().id();
        assertThat(chat.unfinished()).doesNotContain(waiting);
        chat.store.change(work -> {
            work.timers().cancel(waiting, TimerKind.PATIENCE);
            return true;
        });

        assertThat(chat.unfinished()).contains(waiting);
    }

    @Test
    void whoGoesOnWaitingIsAskedAgainLaterEachTimeAndGivenUpInTheEnd() {
        chat.passes(MINUTE);
        chat.run();
        chat.says(Chat.visitor(), "wait");
        chat.run();
        assertThat(doneSinceTheTransfer())
                .endsWith("knock, say All right. You keep your place in the queue.", ASK_AGAIN);
        chat.passes(MINUTE);
        chat.run();
        assertThat(doneSinceTheTransfer()).filteredOn(ASKED::equals).hasSize(1);
        chat.passes(MINUTE);
        chat.run();
        assertThat(doneSinceTheTransfer()).filteredOn(ASKED::equals).hasSize(2);
        chat.passes(MINUTE.multipliedBy(4));
        chat.run();
        chat.passes(MINUTE.multipliedBy(8));
        chat.run();

        assertThat(doneSinceTheTransfer()).filteredOn(ASKED::equals).hasSize(3);
        assertThat(doneSinceTheTransfer()).last().isEqualTo(GIVEN_UP);
        assertThat(chat.state()).isEqualTo("bot timed_out");
    }

    @Test
    void whoLeavesAMessageIsHeardAndTheMessageIsKept() {
        chat.passes(MINUTE);
        chat.run();
        chat.says(Chat.visitor(), "2");
        chat.run();
        assertThat(chat.state()).isEqualTo("bot leaves_message");
        chat.says(Chat.visitor(), "My shed leaks.");
        chat.says(Chat.visitor(), "Call me: opening hours");
        chat.run();

        assertThat(chat.leftMessages())
                .singleElement()
                .satisfies(message ->
                        assertThat(message.text())
                                .isEqualTo("My shed leaks.\nCall me: opening hours"));
        assertThat(chat.channel.done())
                .endsWith(
                        "say Thank you. I have kept your message for our team.",
                        "tag left_message");
        chat.says(Chat.visitor(), "opening hours");
        chat.run();
        assertThat(chat.channel.done()).last().isEqualTo("say Not on Sundays.");
    }

    @Test
    void whoGoesOnWithTheBotIsAnsweredAndAPersonWhoComesAfterAllHasTheChat() {
        chat.passes(MINUTE);
        chat.run();
        chat.says(Chat.visitor(), "go on with the bot");
        chat.says(Chat.visitor(), "delivery time");
        chat.run();
        assertThat(chat.channel.done())
                .endsWith(
                        "knock, say All right, I am here again. What can I do for you?",
                        "say Two days.");
        chat.joins(Chat.human());
        chat.says(Chat.visitor(), "delivery time");
        chat.run();

        assertThat(chat.state()).isEqualTo("human human_came");
        assertThat(chat.channel.done()).filteredOn("say Two days."::equals).hasSize(1);
    }

    @Test
    void whatIsSaidToThePeopleWhileWaitingIsNotAnswered() {
        chat.passes(MINUTE);
        chat.run();
        chat.says(Chat.visitor(), "delivery time");
        chat.run();

        assertThat(doneSinceTheTransfer()).containsExactly(ASKED, ASK_AGAIN);
    }

    @Test
    void nobodyIsAskedOnceAPersonHasCome() {
        chat.joins(Chat.human());
        chat.passes(MINUTE);
        chat.run();

        assertThat(doneSinceTheTransfer()).isEmpty();
    }

    @Test
    void aPersonWhoComesJustThenIsNotTalkedOver() {
        chat.channel.nextSend(new ChannelResult.AnotherAgentServes(), false);
        chat.passes(MINUTE);
        chat.run();

        assertThat(doneSinceTheTransfer()).isEmpty();
        assertThat(chat.transcript())
                .last()
                .asString()
                .endsWith("[withdrawn another_agent_serves]");
        assertThat(chat.conversation().outside()).isTrue();
    }

    @Test
    void aPersonWhoIsSeenRightAfterTheQuestionIsLeftAloneWithTheVisitor() {
        chat.passes(MINUTE);
        while (chat.channel.done().size() < 6) {
            chat.step();
        }
        chat.humanIsSeen();
        chat.run();

        assertThat(doneSinceTheTransfer()).containsExactly(ASKED, "leave");
        assertThat(chat.conversation().outside()).isTrue();
    }

    @Test
    void f28_aVisitorWhoHasLeftIsNotAskedAndHasAllTheTimeAgainOnReturning() {
        chat.leaves(Chat.visitor());
        chat.passes(MINUTE);
        chat.run();
        assertThat(doneSinceTheTransfer()).isEmpty();
        chat.joins(Chat.visitor());
        chat.run();
        chat.passes(MINUTE.minusMillis(1));
        chat.run();
        assertThat(doneSinceTheTransfer()).isEmpty();
        chat.passes(Duration.ofMillis(1));
        chat.run();

        assertThat(doneSinceTheTransfer()).containsExactly(ASKED, ASK_AGAIN);
    }

    @Test
    void f39_aTimerBesideAMessageIsSeenToInTheSameQueueAndEachOnce() {
        chat.passes(MINUTE);
        chat.says(Chat.visitor(), "go on with the bot");
        chat.run();

        assertThat(chat.state()).isEqualTo("bot goes_on");
        assertThat(doneSinceTheTransfer())
                .containsExactly(
                        ASKED,
                        ASK_AGAIN,
                        "knock, say All right, I am here again. What can I do for you?");
    }

    @Test
    void f40_theWaitSurvivesARestart() {
        chat.close();
        chat = Chat.reopened(folder);
        chat.channel.departments(PEOPLE);
        chat.passes(MINUTE);
        assertThat(chat.unfinished()).containsExactly(chat.conversation().id());
        chat.run();

        assertThat(chat.channel.done()).containsExactly(ASKED, ASK_AGAIN);
    }

    @Test
    void f27_afterALongBreakPeopleHaveTheirTimeAgainAndNothingIsSaidInABurst() {
        chat.passes(Duration.ofMinutes(45));
        chat.run();
        assertThat(doneSinceTheTransfer()).isEmpty();
        chat.passes(MINUTE);
        chat.run();

        assertThat(doneSinceTheTransfer()).containsExactly(ASKED, ASK_AGAIN);
    }
}
