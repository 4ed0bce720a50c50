package dev.deskhand.zendesk.chat.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskhand.zendesk.chat.AgentId;
import dev.deskhand.zendesk.chat.ChatEvent.MessageReceived;
import dev.deskhand.zendesk.chat.Secret;
import dev.deskhand.zendesk.chat.oauth.OAuthClient;
import dev.deskhand.zendesk.chat.oauth.OAuthEndpoints;
import dev.deskhand.zendesk.chat.oauth.OAuthException;
import dev.deskhand.zendesk.chat.oauth.TokenGrant;
import dev.deskhand.zendesk.chat.oauth.ZendeskChatOAuth;
import dev.deskhand.zendesk.chat.operation.ListChannels;
import dev.deskhand.zendesk.chat.operation.SendMessage;
import dev.deskhand.zendesk.chat.operation.StopAgentSession;
import dev.deskhand.zendesk.chat.testing.EmulatedAccount;
import dev.deskhand.zendesk.chat.testing.EmulatedAccount.Visit;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Consents, seats taken, tokens gone and a service that restarts, over real sockets. */
class EmulatorTroubleTest {

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<ZendeskChatSession> sessions = new ArrayList<>();
    private EmulatedAccount account;
    private AgentId bot;
    private OAuthClient client;

    @BeforeEach
    void account(@TempDir Path folder) {
        account = new EmulatedAccount(http, folder);
        bot = account.agent("Bot");
        account.department("Bots", bot);
        client = account.client();
    }

    @AfterEach
    void close() {
        sessions.forEach(ZendeskChatSession::close);
        account.close();
        http.close();
    }

    @Test
    void bothGenerationsOfOAuthEndInATokenThatWorks() throws InterruptedException {
        URI older = account.address().resolve("/oauth2/authorizations/new");
        for (OAuthEndpoints endpoints :
                List.of(
                        new OAuthEndpoints(older, account.address().resolve("/oauth2/token")),
                        account.endpoints())) {
            ZendeskChatOAuth oauth = new ZendeskChatOAuth(http, endpoints);
            URI url =
                    oauth.authorizeUrl(
                            client.clientId(), EmulatedAccount.CALLBACK, "shop", "a b&c=d");
            String code = account.allow(bot, url);
            TokenGrant grant = oauth.exchange(client, code, EmulatedAccount.CALLBACK);
            RecordingListener seen = new RecordingListener();
            try (ZendeskChatSession session = session(grant.accessToken(), seen)) {
                session.start();
                assertThat(seen.awaitState(SessionState.Online.class).agent()).isEqualTo(bot);
            }
            assertThatThrownBy(() -> oauth.exchange(client, code, EmulatedAccount.CALLBACK))
                    .as("a code works once")
                    .isInstanceOfSatisfying(
                            OAuthException.class,
                            e -> assertThat(e.kind()).isEqualTo(OAuthException.Kind.REFUSED));
        }
    }

    @Test
    void aWrongSecretIsRefusedInWords() {
        ZendeskChatOAuth oauth = new ZendeskChatOAuth(http, account.endpoints());
        URI url = oauth.authorizeUrl(client.clientId(), EmulatedAccount.CALLBACK, "shop", "s");
        String code = account.allow(bot, url);
        OAuthClient wrong = new OAuthClient(client.clientId(), Secret.of("wrong"));
        assertThatThrownBy(() -> oauth.exchange(wrong, code, EmulatedAccount.CALLBACK))
                .isInstanceOf(OAuthException.class)
                .hasMessageContaining("invalid_client");
    }

    @Test
    void aSecondSessionTakesTheSeatUntilThisOneIsToldToResume() throws InterruptedException {
        Secret token = account.token(bot, client);
        RecordingListener seenFirst = new RecordingListener();
        ZendeskChatSession first = start(token, seenFirst);
        RecordingListener seenSecond = new RecordingListener();
        ZendeskChatSession second = start(token, seenSecond);
        assertThat(seenFirst.awaitState(SessionState.TakenOver.class).reason())
                .isEqualTo("concurrent session limit reached");
        assertThat(second.state()).isInstanceOf(SessionState.Online.class);
        first.resume();
        seenFirst.awaitState(SessionState.Online.class);
        seenSecond.awaitState(SessionState.TakenOver.class);
    }

    @Test
    void stoppingAllSessionsIsFollowedByANewOne() throws InterruptedException {
        RecordingListener seen = new RecordingListener();
        ZendeskChatSession session = start(account.token(bot, client), seen);
        session.call(new StopAgentSession());
        assertThat(seen.awaitState(SessionState.Reconnecting.class).cause())
                .contains("session stopped");
        seen.awaitState(SessionState.Online.class);
    }

    @Test
    void aTokenThatNobodyKnowsWaitsForAPerson() throws InterruptedException {
        RecordingListener seen = new RecordingListener();
        ZendeskChatSession session = session(Secret.of("made-up"), seen);
        session.start();
        assertThat(seen.awaitState(SessionState.TokenRefused.class).message())
                .doesNotContain("made-up");
        session.resume(account.token(bot, client));
        seen.awaitState(SessionState.Online.class);
    }

    @Test
    void aTokenThatIsRevokedMeanwhileWaitsForAPerson() throws InterruptedException {
        RecordingListener seen = new RecordingListener();
        start(account.token(bot, client), seen);
        account.remove(client);
        seen.awaitState(SessionState.TokenRefused.class);
    }

    @Test
    void theSessionComesBackByItselfWheneverTheServiceRestarts() throws InterruptedException {
        RecordingListener seen = new RecordingListener();
        ZendeskChatSession session = start(account.token(bot, client), seen);
        Visit visit = account.visitor("Vera", "Bots");
        session.call(SendMessage.of(visit.channel(), "Before.").withMsgId("before"));
        // More than once within the time in which a session proves itself.
        for (int i = 0; i < 3; i++) {
            account.restart();
            seen.awaitState(SessionState.Reconnecting.class);
            seen.awaitState(SessionState.Online.class);
        }
        session.call(SendMessage.of(visit.channel(), "After.").withMsgId("after"));
        account.sees(visit, event -> event.path("text").asString("").equals("After."));
        assertThat(session.call(new ListChannels(20)).getFirst().log())
                .filteredOn(MessageReceived.class::isInstance)
                .extracting(event -> ((MessageReceived) event).msgId().orElse(""))
                .containsExactly("before", "after");
    }

    private ZendeskChatSession start(Secret token, RecordingListener seen)
            throws InterruptedException {
        ZendeskChatSession session = session(token, seen);
        session.start();
        seen.awaitState(SessionState.Online.class);
        return session;
    }

    private ZendeskChatSession session(Secret token, RecordingListener seen) {
        SessionSettings settings =
                SessionSettings.defaults()
                        .withGraphqlEndpoint(account.address().resolve("/graphql/request"))
                        .withReconnect(
                                ReconnectSettings.defaults()
                                        .withDelays(Duration.ofMillis(20), Duration.ofMillis(200)));
        ZendeskChatSession session = new ZendeskChatSession(http, settings, token, seen);
        sessions.add(session);
        return session;
    }
}
