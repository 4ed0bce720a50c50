package dev.deskhand.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.server.authorisation.TokenRequestFailed.Reason;
import dev.deskhand.server.deployment.Grant;
import dev.deskhand.server.testing.Client;
import dev.deskhand.server.testing.Client.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GuideTest {
    private static final String GUIDE = "/third_party_integrations/v1/zendesk_live_chat/";

    @TempDir Path data;
    private TestServer server;
    private Client administrator;
    private Client browser;
    private long business;

    @BeforeEach
    void start() {
        server = TestServer.start(data);
        administrator = server.administrator();
        business = TestServer.business(administrator);
        browser = server.stranger();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theAuthorizeUrlAsksForAllThatTheConsentNeeds() {
        TestServer.saveKeys(administrator, business);

        Answer answer = browser.get(GUIDE + "generate_authorize_url/" + business);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/authorize_url"))
                .startsWith("http://127.0.0.1:9/zendesk/oauth2/chat/authorizations/new?")
                .contains("response_type=code")
                .contains("client_id=the-client-id")
                .contains("scope=read%20write%20chat")
                .contains("subdomain=acme")
                .contains("generate_token%2F" + business)
                .doesNotContain("s3cr3t");
        assertThat(answer.at("/expires_at")).isEqualTo("2026-11-02T09:10:00Z");
    }

    @Test
    void withoutKeysThereIsNoConsentAndTheMissingOnesAreNamed() {
        Answer answer = browser.get(GUIDE + "generate_authorize_url/" + business);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.at("/error")).isEqualTo("keys_missing");
        assertThat(answer.json().at("/problems").valueStream().map(p -> p.get("field").asString()))
                .containsExactly("client_id", "subdomain", "client_secret");
        assertThat(callback("?code=c&state=s").status()).isEqualTo(409);
    }

    @Test
    void anUnknownBusinessIsNotFound() {
        for (String id : new String[] {"4711", "nonsense"}) {
            Answer url = browser.get(GUIDE + "generate_authorize_url/" + id);
            assertThat(url.status()).isEqualTo(404);
            assertThat(url.at("/error")).isEqualTo("unknown_business");
            assertThat(browser.get(GUIDE + "generate_token/" + id + "?code=c&state=s").status())
                    .isEqualTo(404);
        }
    }

    @Test
    void theConsentStoresTheTokenOnceAndStartsTheConnection() {
        TestServer.saveKeys(administrator, business);
        server.chat.connections.changed.clear();
        String state = state();

        Answer page = callback("?code=c0de&state=" + state);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(page.text()).contains("The bot may answer now").doesNotContain("c0de");
        assertThat(grant().map(Grant::accessToken)).contains("access-for-c0de");
        assertThat(server.chat.connections.changed).containsExactly(business);
        assertThat(server.chat.exchange.requests)
                .singleElement()
                .satisfies(request -> {
                    assertThat(request.clientSecret()).isEqualTo("s3cr3t-of-the-client");
                    assertThat(request.redirectUri())
                            .isEqualTo(
                                    server.server
                                            .address()
                                            .resolve(GUIDE + "generate_token/" + business));
                });

        Answer replayed = callback("?code=c0de&state=" + state);
        assertThat(replayed.status()).isEqualTo(400);
        assertThat(replayed.text()).contains("used already");
        assertThat(server.chat.exchange.requests).hasSize(1);
    }

    @Test
    void aForeignStateAnExpiredOneAndNoneStoreNothing() {
        TestServer.saveKeys(administrator, business);
        long other = TestServer.business(administrator);
        TestServer.saveKeys(administrator, other);
        String others =
                state(browser.get(GUIDE + "generate_authorize_url/" + other).at("/authorize_url"));

        assertRefused(callback("?code=c&state=" + others), 400, "state_invalid");
        assertRefused(callback("?code=c&state=guessed"), 400, "state_invalid");
        assertRefused(callback("?code=c"), 400, "state_missing");
        String state = state();
        assertRefused(callback("?state=" + state), 400, "code_missing");
        server.clock.advance(Duration.ofMinutes(10));
        assertRefused(callback("?code=c&state=" + state), 400, "state_invalid");
        assertThat(server.chat.exchange.requests).isEmpty();
    }

    @Test
    void aRefusedConsentStoresNothingAndUsesTheStateUp() {
        TestServer.saveKeys(administrator, business);
        String state = state();

        assertRefused(callback("?error=access_denied&state=" + state), 403, "consent_refused");
        assertRefused(callback("?code=c&state=" + state), 400, "state_invalid");
    }

    @Test
    void whatComesWithTheAddressCannotWriteIntoThePage() {
        TestServer.saveKeys(administrator, business);

        Answer page = callback("?error=%3Cscript%3Ealert(1)%3C%2Fscript%3E");

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.text()).doesNotContain("<script");
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void aFailingTokenRequestStoresNothingAndSaysWhatToDo(Reason reason) {
        TestServer.saveKeys(administrator, business);
        server.chat.exchange.fail(reason);

        Answer page = callback("?code=c&state=" + state());

        assertThat(page.status()).isEqualTo(502);
        assertThat(page.text())
                .contains("Zendesk gave no token")
                .contains("authorization URL again")
                .doesNotContain("s3cr3t");
        assertThat(grant()).isEmpty();
        assertRefused(callback("?code=c&state=" + state()), 502, "token_request_failed");
    }

    @Test
    void onlySoManyConsentsOfABusinessAreWaitedFor() {
        TestServer.saveKeys(administrator, business);
        String first = state();
        for (int i = 0; i < 20; i++) {
            server.clock.advance(Duration.ofSeconds(1));
            state();
        }

        assertRefused(callback("?code=c&state=" + first), 400, "state_invalid");
        assertThat(callback("?code=c&state=" + state()).status()).isEqualTo(200);
    }

    @Test
    void secretsAndTokensAreInNoAnswerAndNotReadableInTheFiles() throws IOException {
        Answer saved = TestServer.saveKeys(administrator, business);
        callback("?code=c0de&state=" + state());
        Answer shown =
                administrator.get(
                        "/api/v1/businesses/" + business + "/deployments/zendesk_live_chat");

        assertThat(saved.text() + shown.text())
                .doesNotContain("s3cr3t-of-the-client")
                .doesNotContain("access-for-c0de")
                .contains("\"client_secret_set\":true")
                .contains("\"subdomain\":\"acme\"");
        try (Stream<Path> files = Files.list(data)) {
            for (Path file : files.toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain("s3cr3t-of-the-client")
                        .doesNotContain("access-for-c0de")
                        .doesNotContain("refresh-for-c0de")
                        .doesNotContain(TestServer.PASSWORD);
            }
        }
    }

    @Test
    void everythingIsThereAfterARestart() {
        TestServer.saveKeys(administrator, business);
        callback("?code=c0de&state=" + state());
        String stateBefore = state();
        server.close();

        server = TestServer.start(data);

        assertThat(server.server.setupLink()).isEmpty();
        assertThat(server.chat.started).isTrue();
        assertThat(grant().map(Grant::accessToken)).contains("access-for-c0de");
        assertThat(server.chat.foundation.deployments().clientSecret(business))
                .contains("s3cr3t-of-the-client");
        assertThat(server.administrator().get("/api/v1/businesses").at("/businesses/0/name"))
                .isEqualTo("Acme");
        browser = server.stranger();
        assertThat(callback("?code=later&state=" + stateBefore).status()).isEqualTo(200);
    }

    @Test
    void keysOfAnotherAccountDropTheConsent() {
        TestServer.saveKeys(administrator, business);
        callback("?code=c0de&state=" + state());
        String path = "/api/v1/businesses/" + business + "/deployments/zendesk_live_chat";

        Answer renamed =
                administrator.put(
                        path,
                        """
                        {"client_id": "the-client-id", "client_name": "New name", "subdomain": "acme"}
                        """);
        assertThat(renamed.json().at("/authorised_at").isNull()).isFalse();
        assertThat(renamed.json().at("/client_secret_set").asBoolean()).isTrue();

        Answer moved =
                administrator.put(
                        path,
                        """
                        {"client_id": "the-client-id", "client_name": "New name", "subdomain": "other"}
                        """);
        assertThat(moved.json().at("/authorised_at").isNull()).isTrue();
        assertThat(grant()).isEmpty();
    }

    private void assertRefused(Answer page, int status, String code) {
        assertThat(page.status()).as(page.text()).isEqualTo(status);
        assertThat(page.header("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(grant()).isEmpty();
        Answer json =
                browser.copy()
                        .with("Accept", "application/json")
                        .get(
                                page.response().uri().getPath()
                                        + "?"
                                        + page.response().uri().getQuery());
        // A second look at the same address may find the state used up; it is refused all the same.
        assertThat(json.status()).isBetween(400, 502);
        assertThat(json.at("/error")).isIn(code, "state_invalid");
    }

    private Answer callback(String query) {
        return browser.get(GUIDE + "generate_token/" + business + query);
    }

    private String state() {
        return state(
                browser.get(GUIDE + "generate_authorize_url/" + business).at("/authorize_url"));
    }

    private static String state(String url) {
        return url.substring(url.indexOf("state=") + "state=".length());
    }

    private Optional<Grant> grant() {
        return server.chat.foundation.deployments().grant(business);
    }
}
