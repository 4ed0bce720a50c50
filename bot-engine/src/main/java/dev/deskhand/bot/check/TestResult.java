package dev.deskhand.bot.check;

import java.util.List;
import java.util.Optional;

/**
 * How a conversation test went. It ends at the first step that came out otherwise, for what follows
 * would be another conversation.
 *
 * @param steps those that were taken
 */
public record TestResult(ConversationTest test, List<StepResult> steps) {
    public TestResult {
        steps = List.copyOf(steps);
    }

    public boolean passed() {
        return failure().isEmpty();
    }

    /** The step that came out otherwise. */
    public Optional<StepResult> failure() {
        return steps.stream().filter(step -> !step.differences().isEmpty()).findFirst();
    }

    /**
     * How a step went.
     *
     * @param differences from what was expected; none if all is well
     */
    public record StepResult(Step step, Exchange exchange, List<Difference> differences) {
        public StepResult {
            differences = List.copyOf(differences);
        }
    }

    /**
     * Something that came out otherwise.
     *
     * @param what the key of the test file that expected it, {@code bot} or {@code values.email}
     * @param expected one text, or one for each message
     * @param actual likewise
     * @param same by index, whether the two count as the same there; beyond its end they do not
     */
    public record Difference(
            String what, List<String> expected, List<String> actual, List<Boolean> same) {
        public Difference {
            expected = List.copyOf(expected);
            actual = List.copyOf(actual);
            same = List.copyOf(same);
        }
    }
}
