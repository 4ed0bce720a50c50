package dev.deskhand.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Hours, limits, orders, the return after a person, and what is counted. */
class HandOverRulesTest extends WithChat {

    private void opens(String settings) {
        chat.close();
        chat =
                Chat.with(
                        folder.resolve("other"),
                        Chat.BOT.replace("settings:", "settings:\n" + settings));
        chat.channel.departments(PEOPLE);
    }

    @Test
    void f24_outsideOfItsHoursNobodyIsAskedAndTheNextOpeningIsTold() {
        opens("  business_hours: {monday: [\"09:00-18:00\"]}");
        chat.says(Chat.visitor(), "a human please");
        chat.run();

        assertThat(chat.channel.done())
                .last()
                .asString()
                .matches(
                        "say Our team is not at work right now and will be back Monday, Nov 23,"
                                + " 9:00.AM\\. Would you like to leave a message, or go on with"
                                + " me\\?");
        assertThat(chat.state()).isEqualTo("bot outside_hours");
        chat.passes(Duration.ofHours(24));
        chat.says(Chat.visitor(), "a human please");
        chat.run();
        assertThat(chat.state()).isEqualTo("waiting visitors_wish");
    }

    @Test
    void outsideOfTheHoursAMessageCanBeLeft() {
        opens("  business_hours: {monday: [\"09:00-18:00\"]}");
        chat.says(Chat.visitor(), "a human please");
        chat.run();
        chat.says(Chat.visitor(), "leave a mesage");
        chat.run();
        chat.says(Chat.visitor(), "The tap drips.");
        chat.run();

        assertThat(chat.leftMessages())
                .extracting(LeftMessage::text)
                .containsExactly("The tap drips.");
    }

    @Test
    void f13_afterAsManyTransfersAsAreAllowedTheVisitorIsToldSoAndNothingLoops() {
        chat.channel.departments(PEOPLE);
        for (int time = 0; time < 3; time++) {
            chat.says(Chat.visitor(), "a human please");
            chat.run();
            assertThat(chat.state()).startsWith("waiting");
            assertThat(chat.takesBack()).isInstanceOf(HandOverOrders.Ordered.Done.class);
            chat.run();
        }
        chat.says(Chat.visitor(), "a human please");
        chat.run();

        assertThat(chat.state()).isEqualTo("bot limit_reached");
        assertThat(chat.channel.done()).filteredOn("transfer to d-2"::equals).hasSize(3);
        assertThat(chat.channel.done())
                .last()
                .isEqualTo(
                        "say I cannot pass you on again in this chat. You can leave a message, and"
                                + " our team will read it.");
    }

    @Test
    void f12_aHandOverThatFailedIsTriedAgainAtTheNextMiss() {
        chat.channel.departments(ASLEEP);
        chat.says(Chat.visitor(), "blub");
        chat.run();
        chat.says(Chat.visitor(), "blub blub");
        chat.run();
        assertThat(chat.state()).isEqualTo("bot no_department_online");
        chat.channel.departments(PEOPLE);
        chat.says(Chat.visitor(), "blub blub blub");
        chat.run();

        assertThat(chat.state()).isEqualTo("waiting not_understood");
    }

    @Test
    void f10_theDepartmentThatTheChatIsInAlreadyIsAClearOutcome() {
        chat.close();
        chat =
                Chat.with(
                        folder.resolve("other"),
                        Chat.BOT.replace("hand_over:", "hand_over:\n    department: Bots"));
        chat.channel.departments(BOTS, PEOPLE);
        chat.says(Chat.visitor(), "a human please");
        chat.run();

        assertThat(chat.state()).isEqualTo("bot already_there");
        assertThat(chat.channel.done()).containsExactly("say One moment.", "say Nobody is here.");
    }

    @Test
    void f29_theBotGoesOnWhereTheLastPersonHasLeftIfItsFileSaysSo() {
        chat.close();
        chat =
                Chat.with(
                        folder.resolve("other"),
                        Chat.BOT.replace("hand_over:", "hand_over:\n    after_human: bot"));
        chat.channel.departments(PEOPLE);
        chat.says(Chat.visitor(), "a human please");
        chat.run();
        chat.joins(Chat.human());
        chat.says(Chat.human(), "Hello, Grace here.");
        chat.says(Chat.visitor(), "delivery time");
        chat.run();
        assertThat(chat.channel.done()).hasSize(5);
        chat.leaves(Chat.human());
        chat.run();
        chat.says(Chat.visitor(), "delivery time");
        chat.says(Chat.visitor(), "opening hours");
        chat.run();

        assertThat(chat.channel.done().subList(5, chat.channel.done().size()))
                .containsExactly(
                        "knock, say Welcome back.",
                        "say Two days.",
                        "say Nine to six.",
                        "say Not on Sundays.");
        assertThat(chat.transcript())
                .contains("human > returned (human_left)", "returned > bot (human_left)");
    }

    @Test
    void f43_whereTheFileSaysNothingTheBotIsSilentAfterAPersonHasLeft() {
        chat.channel.departments(PEOPLE);
        chat.says(Chat.visitor(), "a human please");
        chat.run();
        chat.joins(Chat.human());
        chat.leaves(Chat.human());
        chat.says(Chat.visitor(), "delivery time");
        chat.run();

        assertThat(chat.channel.done()).hasSize(5);
        assertThat(chat.state()).isEqualTo("human human_left");
    }

    @Test
    void anOperatorHandsOverWhatTheBotHasAndNothingElse() {
        chat.channel.departments(PEOPLE);
        chat.says(Chat.visitor(), "delivery time");
        chat.run();
        assertThat(chat.handsOver()).isInstanceOf(HandOverOrders.Ordered.Done.class);
        assertThat(chat.handsOver()).isInstanceOf(HandOverOrders.Ordered.Impossible.class);
        chat.run();

        assertThat(chat.state()).isEqualTo("waiting operator");
    }

    @Test
    void anOperatorTakesBackAChatThatNoPersonIsIn() {
        chat.channel.departments(PEOPLE);
        chat.says(Chat.visitor(), "a human please");
        chat.run();
        chat.joins(Chat.human());
        assertThat(chat.takesBack()).isInstanceOf(HandOverOrders.Ordered.Impossible.class);
        chat.leaves(Chat.human());
        assertThat(chat.takesBack()).isInstanceOf(HandOverOrders.Ordered.Done.class);
        chat.says(Chat.visitor(), "delivery time");
        chat.run();

        assertThat(chat.channel.done())
                .endsWith(
                        "knock, say I am with you again. What can I do for you?", "say Two days.");
        assertThat(chat.state()).isEqualTo("bot operator");
    }

    @Test
    void aPersonWhoIsSeenWhileAnOperatorTakesBackKeepsTheBotSilent() {
        chat.channel.departments(PEOPLE);
        chat.says(Chat.visitor(), "a human please");
        chat.run();
        chat.joins(Chat.human());
        chat.leaves(Chat.human());
        chat.humanIsSeen();
        chat.takesBack();
        chat.run();

        assertThat(chat.channel.done()).hasSize(5);
    }

    @Test
    void everyHandOverIsCountedByItsOutcome() {
        chat.channel.departments(ASLEEP);
        chat.says(Chat.visitor(), "a human please");
        chat.run();
        chat.channel.departments(PEOPLE);
        chat.says(Chat.visitor(), "a human please");
        chat.run();
        chat.joins(Chat.human());

        assertThat(chat.store.handOvers(chat.businessId, Instant.EPOCH))
                .containsExactlyInAnyOrder(
                        new Conversations.HandOverCount(
                                "failed", Optional.of("no_department_online"), 1),
                        new Conversations.HandOverCount(
                                "human_came", Optional.of("human_came"), 1));
        assertThat(chat.metrics.text())
                .contains(
                        "deskhand_hand_overs_total{outcome=\"failed\",reason=\"no_department_online\"} 1.0",
                        "deskhand_hand_overs_total{outcome=\"human_came\",reason=\"human_came\"} 1.0");
    }
}
