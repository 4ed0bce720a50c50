package dev.deskhand.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.emulator.testing.Answer;
import dev.deskhand.emulator.testing.Http;
import dev.deskhand.emulator.testing.TestAccount;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OAuthTest {

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-11-01T09:00:00Z"));
    private final TestAccount account =
            TestAccount.start(EmulatorOptions.onFreePort().withClock(now::get));
    private final Http http = account.http();
    private final String agent = account.agent("Bot");
    private final Answer client = account.client();

    @AfterEach
    void stop() {
        account.close();
    }

    private String clientId() {
        return client.text("client_id");
    }

    private Map<String, String> tokenForm(String code) {
        return new HashMap<>(
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "client_id",
                        clientId(),
                        "client_secret",
                        client.text("client_secret"),
                        "redirect_uri",
                        TestAccount.CALLBACK));
    }

    @Test
    void keysAreAlphanumericAndTheSecretIsShownOnce() {
        assertThat(clientId()).matches("[A-Za-z0-9]{50}");
        assertThat(client.text("client_secret")).matches("[A-Za-z0-9]{64}");
        Answer later = http.get("/emulator/v1/api-clients");
        assertThat(later.body().toString())
                .contains(clientId())
                .doesNotContain(client.text("client_secret"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oauth2/token", "/oauth2/chat/token"})
    void aCodeBecomesATokenAtBothGenerationsOfTheEndpoint(String path) {
        Answer answer = http.form(path, tokenForm(account.code(clientId(), agent)));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("access_token")).matches("[A-Za-z0-9]{64}");
        assertThat(answer.text("refresh_token")).isNotEmpty();
        assertThat(answer.text("token_type")).isEqualTo("Bearer");
        assertThat(answer.text("scope")).isEqualTo("chat read write");
    }

    @Test
    void theTokenActsAsTheAgentWhoPressedAllow() {
        account.agent("Somebody else");
        Answer me =
                http.get(
                        "/api/v2/chat/agents/me",
                        "Authorization",
                        "Bearer " + account.token(agent));
        assertThat(me.text("display_name")).isEqualTo("Bot");
    }

    @Test
    void aCodeIsGoodOnce() {
        String code = account.code(clientId(), agent);
        assertThat(account.exchange(client, code).status()).isEqualTo(200);
        Answer again = account.exchange(client, code);
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.text("error")).isEqualTo("invalid_grant");
    }

    @Test
    void aCodeIsGoodForTenMinutes() {
        String inTime = account.code(clientId(), agent);
        String late = account.code(clientId(), agent);
        now.updateAndGet(t -> t.plusSeconds(600));
        assertThat(account.exchange(client, inTime).status()).isEqualTo(200);
        now.updateAndGet(t -> t.plusSeconds(1));
        assertThat(account.exchange(client, late).text("error")).isEqualTo("invalid_grant");
    }

    @Test
    void aCodeOfAnotherClientIsRefusedAndStaysGoodForItsOwn() {
        String code = account.code(clientId(), agent);
        assertThat(account.exchange(account.client(), code).text("error"))
                .isEqualTo("invalid_grant");
        assertThat(account.exchange(client, code).status()).isEqualTo(200);
    }

    @Test
    void theRedirectUriOfTheExchangeMustBeTheOneOfTheConsent() {
        Map<String, String> form = tokenForm(account.code(clientId(), agent));
        form.put("redirect_uri", "http://localhost:9999/other");
        assertThat(http.form("/oauth2/token", form).text("error")).isEqualTo("invalid_grant");
    }

    @Test
    void aWrongSecretIsAnInvalidClient() {
        Map<String, String> form = tokenForm(account.code(clientId(), agent));
        form.put("client_secret", "guessed");
        Answer answer = http.form("/oauth2/token", form);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text("error")).isEqualTo("invalid_client");
        assertThat(answer.text("error_description")).contains("client_secret");
    }

    @Test
    void missingAndUnknownFieldsOfATokenRequestAreNamed() {
        Map<String, String> form = tokenForm("x");
        form.remove("code");
        assertThat(http.form("/oauth2/token", form).text("error_description")).contains("code");
        form.put("grant_type", "password");
        assertThat(http.form("/oauth2/token", form).text("error"))
                .isEqualTo("unsupported_grant_type");
    }

    @Test
    void aRefreshTokenIsGoodOnce() {
        Answer first = account.exchange(client, account.code(clientId(), agent));
        Map<String, String> form =
                Map.of(
                        "grant_type", "refresh_token",
                        "refresh_token", first.text("refresh_token"),
                        "client_id", clientId(),
                        "client_secret", client.text("client_secret"));
        Answer renewed = http.form("/oauth2/token", form);
        assertThat(renewed.status()).isEqualTo(200);
        assertThat(renewed.text("access_token")).isNotEqualTo(first.text("access_token"));
        assertThat(http.form("/oauth2/token", form).text("error")).isEqualTo("invalid_grant");
    }

    @Test
    void clientCredentialsAreForConfidentialClients() {
        Map<String, String> form =
                new HashMap<>(
                        Map.of(
                                "grant_type", "client_credentials",
                                "client_id", clientId(),
                                "client_secret", client.text("client_secret")));
        assertThat(http.form("/oauth2/token", form).text("error")).isEqualTo("invalid_client");
        Answer confidential =
                account.control(
                        "api-clients",
                        Map.of(
                                "name",
                                "Machine",
                                "client_type",
                                "confidential",
                                "agent_id",
                                agent,
                                "redirect_urls",
                                List.of(TestAccount.CALLBACK)));
        form.put("client_id", confidential.text("client_id"));
        form.put("client_secret", confidential.text("client_secret"));
        assertThat(http.form("/oauth2/token", form).text("access_token")).isNotEmpty();
    }

    @Test
    void getOnTheTokenEndpointIsNotAllowed() {
        Answer answer = http.get("/oauth2/token");
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.text("error")).isEqualTo("Method Not Allowed");
    }

    private String query(String redirectUri, String more) {
        return "?response_type=code&client_id="
                + clientId()
                + "&redirect_uri="
                + Http.encode(redirectUri)
                + "&scope=read%20write%20chat&state=s1"
                + more;
    }

    @Test
    void theConsentPageIsToldWhoAsksForWhatAndWhoIsSignedIn() {
        String path = "/emulator/v1/consent" + query(TestAccount.CALLBACK, "&subdomain=acme");
        Answer before = http.get(path);
        assertThat(before.body().at("/client/name").asString()).isEqualTo("Bot");
        assertThat(before.body().at("/agent").isNull()).isTrue();
        assertThat(before.body().at("/scopes")).hasSize(3);
        Answer after = http.get(path, "Cookie", signIn(agent));
        assertThat(after.body().at("/agent/name").asString()).isEqualTo("Bot");
    }

    private String signIn(String agentId) {
        Answer answer = http.post("/emulator/v1/sign-in", Map.of("agent_id", agentId));
        String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax");
        return cookie.substring(0, cookie.indexOf(';'));
    }

    @Test
    void aRedirectUriMustBeRegisteredToTheLetter() {
        Answer answer = http.get("/emulator/v1/consent" + query(TestAccount.CALLBACK + "/", ""));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text("error")).isEqualTo("redirect_uri_mismatch");
        assertThat(answer.text("message")).contains(TestAccount.CALLBACK);
    }

    @Test
    void allowNeedsSomebodySignedInAndComesBackWithCodeAndState() {
        Map<String, String> decision =
                Map.of(
                        "client_id",
                        clientId(),
                        "redirect_uri",
                        TestAccount.CALLBACK,
                        "state",
                        "a b&c",
                        "decision",
                        "allow");
        assertThat(http.post("/emulator/v1/consent", decision).text("error"))
                .isEqualTo("not_signed_in");
        Answer allowed = http.post("/emulator/v1/consent", decision, "Cookie", signIn(agent));
        assertThat(allowed.text("location"))
                .matches("http://localhost:9999/callback\\?code=[A-Za-z0-9]+&state=a\\+b%26c");
    }

    @Test
    void denyComesBackWithAnError() {
        Answer denied =
                http.post(
                        "/emulator/v1/consent",
                        Map.of("client_id", clientId(), "state", "s1", "decision", "deny"));
        assertThat(denied.text("location"))
                .isEqualTo(TestAccount.CALLBACK + "?error=access_denied&state=s1");
    }

    @Test
    void theImplicitFlowPutsTheTokenFirstIntoTheFragment() {
        String location =
                account.control(
                                "consents",
                                Map.of(
                                        "client_id",
                                        clientId(),
                                        "agent_id",
                                        agent,
                                        "response_type",
                                        "token"))
                        .text("location");
        assertThat(location).startsWith(TestAccount.CALLBACK + "#access_token=");
    }

    @Test
    void redirectUrlsMustBeAbsoluteAndSecure() {
        for (String url : List.of("http://shop.example/cb", "/cb", "https://x/#a", "not a url")) {
            Answer answer =
                    http.post(
                            "/emulator/v1/api-clients",
                            Map.of("name", "Bot", "redirect_urls", List.of(url)));
            assertThat(answer.status()).as(url).isEqualTo(422);
        }
        assertThat(account.state().path("api_clients")).hasSize(1);
    }

    @Test
    void removingAClientRevokesItsTokens() {
        String token =
                account.exchange(client, account.code(clientId(), agent)).text("access_token");
        assertThat(http.delete("/emulator/v1/api-clients/" + clientId()).status()).isEqualTo(204);
        assertThat(http.get("/api/v2/chat/agents", "Authorization", "Bearer " + token).status())
                .isEqualTo(401);
    }
}
