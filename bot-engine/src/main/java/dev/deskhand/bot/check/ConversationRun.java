package dev.deskhand.bot.check;

import dev.deskhand.bot.check.TestResult.Difference;
import dev.deskhand.bot.check.TestResult.StepResult;
import dev.deskhand.bot.dialogue.ApiRequest;
import dev.deskhand.bot.dialogue.ApiResult;
import dev.deskhand.bot.dialogue.Dialogue;
import dev.deskhand.bot.dialogue.DialogueState;
import dev.deskhand.bot.dialogue.TurnContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds conversation tests against a dialogue. The same test always comes out the same. */
public final class ConversationRun {
    /** When a test says no time: a Thursday morning. */
    public static final Instant USUAL_NOW = Instant.parse("2026-11-19T10:00:00Z");

    private static final long SEED = 0;

    private ConversationRun() {}

    /**
     * Talks to the bot as the test says.
     *
     * @param now when the conversation begins if the test does not say
     */
    public static TestResult of(Dialogue dialogue, ConversationTest test, Instant now) {
        List<StepResult> results = new ArrayList<>();
        DialogueState state = DialogueState.startIn(test.language());
        Instant time = test.now().orElse(now);
        for (Step step : test.steps()) {
            time = time.plus(step.after());
            List<ApiRequest> unanswered = new ArrayList<>();
            Exchange exchange =
                    Exchange.of(
                            dialogue,
                            state,
                            step.visitor(),
                            new TurnContext(
                                    time, test.visitorName(), TurnContext.ZENDESK_CHAT, SEED),
                            request -> answer(test.api(), request, unanswered));
            List<Difference> differences =
                    StepCheck.differences(step.expected(), exchange, unanswered, dialogue.bot());
            results.add(new StepResult(step, exchange, differences));
            if (!differences.isEmpty()) {
                break;
            }
            state = exchange.state();
        }
        return new TestResult(test, results);
    }

    private static ApiResult answer(
            List<StandIn> api, ApiRequest request, List<ApiRequest> unanswered) {
        Optional<ApiResult> answer = StandIn.answer(api, request);
        if (answer.isEmpty()) {
            unanswered.add(request);
        }
        return answer.orElse(
                new ApiResult.Failed(
                        ApiResult.Kind.UNREACHABLE, "The test has no stand-in for this address."));
    }
}
