package dev.deskhand.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.server.channel.ChannelResult;
import org.junit.jupiter.api.Test;

/** The visitor is told the truth about a hand-over, and the bot is silent after it. */
class HandOverTest extends WithChat {

    @Test
    void theVisitorIsToldAfterTheTransferIsConfirmedAndThenTheBotLeaves() {
        chat.channel.departments(BOTS, PEOPLE);
        chat.says(Chat.visitor(), "a human please");
        chat.run();

        assertThat(chat.channel.done())
                .containsExactly(
                        "say One moment.",
                        "transfer to d-2",
                        "say You are with us.",
                        "tag hand_over_visitors_wish",
                        "leave");
        assertThat(chat.state()).isEqualTo("waiting visitors_wish");
        assertThat(chat.transcript())
                .containsExactly(
                        "visitor: a human please",
                        "bot: One moment. [delivered]",
                        "bot > requested (visitors_wish)",
                        "requested > transferring (visitors_wish)",
                        "transferring > waiting (visitors_wish)",
                        "bot: You are with us. [delivered]",
                        "tag hand_over_visitors_wish [delivered]");
    }

    @Test
    void afterTheHandOverTheBotIsSilentWhateverTheVisitorAsks() {
        chat.channel.departments(BOTS, PEOPLE);
        chat.says(Chat.visitor(), "a human please");
        chat.run();
        chat.says(Chat.visitor(), "opening hours");
        chat.joins(Chat.human());
        chat.says(Chat.human(), "Hello, Grace here.");
        chat.says(Chat.visitor(), "opening hours");
        chat.run();

        assertThat(chat.channel.done()).hasSize(5);
        assertThat(chat.state()).isEqualTo("human human_came");
    }

    @Test
    void whoHasSpokenBeforeDoesNotSayThatItLooksForSomebody() {
        chat.channel.departments(BOTS, PEOPLE);
        chat.says(Chat.visitor(), "delivery time");
        chat.run();
        chat.says(Chat.visitor(), "a human please");
        chat.run();

        assertThat(chat.channel.done())
                .containsExactly(
                        "say Two days.",
                        "transfer to d-2",
                        "say You are with us.",
                        "tag hand_over_visitors_wish",
                        "leave");
    }

    @Test
    void theSecondMissHandsOver() {
        chat.channel.departments(BOTS, PEOPLE);
        chat.says(Chat.visitor(), "blub");
        chat.run();
        chat.says(Chat.visitor(), "blub blub");
        chat.run();

        assertThat(chat.channel.done())
                .containsExactly(
                        "say Pardon?",
                        "transfer to d-2",
                        "say You are with us.",
                        "tag hand_over_not_understood",
                        "leave");
        assertThat(chat.state()).isEqualTo("waiting not_understood");
    }

    private String understood() {
        return chat.store.handOvers(chat.conversation().id()).getLast().understood();
    }

    @Test
    void whoWantsAPersonIsIntroducedByTheQuestionBefore() {
        chat.channel.departments(BOTS, PEOPLE);
        chat.says(Chat.visitor(), "delivery time");
        chat.run();
        chat.says(Chat.visitor(), "four buttons");
        chat.run();
        chat.says(Chat.visitor(), "A person");
        chat.run();

        assertThat(chat.state()).isEqualTo("waiting visitors_wish");
        assertThat(understood()).isEqualTo("last question: four buttons");
    }

    @Test
    void whoIsNotUnderstoodIsIntroducedByAllLinesOfTheirLastQuestionCutShort() {
        chat.channel.departments(BOTS, PEOPLE);
        chat.says(Chat.visitor(), "blub");
        chat.run();
        chat.says(Chat.visitor(), "blub\n  blub");
        chat.says(Chat.visitor(), "blob ".repeat(100));
        chat.run();

        assertThat(chat.state()).isEqualTo("waiting not_understood");
        assertThat(understood()).startsWith("last question: blub blub blob blob").hasSize(216);
    }

    @Test
    void whoAsksForNothingButAPersonIsIntroducedByNothing() {
        chat.channel.departments(BOTS, PEOPLE);
        chat.says(Chat.visitor(), "a human please");
        chat.run();

        assertThat(chat.state()).isEqualTo("waiting visitors_wish");
        assertThat(understood()).isEmpty();
    }

    @Test
    void whenNobodyIsOnlineTheVisitorIsToldSoAndStaysWithTheBot() {
        chat.channel.departments(BOTS, ASLEEP);
        chat.says(Chat.visitor(), "a human please");
        chat.run();
        chat.says(Chat.visitor(), "delivery time");
        chat.run();

        assertThat(chat.channel.done())
                .containsExactly("say One moment.", "say Nobody is here.", "say Two days.");
        assertThat(chat.transcript()).contains("requested > failed (no_department_online)");
        assertThat(chat.state()).isEqualTo("bot no_department_online");
    }

    @Test
    void theBotNeverHandsOverToItsOwnDepartment() {
        chat.channel.departments(BOTS);
        chat.says(Chat.visitor(), "a human please");
        chat.run();

        assertThat(chat.channel.done()).containsExactly("say One moment.", "say Nobody is here.");
    }

    @Test
    void whenTheDepartmentsAreNotToldTheVisitorHearsSoAndTheBotGoesOn() {
        chat.channel.refusesToTellDepartments();
        chat.says(Chat.visitor(), "a human please");
        chat.run();
        chat.says(Chat.visitor(), "delivery time");
        chat.run();

        assertThat(chat.channel.done())
                .containsExactly("say One moment.", "say It failed.", "say Two days.");
        assertThat(chat.state()).isEqualTo("bot refused");
    }

    @Test
    void aRefusedTransferIsNotCalledATransfer() {
        chat.channel.departments(PEOPLE);
        chat.channel.nextTransfer(new ChannelResult.Refused("department is offline"));
        chat.says(Chat.visitor(), "a human please");
        chat.run();

        assertThat(chat.channel.done())
                .containsExactly("say One moment.", "transfer to d-2", "say It failed.");
        assertThat(chat.state()).isEqualTo("bot refused");
    }

    @Test
    void aTransferWithoutAKnownOutcomeIsTriedAgainAfterTheReconnect() {
        chat.channel.departments(PEOPLE);
        chat.channel.nextTransfer(new ChannelResult.Unknown("connection lost"));
        chat.says(Chat.visitor(), "a human please");
        assertThat(chat.run()).isEqualTo(ConversationRunner.Progress.STUCK);
        assertThat(chat.state()).isEqualTo("transferring visitors_wish");
        chat.run();

        assertThat(chat.channel.done())
                .containsExactly(
                        "say One moment.",
                        "transfer to d-2",
                        "transfer to d-2",
                        "say You are with us.",
                        "tag hand_over_visitors_wish",
                        "leave");
    }

    @Test
    void aTransferThatNeverHasAKnownOutcomeFailsInWords() {
        chat.channel.departments(PEOPLE);
        for (int tries = 0; tries < 3; tries++) {
            chat.channel.nextTransfer(new ChannelResult.Unknown("connection lost"));
        }
        chat.says(Chat.visitor(), "a human please");
        chat.run();
        chat.run();
        chat.run();

        assertThat(chat.channel.done()).last().isEqualTo("say It failed.");
        assertThat(chat.state()).isEqualTo("bot connection_lost");
    }

    @Test
    void aHumanWhoIsQuickerThanTheGoodbyeIsNotTalkedOver() {
        chat.channel.departments(PEOPLE);
        chat.says(Chat.visitor(), "a human please");
        while (!chat.state().startsWith("waiting")) {
            chat.step();
        }
        chat.joins(Chat.human());
        chat.run();

        assertThat(chat.channel.done())
                .containsExactly("say One moment.", "transfer to d-2", "leave");
        assertThat(chat.transcript()).contains("bot: You are with us. [withdrawn human_came]");
    }

    @Test
    void aVisitorWhoLeavesTheQueueAndComesBackStaysInIt() {
        chat.channel.departments(PEOPLE);
        chat.says(Chat.visitor(), "a human please");
        chat.run();
        chat.leaves(Chat.visitor());
        assertThat(chat.state()).isEqualTo("abandoned visitor_left");
        chat.joins(Chat.visitor());
        chat.says(Chat.visitor(), "opening hours");
        chat.run();

        assertThat(chat.state()).isEqualTo("waiting visitor_returned");
        assertThat(chat.channel.done()).hasSize(5);
    }

    @Test
    void aVisitorWhoLeavesBeforeTheTransferAndComesBackIsTheBots() {
        chat.channel.reachable(false);
        chat.says(Chat.visitor(), "a human please");
        chat.run();
        chat.leaves(Chat.visitor());
        chat.channel.reachable(true);
        chat.says(Chat.visitor(), "delivery time");
        chat.run();

        assertThat(chat.channel.done()).containsExactly("say Two days.");
        assertThat(chat.state()).isEqualTo("bot visitor_returned");
    }

    @Test
    void openHandOversSurviveARestart() {
        chat.channel.reachable(false);
        chat.says(Chat.visitor(), "a human please");
        chat.run();
        chat.close();
        chat = Chat.reopened(folder);
        chat.channel.departments(PEOPLE);
        assertThat(chat.unfinished()).containsExactly(chat.conversation().id());
        chat.run();

        assertThat(chat.channel.done())
                .containsExactly(
                        "say One moment.",
                        "transfer to d-2",
                        "say You are with us.",
                        "tag hand_over_visitors_wish",
                        "leave");
    }
}
