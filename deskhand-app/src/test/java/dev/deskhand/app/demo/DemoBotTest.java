package dev.deskhand.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.bot.Bot;
import dev.deskhand.bot.Node;
import dev.deskhand.bot.Saying;
import dev.deskhand.bot.dialogue.Dialogue;
import dev.deskhand.bot.dialogue.DialogueState;
import dev.deskhand.bot.dialogue.Outcome;
import dev.deskhand.bot.dialogue.TurnContext;
import dev.deskhand.bot.dialogue.VisitorInput;
import dev.deskhand.bot.file.BotFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DemoBotTest {
    private final Bot bot =
            switch (BotFile.parse(DemoBot.sample())) {
                case BotFile.Valid valid -> valid.bot();
                case BotFile.Invalid(var problems) ->
                        throw new AssertionError("parcel.yaml: " + problems);
            };
    private final Dialogue dialogue = Dialogue.of(bot);

    @Test
    void everyAnswerHasEnoughWaysToBeAskedFor() {
        assertThat(bot.entryCount()).isGreaterThanOrEqualTo(18);
        assertThat(bot.nodes())
                .filteredOn(node -> node.kind() != Node.Kind.STEP)
                .allSatisfy(node -> assertThat(node.userSays()).hasSizeBetween(8, 15));
    }

    @Test
    void theChatShowsEveryQuickReplyWhole() {
        assertThat(bot.nodes())
                .flatExtracting(Node::botSays)
                .flatExtracting(Saying::variants)
                .flatExtracting(variant -> variant.message().options())
                .isNotEmpty()
                .allSatisfy(reply -> assertThat(reply.label()).hasSizeLessThan(20));
    }

    /** None of these stands in the file. */
    @Test
    void mostQuestionsThatItNeverSawAreAnsweredRight() {
        List<List<String>> unseen =
                List.of(
                        List.of("delivery_time", "how many days does the delivery take usually?"),
                        List.of("delivery_time", "when is my tea going to arrive"),
                        List.of("delivery_cost", "what do you charge for shipping"),
                        List.of("delivery_cost", "how much does the delivery cost me"),
                        List.of("track_order", "hey where's my parcel??"),
                        List.of("track_order", "can i track the package somewhere"),
                        List.of("international_shipping", "do you ship to Spain"),
                        List.of("returns", "i want to return the coffee i bought"),
                        List.of("returns", "how do I send back an item"),
                        List.of("refund_time", "when will I get my refund"),
                        List.of("damaged_parcel", "the cup in my parcel is broken"),
                        List.of("change_order", "I need to change the address of my order"),
                        List.of("cancel_order", "pls cancel the order i just made"),
                        List.of("opening_hours", "what are your opening hours on Saturday"),
                        List.of("opening_hours", "are you open tomorrow"),
                        List.of("shop_address", "what is the address of the shop"),
                        List.of("payment_methods", "can I pay with paypal"),
                        List.of("payment_methods", "which payment methods do you accept?"),
                        List.of("gift_cards", "can I buy a gift card online"),
                        List.of("discounts", "is there a discount for students?"),
                        List.of("subscriptions", "i want to pause the subscription"),
                        List.of("invoice", "could you send me the invoice please"),
                        List.of("account_password", "I've forgotten my password"),
                        List.of("allergens", "does the chai contain nuts?"),
                        List.of("caffeine_free", "do you sell tea without caffeine"),
                        List.of("brewing", "how long do I steep black tea"),
                        List.of("freshness", "how long does tea stay fresh once opened"),
                        List.of("contact", "is there a phone number I can call"),
                        List.of("greeting", "hello!"),
                        List.of("thanks", "thank you very much"));
        List<String> wrong = new ArrayList<>();
        for (List<String> pair : unseen) {
            Outcome outcome = ask(pair.get(1));
            boolean right =
                    outcome instanceof Outcome.Answered(String entry, double _)
                            && entry.equals(pair.get(0));
            if (!right) {
                wrong.add(pair.get(1) + " -> " + outcome);
            }
        }
        assertThat(wrong).hasSizeLessThanOrEqualTo(unseen.size() / 10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I want to talk to a human",
                "Talk to a human",
                "can you connect me with a real person",
                "please let me speak to someone"
            })
    void aWishForAPersonIsUnderstood(String wish) {
        assertThat(ask(wish)).isInstanceOf(Outcome.HandOverAsked.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "my neighbour's dog barks all night",
                "who won the football match yesterday",
                "xkcd qwertz"
            })
    void whatHasNothingToDoWithTheShopIsNotAnswered(String text) {
        assertThat(ask(text)).isInstanceOf(Outcome.NotUnderstood.class);
    }

    private Outcome ask(String text) {
        TurnContext context =
                new TurnContext(
                        Instant.parse("2026-11-19T10:00:00Z"), "", TurnContext.ZENDESK_CHAT, 0);
        return dialogue.turn(DialogueState.START, new VisitorInput.Said(text), context).outcome();
    }
}
