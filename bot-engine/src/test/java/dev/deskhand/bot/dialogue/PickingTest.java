package dev.deskhand.bot.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.bot.Action;
import dev.deskhand.bot.BotMessage;
import dev.deskhand.bot.Option;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is typed counts as the press where it is clear, and as the visitor's words where not. */
class PickingTest {
    private static final TurnContext CONTEXT =
            new TurnContext(Talk.BEGIN, "", TurnContext.ZENDESK_CHAT, 1);

    private final Dialogue dialogue = Dialogue.of(Talk.gardenShop());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Delivery cost, Returns, A person     | Delivery cost          | Delivery cost
                    Delivery cost, Returns, A person     | delivery COST!         | Delivery cost
                    Delivery cost, Returns, A person     | Delivery cost please   | Delivery cost
                    Delivery cost, Returns, A person     | 2                      | Returns
                    Delivery cost, Returns, A person     | 2.                     | Returns
                    Delivery cost, Returns, A person     | (3)                    | A person
                    Delivery cost, Returns, A person     | #1                     | Delivery cost
                    Delivery cost, Returns, A person     | number two             | Returns
                    Delivery cost, Returns, A person     | the second one         | Returns
                    Delivery cost, Returns, A person     | option 3               | A person
                    Delivery cost, Returns, A person     | 3rd                    | A person
                    Delivery cost, Returns, A person     | delivery csot          | Delivery cost
                    Delivery cost, Returns, A person     | Delivry cost           | Delivery cost
                    Delivery cost, Returns, A person     | deliverycost           | Delivery cost
                    Delivery cost, Returns, A person     | retuns                 | Returns
                    Delivery cost, Returns, A person     | return                 | Returns
                    Yes, No                              | no thanks              | No
                    Yes, No                              | yes please             | Yes
                    2 people, 3 people, 4 people         | 3                      | 3 people
                    2 people, 3 people, 4 people         | 2                      | 2 people
                    Two people, One person               | one                    | One person
                    Größe ändern, Farbe ändern           | grosse andern          | -
                    Größe ändern, Farbe ändern           | grösse ändern          | -
                    Größe ändern, Farbe ändern           | größe andern           | Größe ändern
                    👍, 👎                               | 👎                     | 👎
                    a/b testing, else                    | a∕b testing            | a/b testing
                    """)
    void aLabelANumberOrASlipOfTheFingerCountsAsThePress(
            String labels, String typed, String label) {
        Optional<String> wanted = label.equals("-") ? Optional.empty() : Optional.of(label);

        assertThat(pick(labels, typed)).isEqualTo(wanted.map(each -> "sent " + each));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Plan A, Plan B                       | plan c
                    Plan A, Plan B                       | plan aa
                    Room 12, Room 13                     | room 14
                    Room 12, Room 13                     | 1
                    Yes, No                              | now
                    Yes, No                              | not yet
                    Paid, Open                           | unpaid
                    Available, Sold out                  | unavailable
                    Delivery cost, Returns               | no returns
                    Delivery cost, Returns               | 4
                    Delivery cost, Returns               | 0
                    Delivery cost, Returns               | no one
                    Delivery cost, Returns               | 2 weeks
                    Delivery cost, Returns               | I have 2 questions
                    Delivery cost, Returns               | one or two
                    Delivery cost, Returns               | what does delivery cost to Spain
                    Delivery cost, Delivery coat         | delivery cot
                    Oslo, Rome                           | home
                    """)
    void whatIsNotClearIsNotTakenForAPress(String labels, String typed) {
        assertThat(pick(labels, typed)).isEmpty();
    }

    @Test
    void aWordThatTheBotKnowsIsNoMisspellingOfAnother() {
        List<Option> offered = List.of(new Option("Shipping", "ship"));

        assertThat(OptionPicker.misspelt("shopping", offered, word -> false)).isPresent();
        assertThat(OptionPicker.misspelt("shopping", offered, "shopping"::equals)).isEmpty();
    }

    @Test
    void twoButtonsOfOneNameArePickedByNumberOnly() {
        List<Option> offered = List.of(new Option("Buy", "buy tin"), new Option("Buy", "buy pot"));

        assertThat(OptionPicker.named("buy", offered)).isEmpty();
        assertThat(OptionPicker.named("2", offered)).contains(offered.get(1));
    }

    @Test
    void aLabelComesBeforeWhatAnotherOptionSends() {
        List<Option> offered = List.of(new Option("Tea", "1"), new Option("Pot", "Tea"));

        assertThat(OptionPicker.named("Tea", offered)).contains(offered.getFirst());
    }

    @Test
    void aTypedLabelIsUnderstoodAsWhatThePressSends() {
        Turn offer =
                dialogue.turn(DialogueState.START, new VisitorInput.Said("delivery time"), CONTEXT);

        assertThat(offer.state().offered()).hasSize(2);
        for (String typed : List.of("a person", "2", "A preson", "talk to a human")) {
            assertThat(
                            dialogue.turn(offer.state(), new VisitorInput.Said(typed), CONTEXT)
                                    .outcome())
                    .as(typed)
                    .isEqualTo(
                            new Outcome.HandOverAsked(
                                    Outcome.Cause.VISITORS_WISH, new Action.Target.Anyone()));
        }
    }

    @Test
    void aClearOtherQuestionIsAnsweredWhateverIsOffered() {
        DialogueState state =
                new DialogueState(
                        0,
                        List.of(new Option("returns policx", "talk to a human")),
                        List.of(),
                        Optional.empty());

        Turn turn =
                dialogue.turn(state, new VisitorInput.Said("what is your returns policy"), CONTEXT);

        assertThat(turn.outcome()).isEqualTo(new Outcome.Answered("returns", 1));
    }

    @Test
    void whatWasOfferedStaysOfferedAfterAMiss() {
        Turn offer =
                dialogue.turn(DialogueState.START, new VisitorInput.Said("delivery time"), CONTEXT);
        Turn miss =
                dialogue.turn(
                        offer.state(),
                        new VisitorInput.Said("the moon is made of cheese"),
                        CONTEXT);
        Turn press = dialogue.turn(miss.state(), new VisitorInput.Said("1"), CONTEXT);

        assertThat(press.outcome()).isEqualTo(new Outcome.Answered("delivery_cost", 1));
    }

    @Test
    void anOlderButtonIsKnownByItsNameAndNoLongerByItsNumber() {
        Turn offer =
                dialogue.turn(DialogueState.START, new VisitorInput.Said("delivery time"), CONTEXT);
        Turn next =
                dialogue.turn(
                        offer.state(), new VisitorInput.Said("how can I return a plant"), CONTEXT);

        assertThat(next.state().offered()).isEmpty();
        assertThat(
                        dialogue.turn(next.state(), new VisitorInput.Said("A person"), CONTEXT)
                                .outcome())
                .isEqualTo(
                        new Outcome.HandOverAsked(
                                Outcome.Cause.VISITORS_WISH, new Action.Target.Anyone()));
        assertThat(dialogue.turn(next.state(), new VisitorInput.Said("2"), CONTEXT).outcome())
                .isInstanceOf(Outcome.NotUnderstood.class);
    }

    @Test
    void whatIsRememberedOfOlderMessagesIsBounded() {
        DialogueState state = DialogueState.START;
        for (int at = 0; at < 200; at++) {
            List<BotMessage> said = new ArrayList<>();
            String label = "Choice " + at;
            said.add(
                    new BotMessage.Text("Well?", List.of(new BotMessage.QuickReply(label, label))));
            Offers offers = Offers.after(state, said, false);
            state = new DialogueState(0, offers.offered(), offers.earlier(), Optional.empty());
        }

        assertThat(state.offered()).containsExactly(new Option("Choice 199", "Choice 199"));
        assertThat(state.earlier()).hasSize(60).contains(new Option("Choice 198", "Choice 198"));
    }

    /** What would be sent, by the rules of one message without a bot around it. */
    private static Optional<String> pick(String labels, String typed) {
        List<Option> options =
                Arrays.stream(labels.split(","))
                        .map(label -> new Option(label.strip(), "sent " + label.strip()))
                        .toList();
        return OptionPicker.named(typed, options)
                .or(() -> OptionPicker.misspelt(typed, options, word -> false))
                .map(Option::sent);
    }
}
