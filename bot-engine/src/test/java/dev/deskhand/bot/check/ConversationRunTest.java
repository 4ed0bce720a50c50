package dev.deskhand.bot.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.bot.check.Step.Expected;
import dev.deskhand.bot.check.TestResult.Difference;
import dev.deskhand.bot.dialogue.Dialogue;
import dev.deskhand.bot.dialogue.TurnTrace;
import dev.deskhand.bot.file.BotFile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConversationRunTest {
    private static final Dialogue SHOP =
            dialogue(
                    """
                    name: Shop
                    settings:
                      hand_over:
                        department: Support
                        user_says: [talk to a human]
                    faq:
                      - name: delivery
                        user_says: [how long does delivery take, when will my order arrive]
                        bot_says:
                          - text: Two to three days.
                          - text: Anything else?
                            quick_replies: [Delivery cost]
                      - name: delivery_cost
                        user_says: [delivery cost, how much is shipping]
                        bot_says: [text: 3.90]
                    """);

    private static Dialogue dialogue(String yaml) {
        return Dialogue.of(((BotFile.Valid) BotFile.parse(yaml)).bot());
    }

    private static TestResult run(Step... steps) {
        ConversationTest test =
                new ConversationTest(
                        "a test", 1, Optional.empty(), "Ada", "", List.of(), List.of(steps));
        return ConversationRun.of(SHOP, test, ConversationRun.USUAL_NOW);
    }

    private static Step step(String visitor, Expected expected) {
        return new Step(1, Duration.ZERO, visitor, expected);
    }

    private static Expected bot(String... says) {
        return new Expected(
                Optional.of(List.of(says).stream().map(Speech::of).toList()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Optional.empty());
    }

    private static Expected node(String node) {
        return new Expected(
                Optional.empty(),
                Optional.empty(),
                Optional.of(node),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Optional.empty());
    }

    private static Expected handOver(boolean wanted, String to) {
        return new Expected(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Optional.of(
                        new Step.HandOver(wanted, Optional.of(to).filter(name -> !name.isEmpty()))),
                Optional.empty());
    }

    private static List<Difference> differences(TestResult result) {
        return result.failure().map(TestResult.StepResult::differences).orElse(List.of());
    }

    @Test
    void aConversationThatGoesAsExpectedPasses() {
        TestResult result =
                run(
                        step(
                                "how long does delivery take?",
                                bot("Two to three days.", "Anything...")),
                        step("1", node("delivery_cost")),
                        step("talk to a human", handOver(true, "Support")));

        assertThat(differences(result)).isEmpty();
        assertThat(result.passed()).isTrue();
        assertThat(result.steps()).hasSize(3);
    }

    @Test
    void eachMessageOfAnAnswerIsHeldAgainstItsOwnExpectation() {
        TestResult result =
                run(step("how long does delivery take", bot("Two to three days.", "Else?", "Bye")));

        assertThat(differences(result))
                .containsExactly(
                        new Difference(
                                "bot",
                                List.of("Two to three days.", "Else?", "Bye"),
                                List.of("Two to three days.", "Anything else?"),
                                List.of(true, false)));
    }

    @Test
    void aTestEndsAtTheFirstStepThatCameOutOtherwise() {
        TestResult result =
                run(step("delivery cost", node("delivery")), step("delivery cost", node("x")));

        assertThat(result.passed()).isFalse();
        assertThat(result.steps()).hasSize(1);
        assertThat(differences(result).getFirst().actual()).containsExactly("delivery_cost");
    }

    @Test
    void aHandOverIsExpectedOfSomebodyOrOfNobody() {
        assertThat(run(step("talk to a human", handOver(true, ""))).passed()).isTrue();
        assertThat(run(step("delivery cost", handOver(false, ""))).passed()).isTrue();
        assertThat(differences(run(step("talk to a human", handOver(true, "Sales")))))
                .first()
                .extracting(Difference::actual)
                .isEqualTo(List.of("Support"));
        assertThat(differences(run(step("talk to a human", handOver(false, ""))))).isNotEmpty();
        assertThat(differences(run(step("delivery cost", handOver(true, ""))))).isNotEmpty();
    }

    @Test
    void optionsTagsValuesAndRulesAreHeldAgainstTheConversation() {
        Expected all =
                new Expected(
                        Optional.empty(),
                        Optional.of(List.of("Delivery time")),
                        Optional.empty(),
                        Optional.of(TurnTrace.Rule.SMALL_TALK),
                        Optional.of("joke"),
                        Map.of("email", Optional.of("a@b.example")),
                        Optional.empty(),
                        Optional.of(List.of("vip")));

        assertThat(differences(run(step("how long does delivery take", all))))
                .extracting(Difference::what)
                .containsExactly("options", "rule", "small_talk", "values.email", "tags");
    }
}
