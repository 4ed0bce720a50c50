package dev.deskhand.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskhand.emulator.testing.Answer;
import dev.deskhand.emulator.testing.Bot;
import dev.deskhand.emulator.testing.Http;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every fault that strikes calls over HTTP and the opening of sockets. */
class HttpFaultsTest {

    private final FaultStage stage = new FaultStage();

    @AfterEach
    void stop() {
        stage.close();
    }

    private Answer start() {
        return stage.account.startSession(stage.token);
    }

    private Answer me() {
        return stage.account
                .http()
                .get("/api/v2/chat/agents/me", "Authorization", "Bearer " + stage.token);
    }

    private static String retryAfter(Answer answer) {
        return answer.headers().firstValue("Retry-After").orElse("");
    }

    @Test
    void tooManyRequestsHasRetryAfter() {
        stage.fault("too_many_requests", "operation", "startAgentSession", "retry_after_s", 3);
        assertThat(me().status()).isEqualTo(200);
        Answer refused = start();
        assertThat(refused.status()).isEqualTo(429);
        assertThat(retryAfter(refused)).isEqualTo("3");
        assertThat(start().status()).isEqualTo(200);
    }

    @Test
    void aServerErrorHasTheChosenStatusOnEachKindOfCall() {
        stage.fault("server_error", "at", "http", "count", 3, "status", 502);
        assertThat(start().status()).isEqualTo(502);
        assertThat(me().status()).isEqualTo(502);
        Answer token = stage.account.http().form("/oauth2/token", Map.of("client_id", "x"));
        assertThat(token.status()).isEqualTo(502);
        assertThat(me().status()).isEqualTo(200);
        assertThat(stage.log())
                .extracting(entry -> entry.path("operation").asString())
                .containsExactly("startAgentSession", "me", "token");
    }

    @Test
    void aDialIsRefusedWithTheStatus() {
        String url = stage.account.websocketUrl(stage.token);
        stage.fault("too_many_requests", "operation", "connect", "retry_after_s", 9);
        assertThatThrownBy(() -> stage.account.connect(url))
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        e -> {
                            assertThat(e.getResponse().statusCode()).isEqualTo(429);
                            assertThat(e.getResponse().headers().firstValue("Retry-After"))
                                    .contains("9");
                        });
        stage.account.connect(url).online();
    }

    @Test
    void anAnswerCutInHalfIsNoJson() throws IOException, InterruptedException {
        stage.fault("malformed_json", "operation", "startAgentSession", "at", "http");
        HttpRequest request =
                HttpRequest.newBuilder(
                                stage.account.emulator().address().resolve("/graphql/request"))
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        "{\"query\":\"mutation { startAgentSession(access_token: \\\"%s\\\") { session_id } }\"}"
                                                .formatted(stage.token)))
                        .build();
        HttpResponse<String> answer =
                Http.client().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).startsWith("{\"data\"").doesNotEndWith("}");
    }

    @Test
    void aRefusedTokenStaysGood() {
        stage.fault("refuse_token");
        Answer refused = start();
        assertThat(refused.status()).isEqualTo(200);
        assertThat(refused.body().at("/errors/0/extensions/code").asString())
                .isEqualTo("invalid_token");
        stage.fault("refuse_token", "operation", "me");
        assertThat(me().status()).isEqualTo(401);
        stage.fault("refuse_token", "operation", "token");
        assertThat(stage.account.http().form("/oauth2/token", Map.of()).text("error"))
                .isEqualTo("invalid_grant");
        assertThat(me().status()).isEqualTo(200);
        assertThat(start().body().has("errors")).isFalse();
    }

    @Test
    void aTokenCanBeRevokedTheMomentItIsUsed() {
        stage.fault("revoke_token", "operation", "startAgentSession");
        assertThat(start().body().at("/errors/0/extensions/code").asString())
                .isEqualTo("invalid_token");
        assertThat(me().status()).isEqualTo(401);
    }

    @Test
    void aSlowAnswerTakesItsTime() {
        stage.fault("slow", "ms", 120, "at", "http");
        long began = System.nanoTime();
        assertThat(me().status()).isEqualTo(200);
        assertThat(System.nanoTime() - began)
                .isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(120));
    }

    @Test
    void underMaintenanceSocketsAreClosedAndNothingButTheControlApiAnswers() {
        String url = stage.account.websocketUrl(stage.token);
        Bot bot = stage.account.connect(url).settled();
        stage.fault("maintenance", "for_ms", 2_700_000);
        assertThat(bot.closeCode()).isEqualTo(1012);
        Answer refused = start();
        assertThat(refused.status()).isEqualTo(503);
        assertThat(Integer.parseInt(retryAfter(refused))).isBetween(2_600, 2_700);
        assertThat(me().status()).isEqualTo(503);
        assertThatThrownBy(() -> stage.account.connect(url))
                .hasCauseInstanceOf(WebSocketHandshakeException.class);
        assertThat(stage.account.http().get("/emulator/v1/faults").body().path("faults"))
                .hasSize(1);
        stage.account.emulator().advance(Duration.ofMinutes(45));
        assertThat(me().status()).isEqualTo(200);
        stage.account.connect(url).online();
        assertThat(stage.account.http().get("/emulator/v1/faults").body().path("faults")).isEmpty();
    }

    @Test
    void maintenanceEndsWhenItIsRemoved() {
        String id = stage.fault("maintenance");
        assertThat(me().status()).isEqualTo(503);
        stage.account.http().delete("/emulator/v1/faults/" + id);
        assertThat(me().status()).isEqualTo(200);
    }

    @Test
    void maintenanceCanBeginWhenAnOperationArrives() {
        stage.fault("maintenance", "operation", "sendMessage");
        assertThat(me().status()).isEqualTo(200);
        stage.request(1, stage.sendMessage("too late"));
        assertThat(stage.bot.closeCode()).isEqualTo(1012);
        assertThat(stage.visitorSees("too late")).isFalse();
        assertThat(me().status()).isEqualTo(503);
    }
}
