package dev.deskhand.bot.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.bot.Action;
import dev.deskhand.bot.ApiCall;
import dev.deskhand.bot.dialogue.TurnTrace.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a service is asked, and what comes of its answer. */
class CallTest {
    private static final Dialogue SHOP = Dialogue.of(Talk.kettleShop());

    private final Talk talk = new Talk(SHOP);

    private ApiRequest request() {
        talk.say("where is my order");
        return ((Outcome.Calls) talk.say("AB-123456").outcome()).request();
    }

    @Test
    void aCallHasItsValuesFilledIn() {
        ApiRequest request = request();

        assertThat(request.method()).isEqualTo(ApiCall.Method.POST);
        assertThat(request.url()).hasToString("https://api.example/orders/AB-123456");
        assertThat(request.body())
                .isEqualTo("{\"order\":\"AB-123456\",\"who\":{\"name\":\"Ada\"},\"guests\":null}");
        assertThat(request.retries()).isZero();
    }

    @Test
    void aNumberIsSentAsANumber() {
        talk.say("book a table for 3 guests tomorrow");

        assertThat(request().body()).contains("\"guests\":3");
    }

    @Test
    void whatTheServiceAnswersIsSaidAndKept() {
        request();

        Turn turn = talk.answers("{\"status\": \"shipped\", \"total\": 12.5, \"parcels\": 2}");

        assertThat(Talk.texts(turn)).containsExactly("Order AB-123456 is shipped.");
        assertThat(turn.trace().rule()).isEqualTo(Rule.CALL_ENDED);
        assertThat(talk.value("total")).isEqualTo("12.50 GBP");
        assertThat(talk.value("parcels")).isEqualTo("2");
    }

    @Test
    void aConditionOnTheAnswerLeadsOn() {
        request();

        assertThat(Talk.texts(talk.answers("{\"status\": \"Lost\"}")))
                .containsExactly("Order AB-123456 is Lost.", "I am so sorry about that.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no JSON",
                "[]",
                "{}",
                "{\"status\": null}",
                "{\"status\": \"\"}",
                "{\"status",
                "null",
                "\"shipped\""
            })
    void anAnswerWithoutWhatMustBeInItIsAFailure(String json) {
        request();

        Turn turn = talk.answers(json);

        assertThat(Talk.texts(turn)).containsExactly("Something broke.");
        assertThat(turn.outcome()).isEqualTo(new Outcome.NotUnderstood(0));
        assertThat(turn.state().misses()).isEqualTo(1);
    }

    @Test
    void aFailureGoesTheWayThatTheFlowHasForIt() {
        Talk other =
                Talk.with(
                        """
                        name: Other
                        nodes:
                          - name: ask
                            type: start
                            user_says: [ask the oracle]
                            first_says: [I will ask.]
                            actions: [{call: {method: GET, url: "https://oracle.example/"}}]
                            bot_says: [It says yes.]
                            on_error: silent
                          - {name: silent, type: step, bot_says: [It is silent.]}
                        """);
        assertThat(other.hear("ask the oracle")).containsExactly("I will ask.");

        Turn turn = other.ends(new ApiResult.Failed(ApiResult.Kind.TIMED_OUT, "too slow"));

        assertThat(Talk.texts(turn)).containsExactly("It is silent.");
        assertThat(turn.trace().path()).containsExactly("silent");
        assertThat(turn.state().misses()).isZero();
    }

    @Test
    void failuresCountForTheHandOver() {
        request();
        ApiResult failed = new ApiResult.Failed(ApiResult.Kind.UNREACHABLE, "no route");
        talk.ends(failed);
        talk.say("where is my order");
        assertThat(talk.ends(failed).outcome()).isEqualTo(new Outcome.NotUnderstood(0));
        talk.say("where is my order");

        assertThat(talk.ends(failed).outcome())
                .isEqualTo(
                        new Outcome.HandOverAsked(
                                Outcome.Cause.NOT_UNDERSTOOD, new Action.Target.Anyone()));
    }

    @Test
    void anAnswerThatNobodyWaitsForChangesNothing() {
        request();
        DialogueState before = talk.state();

        Turn turn =
                talk.take(
                        new VisitorInput.CallEnded(
                                "another", new ApiResult.Answered("{\"status\": \"x\"}")));

        assertThat(turn.state()).isEqualTo(before);
        assertThat(turn.replies()).isEmpty();
        assertThat(
                        Talk.texts(
                                talk.take(
                                        new VisitorInput.CallEnded(
                                                before.place().orElseThrow().call().orElseThrow(),
                                                new ApiResult.Answered(
                                                        "{\"status\": \"shipped\"}")))))
                .containsExactly("Order AB-123456 is shipped.");
    }

    @Test
    void anAnswerThatComesTwiceCountsOnce() {
        ApiRequest request = request();
        talk.answers("{\"status\": \"shipped\"}");
        DialogueState before = talk.state();

        Turn again =
                talk.take(
                        new VisitorInput.CallEnded(
                                request.id(), new ApiResult.Answered("{\"status\": \"y\"}")));

        assertThat(again.state()).isEqualTo(before);
    }

    @Test
    void whatWasSaidBeforeAHandOverIsKept() {
        Talk other =
                Talk.with(
                        """
                        name: Other
                        nodes:
                          - name: boss
                            type: start
                            user_says: [give me the boss]
                            first_says: [Well then.]
                            actions: [{tag: [boss]}, {hand_over: {agent: Greta}}]
                        """);

        Turn turn = other.say("give me the boss");

        assertThat(Talk.texts(turn)).containsExactly("Well then.");
        assertThat(turn.tags()).containsExactly("boss");
        assertThat(turn.outcome())
                .isEqualTo(
                        new Outcome.HandOverAsked(
                                Outcome.Cause.FLOW, new Action.Target.Agent("Greta")));
    }
}
