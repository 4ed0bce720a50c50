package dev.deskhand.bot.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.bot.dialogue.TurnTrace.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Greetings, thanks, jokes: answered, and never in the way of the bot's own nodes. */
class SmallTalkTest {
    private static final Dialogue SHOP = Dialogue.of(Talk.kettleShop());

    private final Talk talk = new Talk(SHOP);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Hello!                        | greeting
                    hi there :)                   | greeting
                    good morning to you           | greeting
                    Hello Anna                    | greeting
                    how are you today?            | how_are_you
                    bye bye                       | goodbye
                    ok bye, have to go now        | goodbye
                    thank you so much!!           | thanks
                    thnaks for your help          | thanks
                    who are you?                  | who_are_you
                    what's your name?             | who_are_you
                    are you a robot or a human?   | are_you_a_bot
                    what can you do for me?       | what_can_you_do
                    can you help me please        | help
                    how old are you?              | your_age
                    where do you come from        | where_are_you_from
                    can you tell me a joke please | joke
                    you are so stupid             | insult
                    good job                      | praise
                    yes                           | yes
                    no thanks                     | no
                    ok                            | ok
                    I am so sorry                 | sorry
                    one moment please             | wait
                    forget it                     | never_mind
                    hello, are you still there?   | are_you_there
                    hahaha                        | laughter
                    will you marry me             | love
                    what time is it?              | what_time
                    have a nice weekend           | wishes
                    helo                          | greeting
                    👍                            | ok
                    👍🏽 👍🏽                         | ok
                    😡😡😡                        | insult
                    ❤️                            | love
                    👋                            | greeting
                    🤷‍♀️                            | dont_know
                    """)
    void smallTalkIsKnown(String text, String name) {
        assertThat(talk.say(text).outcome())
                .isInstanceOfSatisfying(
                        Outcome.SmallTalk.class,
                        smallTalk -> assertThat(smallTalk.name()).isEqualTo(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "do you sell pots made of copper",
                "what is the price of the blue one",
                "how long is the warranty",
                "can you deliver to Norway",
                "I was charged twice",
                "is the kettle dishwasher safe",
                "my handle broke off yesterday",
                "what time does the train leave",
                "where is the shop",
                "do you have gift cards",
                "how old is the wood you use",
                "the moon is made of cheese"
            })
    void aQuestionThatTheBotDoesNotKnowIsNotLaughedOff(String text) {
        assertThat(talk.say(text).outcome()).isInstanceOf(Outcome.NotUnderstood.class);
    }

    @Test
    void thereAreThirtyKindsAtLeastWithTenSentencesEach() {
        assertThat(Dialogue.smallTalkNames()).hasSizeGreaterThanOrEqualTo(30);
        SmallTalkBook english = SmallTalkBook.of("en").orElseThrow();
        assertThat(english.sentences())
                .hasSizeGreaterThanOrEqualTo(10 * english.names().size())
                .doesNotHaveDuplicates();
        for (String name : english.names()) {
            assertThat(english.answers(name)).as(name).isNotEmpty();
        }
    }

    @Test
    void inTheMiddleOfAQuestionItIsAnsweredTheSecondTime() {
        talk.say("where is my order");

        Turn first = talk.say("how are you?");
        Turn second = talk.say("how are you?");

        assertThat(Talk.texts(first)).containsExactly("It looks like AB-123456.");
        assertThat(first.trace().rule()).isEqualTo(Rule.SMALL_TALK);
        assertThat(second.outcome()).isEqualTo(new Outcome.SmallTalk("how_are_you", 1));
        assertThat(Talk.texts(second)).hasSize(2).endsWith("What is your order number?");
    }

    @Test
    void aBotsOwnGreetingReplacesTheOneThatComesWithDeskhand() {
        Talk own =
                Talk.with(
                        """
                        name: Own
                        faq:
                          - {name: welcome, user_says: [hello, good evening to you all], bot_says: [Ahoy.]}
                        """);

        assertThat(own.hear("hello")).containsExactly("Ahoy.");
        assertThat(own.say("greetings").outcome()).isNotInstanceOf(Outcome.SmallTalk.class);
    }

    @Test
    void theAuthorsAnswerIsGivenAndWhatIsSwitchedOffIsNotAnswered() {
        Talk own =
                Talk.with(
                        """
                        name: Own
                        settings:
                          small_talk: {answers: {greeting: "Ahoy {visitor_name}!"}, off: [joke]}
                        faq: [{name: a, user_says: [the price of fish], bot_says: [Two.]}]
                        """);

        assertThat(own.hear("hi")).containsExactly("Ahoy Ada!");
        assertThat(own.say("tell me a joke").outcome()).isInstanceOf(Outcome.NotUnderstood.class);
    }

    @Test
    void aBotWithoutSmallTalkMakesNone() {
        Talk silent =
                Talk.with(
                        """
                        name: Silent
                        settings: {small_talk: false}
                        faq: [{name: a, user_says: [the price of fish], bot_says: [Two.]}]
                        """);

        assertThat(silent.say("hi").outcome()).isInstanceOf(Outcome.NotUnderstood.class);
    }

    @Test
    void aQuestionAfterAGreetingIsTheQuestion() {
        assertThat(talk.hear("Hello! When do you open?")).containsExactly("Nine to six.");
    }
}
