package dev.deskhand.zendesk.chat.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.deskhand.zendesk.chat.Secret;
import dev.deskhand.zendesk.chat.testing.TestingChatServer;
import dev.deskhand.zendesk.chat.testing.TestingChatServer.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ZendeskChatOAuthTest {

    private static final OAuthClient CLIENT = new OAuthClient("client-1", Secret.of("se&cret"));
    private static final URI REDIRECT = URI.create("http://127.0.0.1/back?x=1");

    private final HttpClient http = HttpClient.newHttpClient();
    private TestingChatServer server;
    private ZendeskChatOAuth oauth;

    @BeforeEach
    void start() throws IOException {
        server = new TestingChatServer();
        oauth =
                new ZendeskChatOAuth(
                        http,
                        new OAuthEndpoints(
                                server.base().resolve("/oauth2/authorizations/new"),
                                server.base().resolve("/oauth2/token")));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        http.shutdownNow();
    }

    private OAuthException failure(Answer answer) {
        server.answerNext(answer);
        return catchThrowableOfType(
                OAuthException.class, () -> oauth.exchange(CLIENT, "code-1", REDIRECT));
    }

    @Test
    void theAuthorizeUrlHoldsAllThatZendeskNeeds() {
        URI url =
                new ZendeskChatOAuth(http, OAuthEndpoints.zopim())
                        .authorizeUrl("client 1", REDIRECT, "acme", "st&te");

        assertThat(url)
                .hasToString(
                        "https://www.zopim.com/oauth2/authorizations/new?response_type=code&client_id=client%201"
                                + "&redirect_uri=http%3A%2F%2F127.0.0.1%2Fback%3Fx%3D1&scope=read%20write%20chat"
                                + "&subdomain=acme&state=st%26te");
    }

    @Test
    void theNewerEndpointsAreTheAccountsOwn() {
        assertThat(OAuthEndpoints.subdomain("acme").token())
                .hasToString("https://acme.zendesk.com/oauth2/chat/token");
        assertThatThrownBy(() -> OAuthEndpoints.subdomain("evil.example/"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCodeBecomesAToken() throws Exception {
        server.answerNext(
                Answer.ok(
                        "{\"access_token\":\"at\",\"refresh_token\":\"rt\",\"expires_in\":3600,\"scope\":\"chat\"}"));

        TokenGrant grant = oauth.exchange(CLIENT, "code-1", REDIRECT);

        assertThat(grant)
                .isEqualTo(
                        new TokenGrant(
                                Secret.of("at"),
                                Optional.of(Secret.of("rt")),
                                Optional.of(Duration.ofHours(1)),
                                Optional.of("chat")));
        assertThat(grant.toString()).doesNotContain("at\"").doesNotContain("[rt]");
        assertThat(server.takeRequest())
                .isEqualTo(
                        "POST /oauth2/token null grant_type=authorization_code&client_id=client-1"
                                + "&client_secret=se%26cret&code=code-1"
                                + "&redirect_uri=http%3A%2F%2F127.0.0.1%2Fback%3Fx%3D1&scope=read%20write%20chat");
    }

    @Test
    void aTokenAloneIsEnough() {
        server.answerNext(Answer.ok("{\"access_token\":\"at\"}"));

        assertThat(oauth.refresh(CLIENT, Secret.of("old")))
                .isEqualTo(
                        new TokenGrant(
                                Secret.of("at"),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()));
    }

    @Test
    void aRefusalCarriesItsCode() {
        OAuthException e =
                failure(
                        new Answer(
                                400,
                                Map.of(),
                                "{\"error\":\"invalid_grant\",\"error_description\":\"used\"}"));

        assertThat(e.kind()).isEqualTo(OAuthException.Kind.REFUSED);
        assertThat(e.error()).contains("invalid_grant");
        assertThat(e.description()).contains("used");
        assertThat(e).hasMessageContaining("consent again").hasMessageNotContaining("code-1");
    }

    @Test
    void otherAnswersAreToldApart() throws Exception {
        assertThat(failure(new Answer(502, Map.of(), "bad gateway")).status()).isEqualTo(502);
        assertThat(failure(new Answer(500, Map.of(), "{\"error\":\"oops\"}")).kind())
                .isEqualTo(OAuthException.Kind.HTTP_ERROR);
        assertThat(failure(Answer.ok("{}")).kind()).isEqualTo(OAuthException.Kind.UNREADABLE);
        assertThat(failure(Answer.ok("<html>")).kind()).isEqualTo(OAuthException.Kind.UNREADABLE);
        server.close();
        assertThat(failure(Answer.ok("{}")).kind()).isEqualTo(OAuthException.Kind.UNREACHABLE);
    }
}
