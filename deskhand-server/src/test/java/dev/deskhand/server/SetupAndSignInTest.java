package dev.deskhand.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.server.testing.Client;
import dev.deskhand.server.testing.Client.Answer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetupAndSignInTest {
    @TempDir Path data;
    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start(data);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theSetupLinkMakesTheAdministratorOnce() {
        URI link = server.server.setupLink().orElseThrow();
        Client first = server.stranger();
        assertThat(first.get("/api/v1/setup").json().at("/needed").asBoolean()).isTrue();

        Answer done = first.enter("/api/v1/setup", TestServer.setupBody(link));

        assertThat(done.status()).isEqualTo(201);
        assertThat(done.at("/user/email")).isEqualTo(TestServer.EMAIL);
        assertThat(first.get("/api/v1/session").at("/user/name")).isEqualTo("Ada");
        assertThat(first.get("/api/v1/setup").json().at("/needed").asBoolean()).isFalse();
        Answer again = server.stranger().enter("/api/v1/setup", TestServer.setupBody(link));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.at("/error")).isEqualTo("setup_done");
    }

    @Test
    void anotherTokenMakesNobody() {
        URI forged = URI.create("http://localhost/setup?token=guessed");

        Answer answer = server.stranger().enter("/api/v1/setup", TestServer.setupBody(forged));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.at("/error")).isEqualTo("setup_token_invalid");
        assertThat(server.stranger().get("/api/v1/setup").json().at("/needed").asBoolean())
                .isTrue();
    }

    @Test
    void aLinkOfAnEarlierStartNoLongerCounts() {
        URI earlier = server.server.setupLink().orElseThrow();
        server.close();
        server = TestServer.start(data);

        assertThat(server.stranger().enter("/api/v1/setup", TestServer.setupBody(earlier)).status())
                .isEqualTo(403);
        URI current = server.server.setupLink().orElseThrow();
        assertThat(server.stranger().enter("/api/v1/setup", TestServer.setupBody(current)).status())
                .isEqualTo(201);
    }

    @Test
    void allThatIsWrongWithTheFirstAdministratorIsNamedAtOnce() {
        Answer answer =
                server.stranger()
                        .post(
                                "/api/v1/setup",
                                """
                                {"token": "x", "name": " ", "email": "ada", "password": "short"}
                                """);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/problems").valueStream().map(p -> p.get("field").asString()))
                .containsExactlyInAnyOrder("name", "email", "password");
        assertThat(answer.text()).doesNotContain("short\"");
    }

    @Test
    void theCookieIsOutOfReachOfScriptsAndForeignSites() {
        server.administrator();

        Answer answer =
                server.stranger()
                        .enter("/api/v1/session", TestServer.signInBody(TestServer.PASSWORD));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Set-Cookie").orElseThrow())
                .startsWith("deskhand_session=")
                .contains("HttpOnly")
                .contains("SameSite=Lax")
                .contains("Path=/")
                .doesNotContain("Secure");
    }

    @Test
    void behindHttpsTheCookieStaysOnHttps() {
        server.close();
        server =
                TestServer.start(
                        TestServer.config(data).withBaseUrl(URI.create("https://bots.example.com")),
                        ServerExtras.of("1"),
                        server.clock);
        server.administrator();

        Answer answer =
                server.stranger()
                        .enter("/api/v1/session", TestServer.signInBody(TestServer.PASSWORD));

        assertThat(answer.header("Set-Cookie").orElseThrow()).contains("Secure");
        assertThat(answer.header("Strict-Transport-Security")).isPresent();
    }

    @Test
    void aChangeWithoutTheTokenAgainstForgedRequestsIsNotCarriedOut() {
        Client client = server.administrator();
        Client forged = client.copy().without("X-CSRF-Token");

        Answer missing =
                forged.post("/api/v1/businesses", "{\"name\":\"X\",\"languages\":[\"en\"]}");
        forged.with("X-CSRF-Token", "0".repeat(64));
        Answer wrong = forged.post("/api/v1/businesses", "{\"name\":\"X\",\"languages\":[\"en\"]}");

        assertThat(missing.status()).isEqualTo(403);
        assertThat(missing.at("/error")).isEqualTo("csrf_token_wrong");
        assertThat(wrong.status()).isEqualTo(403);
        assertThat(client.get("/api/v1/businesses").json().at("/businesses").size()).isZero();
    }

    @Test
    void aForeignPageCannotSignAnybodyIn() {
        server.administrator();

        Answer foreign =
                server.stranger()
                        .with("Origin", "https://evil.example")
                        .post("/api/v1/session", TestServer.signInBody(TestServer.PASSWORD));
        Answer form =
                server.stranger()
                        .with("Content-Type", "text/plain")
                        .post("/api/v1/session", TestServer.signInBody(TestServer.PASSWORD));

        assertThat(foreign.status()).isEqualTo(403);
        assertThat(foreign.at("/error")).isEqualTo("foreign_origin");
        assertThat(form.status()).isEqualTo(400);
    }

    @Test
    void signingOutEndsTheSessionOnTheServer() {
        Client client = server.administrator();
        Client stolen = client.copy();

        assertThat(client.delete("/api/v1/session").status()).isEqualTo(204);

        assertThat(stolen.get("/api/v1/session").status()).isEqualTo(401);
    }

    @Test
    void aSessionEndsWhenItIsNotUsedAndAfterItsLifetime() {
        Client client = server.administrator();

        server.clock.advance(Duration.ofHours(11));
        assertThat(client.get("/api/v1/session").status()).isEqualTo(200);
        server.clock.advance(Duration.ofHours(11));
        assertThat(client.get("/api/v1/session").status()).isEqualTo(200);
        server.clock.advance(Duration.ofHours(13));
        assertThat(client.get("/api/v1/session").status()).isEqualTo(401);

        Client busy = server.administrator();
        for (int day = 0; day < 59; day++) {
            server.clock.advance(Duration.ofHours(11));
            busy.get("/api/v1/session");
        }
        assertThat(busy.get("/api/v1/session").status()).isEqualTo(200);
        server.clock.advance(Duration.ofDays(5));
        assertThat(busy.get("/api/v1/session").status()).isEqualTo(401);
    }

    @Test
    void guessingAPasswordIsStoppedAndTheRightOneThenWaitsToo() {
        server.administrator();
        for (int i = 0; i < 5; i++) {
            Answer wrong =
                    server.stranger().post("/api/v1/session", TestServer.signInBody("wrong"));
            assertThat(wrong.status()).isEqualTo(401);
            assertThat(wrong.at("/error")).isEqualTo("bad_credentials");
        }

        Answer sixth =
                server.stranger()
                        .post("/api/v1/session", TestServer.signInBody(TestServer.PASSWORD));

        assertThat(sixth.status()).isEqualTo(429);
        assertThat(sixth.at("/error")).isEqualTo("too_many_attempts");
        assertThat(sixth.header("Retry-After")).contains("900");
        assertThat(sixth.json().at("/retry_after_seconds").asInt()).isEqualTo(900);
        server.clock.advance(Duration.ofMinutes(15));
        assertThat(
                        server.stranger()
                                .post("/api/v1/session", TestServer.signInBody(TestServer.PASSWORD))
                                .status())
                .isEqualTo(200);
    }

    @Test
    void anUnknownAccountLooksLikeAWrongPassword() {
        server.administrator();

        Answer unknown =
                server.stranger()
                        .post(
                                "/api/v1/session",
                                "{\"email\":\"eve@example.com\",\"password\":\"whatever else\"}");
        Answer wrong = server.stranger().post("/api/v1/session", TestServer.signInBody("wrong"));

        assertThat(unknown.status()).isEqualTo(401);
        assertThat(unknown.text()).isEqualTo(wrong.text());
    }

    @Test
    void anApiTokenWorksWithoutCookieUntilItIsRemoved() {
        Client client = server.administrator();
        Answer created = client.post("/api/v1/api-tokens", "{\"name\": \"nightly\"}");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.at("/token")).startsWith("dh_").hasSizeGreaterThan(40);
        Client script = server.stranger().with("Authorization", "Bearer " + created.at("/token"));

        assertThat(TestServer.business(script)).isEqualTo(1001);
        Answer list = client.get("/api/v1/api-tokens");
        assertThat(list.at("/api_tokens/0/name")).isEqualTo("nightly");
        assertThat(list.json().at("/api_tokens/0/last_used_at").isNull()).isFalse();
        assertThat(list.text()).doesNotContain(created.at("/token"));

        String path = "/api/v1/api-tokens/" + created.json().at("/id").asLong();
        assertThat(client.delete(path).status()).isEqualTo(204);
        assertThat(client.delete(path).status()).isEqualTo(404);
        assertThat(script.get("/api/v1/businesses").status()).isEqualTo(401);
    }
}
