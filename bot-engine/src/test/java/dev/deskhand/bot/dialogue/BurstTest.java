package dev.deskhand.bot.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines that a visitor writes one after another are read as a person reads them who sees all. */
class BurstTest {
    private static final String BOT =
            """
            name: Parcels
            entities:
              - name: parcel
                type: regex
                pattern: "[0-9]{3,6}"
                prompt: Which number?
              - name: amount
                type: number
                prompt: How many?
            faq:
              - name: hours
                user_says: [what are your opening hours, when are you open]
                bot_says: [Nine to six.]
              - name: norway
                user_says: [do you deliver to Norway, is Norway possible]
                bot_says: [To Norway too.]
            nodes:
              - name: track
                label: Track a parcel
                type: start
                user_says: [where is my parcel, track my parcel]
                asks: [parcel]
                bot_says: ["Parcel {parcel} is on its way."]
              - name: order
                label: Order boxes
                type: start
                user_says: [I want to order boxes, order some boxes]
                asks: [amount]
                bot_says: ["{amount} boxes ordered."]
              - name: choose
                type: start
                user_says: [what can you do]
                bot_says:
                  - text: This.
                    buttons:
                      - {label: Our hours, sends: what are your opening hours}
            """;
    private final Talk talk = Talk.with(BOT);

    private List<String> hear(String... lines) {
        return Talk.texts(talk.take(new VisitorInput.Said(List.of(lines))));
    }

    @Test
    void twoClearQuestionsInOneLineAreBothAnsweredInTheirOrder() {
        assertThat(hear("Hi! When are you open? And do you deliver to Norway?"))
                .containsExactly("Nine to six.", "To Norway too.");
        assertThat(hear("do you deliver to Norway? when are you open?"))
                .containsExactly("To Norway too.", "Nine to six.");
    }

    @Test
    void theSameQuestionTwiceInOneLineIsAnsweredOnce() {
        assertThat(hear("When are you open? What are your opening hours?"))
                .containsExactly("Nine to six.");
    }

    @Test
    void aLongStoryIsNoListOfQuestions() {
        String story = "I was ill. It rained. We waited. Nobody came. When are you open? Hm. ";

        assertThat(hear(story + "Do you deliver to Norway?")).hasSize(1);
    }

    @Test
    void aQuestionAmongGreetingsIsAnsweredOnceWithTheValuesOfAllLines() {
        assertThat(hear("hey", "question", "where is my parcel", "it is 12345"))
                .containsExactly("Parcel 12345 is on its way.");
    }

    @Test
    void aSentenceInPiecesIsReadAsOne() {
        assertThat(hear("where is", "my parcel")).containsExactly("Which number?");
    }

    @Test
    void smallTalkAloneIsAnsweredOnce() {
        assertThat(hear("hey", "how are you?")).hasSize(1);
    }

    @Test
    void twoQuestionsWithOneAnswerEachAreBothAnsweredInTheirOrder() {
        assertThat(hear("do you deliver to Norway", "and", "what are your opening hours"))
                .containsExactly("To Norway too.", "Nine to six.");
    }

    @Test
    void theSameQuestionTwiceIsAnsweredOnce() {
        assertThat(hear("what are your opening hours", "hello??", "what are your opening hours"))
                .containsExactly("Nine to six.");
    }

    @Test
    void aQuestionBesideWhatLeadsOnIsAnsweredFirst() {
        assertThat(hear("where is my parcel", "what are your opening hours"))
                .containsExactly("Nine to six.", "Which number?");
    }

    @Test
    void aQuestionBesideTheAnswerIsAnsweredAndTheFlowGoesOn() {
        hear("where is my parcel");

        assertThat(hear("12345", "what are your opening hours"))
                .containsExactly("Nine to six.", "Parcel 12345 is on its way.");
    }

    @Test
    void betweenTwoThingsThatCannotBothBeBegunTheVisitorIsAsked() {
        Turn turn =
                talk.take(
                        new VisitorInput.Said(
                                List.of("where is my parcel", "I want to order boxes")));

        assertThat(turn.outcome()).isEqualTo(new Outcome.WhichOne(List.of("track", "order")));
        assertThat(hear("Track a parcel")).containsExactly("Which number?");
    }

    @Test
    void aWishForAPersonCountsInAnyLine() {
        Turn turn =
                talk.take(
                        new VisitorInput.Said(
                                List.of(
                                        "talk to a human",
                                        "where is my parcel",
                                        "what are your opening hours")));

        assertThat(turn.outcome()).isInstanceOf(Outcome.HandOverAsked.class);
        assertThat(Talk.texts(turn)).containsExactly("Nine to six.");
    }

    @Test
    void onlyNamesOfOptionsAndTaughtSentencesAreUnmistakable() {
        Dialogue dialogue = Dialogue.of(Talk.bot(BOT));
        hear("what can you do");

        assertThat(dialogue.isUnmistakable(talk.state(), "Our hours")).isTrue();
        assertThat(dialogue.isUnmistakable(DialogueState.START, "Our hours")).isFalse();
        assertThat(dialogue.isUnmistakable(DialogueState.START, "Where is my parcel?")).isTrue();
        assertThat(dialogue.isUnmistakable(DialogueState.START, "hey")).isFalse();
        assertThat(dialogue.isUnmistakable(DialogueState.START, "where is it")).isFalse();
    }

    @Test
    void linesOfNothingAreReadAsOne() {
        assertThat(hear(" ", "\n")).hasSize(1);
    }
}
