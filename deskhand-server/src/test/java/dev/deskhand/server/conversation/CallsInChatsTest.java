package dev.deskhand.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.bot.dialogue.ApiResult;
import dev.deskhand.server.channel.ChannelResult;
import dev.deskhand.server.channel.Department;
import dev.deskhand.server.channel.Department.Ownership;
import org.junit.jupiter.api.Test;

/** A flow that asks a service, tags the chat and passes it on, through failures and restarts. */
class CallsInChatsTest extends WithChat {
    static final String BOT =
            """
            name: Kettle shop
            settings:
              hand_over:
                bot_says: {looking: One moment., transferred: "Grace is coming, {visitor_name}.", nobody_online: Nobody is here., failed: It failed.}
            entities:
              - {name: status, type: free_text}
            nodes:
              - name: order
                type: start
                user_says: [where is my order]
                first_says: [I will look.]
                actions:
                  - call: {method: POST, url: "https://shop.example/orders/7", send: {/a: b}, receive: {status: /status}}
                bot_says: ["It is {status}."]
                on_error: sorry
              - name: again
                type: start
                user_says: [ask it twice]
                actions:
                  - call: {method: POST, url: "https://shop.example/twice", retries: 1}
                bot_says: [Asked.]
              - {name: sorry, type: step, bot_says: [I cannot see it.]}
              - name: important
                type: start
                user_says: [this is urgent]
                actions: [{tag: [urgent, vip]}]
                bot_says: [Noted.]
              - name: to_sales
                type: start
                user_says: [sell me a kettle]
                actions: [{tag: [sales]}, {hand_over: {department: Sales}}]
              - name: to_grace
                type: start
                user_says: [fetch grace please]
                actions: [{hand_over: {agent: Grace}}]
            faq:
              - {name: hours, user_says: [opening hours], bot_says: [Nine to six.]}
            """;

    @Override
    String bot() {
        return BOT;
    }

    @Test
    void theBotSaysThatItLooksThenAsksAndThenAnswers() {
        chat.services.next(new ApiResult.Answered("{\"status\":\"shipped\"}"));
        chat.services.during(
                () -> assertThat(chat.channel.done()).containsExactly("say I will look."));
        chat.says(Chat.visitor(), "where is my order");
        chat.run();

        assertThat(chat.services.made()).hasSize(1);
        assertThat(chat.transcript())
                .containsExactly(
                        "visitor: where is my order",
                        "bot: I will look. [delivered]",
                        "call POST https://shop.example [delivered]",
                        "bot: It is shipped. [delivered]");
        assertThat(chat.unfinished()).isEmpty();
    }

    @Test
    void f50_aFailureGoesItsWayInTheFlowAndTheRecordSaysWhy() {
        chat.services.next(new ApiResult.Failed(ApiResult.Kind.STATUS, "it answered 500."));
        chat.says(Chat.visitor(), "where is my order");
        chat.run();

        assertThat(chat.transcript())
                .contains(
                        "call POST https://shop.example [undeliverable status: it answered 500.]",
                        "bot: I cannot see it. [delivered]");
    }

    @Test
    void whatTheVisitorWritesMeanwhileIsAnsweredAfterIt() {
        chat.services.next(new ApiResult.Answered("{\"status\":\"shipped\"}"));
        chat.services.during(() -> chat.says(Chat.visitor(), "opening hours"));
        chat.says(Chat.visitor(), "where is my order");
        chat.run();

        assertThat(chat.channel.done())
                .containsExactly("say I will look.", "say It is shipped.", "say Nine to six.");
    }

    @Test
    void aPersonWhoComesMeanwhileEndsIt() {
        chat.services.during(() -> chat.says(Chat.human(), "I will see to it."));
        chat.says(Chat.visitor(), "where is my order");
        chat.run();

        assertThat(chat.channel.done()).containsExactly("say I will look.");
        assertThat(chat.transcript())
                .contains("call POST https://shop.example [withdrawn human_came]");
        assertThat(chat.unfinished()).isEmpty();
    }

    @Test
    void aVisitorWhoLeavesMeanwhileEndsIt() {
        chat.services.during(() -> chat.leaves(Chat.visitor()));
        chat.says(Chat.visitor(), "where is my order");
        chat.run();

        assertThat(chat.channel.done()).containsExactly("say I will look.");
        assertThat(chat.transcript())
                .contains("call POST https://shop.example [withdrawn visitor_left]");
        assertThat(chat.unfinished()).isEmpty();
    }

    @Test
    void aCallThatWasBegunWhenTheProcessDiedIsNotMadeAgain() {
        dieDuring("where is my order");
        try (Chat second = Chat.reopened(folder)) {
            assertThat(second.unfinished()).hasSize(1);
            second.run();

            assertThat(second.services.made()).isEmpty();
            assertThat(second.channel.done()).containsExactly("say I cannot see it.");
            assertThat(second.transcript())
                    .anyMatch(line -> line.contains("[undeliverable interrupted: "));
        }
    }

    @Test
    void aCallThatMayBeRepeatedIsMadeAgainAfterTheProcessDied() {
        dieDuring("ask it twice");
        try (Chat second = Chat.reopened(folder)) {
            second.run();

            assertThat(second.services.made()).hasSize(1);
            assertThat(second.channel.done()).containsExactly("say Asked.");
        }
    }

    @Test
    void aCallThatWasNotBegunWhenTheProcessDiedIsMade() {
        chat.says(Chat.visitor(), "where is my order");
        chat.step();
        chat.step();
        assertThat(chat.services.made()).isEmpty();
        chat.close();
        try (Chat second = Chat.reopened(folder)) {
            second.services.next(new ApiResult.Answered("{\"status\":\"shipped\"}"));
            second.run();

            assertThat(second.channel.done()).containsExactly("say It is shipped.");
        }
    }

    private void dieDuring(String words) {
        chat.services.during(() -> {
            throw new IllegalStateException("dies here");
        });
        chat.says(Chat.visitor(), words);
        try {
            chat.run();
        } catch (IllegalStateException dies) {
            assertThat(dies).hasMessage("dies here");
        }
        chat.close();
    }

    @Test
    void tagsArePutOnTheChatOnceTheBotHasSpoken() {
        chat.says(Chat.visitor(), "this is urgent");
        chat.run();

        assertThat(chat.channel.done()).containsExactly("say Noted.", "tag urgent vip");
        assertThat(chat.transcript()).endsWith("tag urgent, vip [delivered]");
        assertThat(chat.unfinished()).isEmpty();
    }

    @Test
    void tagsOutlastAConnectionThatBreaksAndAProcessThatDies() {
        chat.channel.nextTag(new ChannelResult.NotConnected());
        chat.says(Chat.visitor(), "this is urgent");
        chat.run();
        assertThat(chat.unfinished()).hasSize(1);
        chat.close();
        try (Chat second = Chat.reopened(folder)) {
            second.run();

            assertThat(second.channel.done()).containsExactly("tag urgent vip");
            assertThat(second.unfinished()).isEmpty();
        }
    }

    @Test
    void tagsThatAreRefusedAreRecordedAndTheChatGoesOn() {
        chat.channel.nextTag(new ChannelResult.Refused("no"));
        chat.says(Chat.visitor(), "this is urgent");
        chat.run();
        chat.says(Chat.visitor(), "opening hours");
        chat.run();

        assertThat(chat.transcript()).contains("tag urgent, vip [undeliverable refused: no]");
        assertThat(chat.channel.done()).endsWith("say Nine to six.");
    }

    @Test
    void noTagIsWrittenOnceAPersonHasCome() {
        chat.says(Chat.visitor(), "this is urgent");
        chat.step();
        chat.step();
        chat.humanIsSeen();
        assertThat(chat.run()).isEqualTo(ConversationRunner.Progress.IDLE);
        chat.says(Chat.human(), "I am here.");
        chat.run();

        assertThat(chat.channel.done()).containsExactly("say Noted.");
        assertThat(chat.transcript()).contains("tag urgent, vip [withdrawn human_came]");
        assertThat(chat.unfinished()).isEmpty();
    }

    @Test
    void theFlowsDepartmentIsTransferredTo() {
        chat.channel.departments(
                new Department("d1", "Support", true, Ownership.OTHERS),
                new Department("d2", "Sales", true, Ownership.OTHERS));
        chat.says(Chat.visitor(), "sell me a kettle");
        chat.run();

        assertThat(chat.channel.done())
                .containsExactly(
                        "say One moment.",
                        "tag sales",
                        "transfer to d2",
                        "say Grace is coming, Ada.",
                        "tag hand_over_flow node_to_sales",
                        "leave");
        assertThat(chat.transcript()).contains("bot > requested (flow)");
    }

    @Test
    void anAgentCannotBeTransferredToAndTheRecordSaysSo() {
        chat.says(Chat.visitor(), "fetch grace please");
        chat.run();

        assertThat(chat.channel.done()).containsExactly("say One moment.", "say It failed.");
        assertThat(chat.transcript()).contains("requested > failed (agent_not_reachable)");
        assertThat(chat.state()).startsWith("bot");
    }
}
