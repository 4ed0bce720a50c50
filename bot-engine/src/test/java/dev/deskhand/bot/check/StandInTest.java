package dev.deskhand.bot.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.bot.ApiCall;
import dev.deskhand.bot.dialogue.ApiRequest;
import dev.deskhand.bot.dialogue.ApiResult;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StandInTest {
    private static final ApiResult SHIPPED = new ApiResult.Answered("{\"status\":\"shipped\"}");
    private static final ApiResult GONE =
            new ApiResult.Failed(ApiResult.Kind.STATUS, "The stand-in answered with status 404.");

    private static boolean answers(String pattern, String url) {
        StandIn standIn = new StandIn(Optional.empty(), pattern, SHIPPED);
        return StandIn.answer(List.of(standIn), request(ApiCall.Method.GET, url)).isPresent();
    }

    private static ApiRequest request(ApiCall.Method method, String url) {
        return new ApiRequest(
                "1",
                method,
                URI.create(url),
                Map.of(),
                "",
                Optional.empty(),
                Duration.ofSeconds(5),
                0);
    }

    @Test
    void theFirstThatFitsAnswers() {
        List<StandIn> all =
                List.of(
                        new StandIn(
                                Optional.of(ApiCall.Method.POST), "https://shop.example/1", GONE),
                        new StandIn(Optional.empty(), "https://shop.example/*", SHIPPED),
                        new StandIn(Optional.empty(), "https://shop.example/1", GONE));

        assertThat(StandIn.answer(all, request(ApiCall.Method.GET, "https://shop.example/1")))
                .contains(SHIPPED);
        assertThat(StandIn.answer(all, request(ApiCall.Method.POST, "https://shop.example/1")))
                .contains(GONE);
        assertThat(StandIn.answer(all, request(ApiCall.Method.GET, "https://else.example/1")))
                .isEmpty();
    }

    @Test
    void aStarStandsForAnyCharactersAndNothingElseDoes() {
        assertThat(answers("https://a.example/*/x", "https://a.example/12/x")).isTrue();
        assertThat(answers("https://a.example/*/x", "https://a.example//x")).isTrue();
        assertThat(answers("*", "https://a.example/")).isTrue();
        assertThat(answers("*a*b*", "https://a.example/b")).isTrue();
        assertThat(answers("https://a.example/*/x", "https://a.example/x")).isFalse();
        assertThat(answers("https://a.example/*x*x", "https://a.example/x")).isFalse();
        assertThat(answers("https://a.example/.", "https://a.example/1")).isFalse();
        assertThat(answers("https://a.example", "https://a.example/1")).isFalse();
    }
}
