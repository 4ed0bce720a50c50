package dev.deskhand.app.bench;

import dev.deskhand.app.Failure;
import dev.deskhand.app.Parts;
import dev.deskhand.app.demo.EmulatedAccount;
import dev.deskhand.app.demo.HttpJson;
import dev.deskhand.zendesk.chat.ChatEvent;
import dev.deskhand.zendesk.chat.ChatEvent.MessageReceived;
import dev.deskhand.zendesk.chat.Secret;
import dev.deskhand.zendesk.chat.Sender;
import dev.deskhand.zendesk.chat.oauth.OAuthClient;
import dev.deskhand.zendesk.chat.oauth.OAuthEndpoints;
import dev.deskhand.zendesk.chat.oauth.ZendeskChatOAuth;
import dev.deskhand.zendesk.chat.operation.SendMessage;
import dev.deskhand.zendesk.chat.session.Delivery;
import dev.deskhand.zendesk.chat.session.SessionListener;
import dev.deskhand.zendesk.chat.session.SessionSettings;
import dev.deskhand.zendesk.chat.session.SessionState;
import dev.deskhand.zendesk.chat.session.ZendeskChatSession;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says back what visitors say, on the client library alone: no storage, no understanding, no
 * hand-over. What Deskhand costs beyond it is what the product costs.
 */
public final class EchoBot implements SessionListener, Parts.Part {
    private static final Logger log = LoggerFactory.getLogger(EchoBot.class);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final URI REDIRECT = URI.create("http://127.0.0.1/echo");

    private final URI emulator;
    private final HttpClient http;
    private final ZendeskChatSession session;
    private final CountDownLatch online = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private EchoBot(URI emulator, HttpClient http, Secret token) {
        this.emulator = emulator;
        this.http = http;
        SessionSettings settings =
                SessionSettings.defaults()
                        .withGraphqlEndpoint(emulator.resolve("/graphql/request"));
        this.session = new ZendeskChatSession(http, settings, token, this);
    }

    /**
     * Gets a token as an application does, signs in and waits until it is online.
     *
     * @param agent the agent's id in the emulator, as whom it speaks
     */
    public static EchoBot start(URI emulator, String agent) {
        HttpClient http = HttpClient.newHttpClient();
        EchoBot bot = new EchoBot(emulator, http, token(emulator, http, agent));
        bot.session.start();
        try {
            if (!bot.online.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new Failure("The echo bot did not come online.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("The run was interrupted.", e);
        }
        return bot;
    }

    private static Secret token(URI emulator, HttpClient http, String agent) {
        EmulatedAccount account = new EmulatedAccount(new HttpJson(http, emulator));
        EmulatedAccount.Keys keys = account.newClient("Echo", "Bench", REDIRECT.toString());
        URI back =
                account.allow(
                        agent,
                        Map.of(
                                "client_id", keys.clientId(),
                                "redirect_uri", REDIRECT.toString(),
                                "state", "echo"));
        String code = back.getQuery().replaceFirst("(?:.*&)?code=([^&]*).*", "$1");
        OAuthEndpoints endpoints =
                new OAuthEndpoints(
                        emulator.resolve("/oauth2/chat/authorizations/new"),
                        emulator.resolve("/oauth2/chat/token"));
        return new ZendeskChatOAuth(http, endpoints)
                .exchange(
                        new OAuthClient(keys.clientId(), Secret.of(keys.clientSecret())),
                        code,
                        REDIRECT)
                .accessToken();
    }

    @Override
    public void onEvent(ChatEvent event) {
        if (event instanceof MessageReceived said && said.sender() instanceof Sender.Visitor) {
            threads.execute(() -> echo(said));
        }
    }

    private void echo(MessageReceived said) {
        SendMessage answer = SendMessage.of(said.channel(), "You said: " + said.text());
        Delivery delivery = session.send(answer, () -> true, PATIENCE);
        log.debug("{}", delivery);
    }

    @Override
    public void onState(SessionState state) {
        if (state instanceof SessionState.Online) {
            online.countDown();
        }
    }

    @Override
    public URI address() {
        return emulator;
    }

    @Override
    public void close() {
        session.close();
        threads.shutdownNow();
        http.close();
    }
}
