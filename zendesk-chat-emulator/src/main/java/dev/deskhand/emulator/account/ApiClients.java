package dev.deskhand.emulator.account;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Programs registered with the account, and the tokens they hold. */
public final class ApiClients {

    private static final int CLIENT_ID_LENGTH = 50;
    private static final int SECRET_LENGTH = 64;

    private final Guard guard;
    private final Secrets secrets;
    private final Rules rules;
    private final Map<String, ApiClient> clients = new LinkedHashMap<>();
    private final Map<String, Token> tokens = new LinkedHashMap<>();

    private Consumer<Token> whenExpired = token -> {};

    ApiClients(Guard guard, Secrets secrets, Rules rules) {
        this.rules = rules;
        this.guard = guard;
        this.secrets = secrets;
    }

    public List<ApiClient> all() {
        return guard.read(() -> List.copyOf(clients.values()));
    }

    List<Token> tokens() {
        return guard.read(() -> List.copyOf(tokens.values()));
    }

    boolean has(String clientId) {
        return guard.read(() -> clients.containsKey(clientId));
    }

    public ApiClient client(String clientId) {
        return guard.read(() -> {
            ApiClient client = clients.get(clientId);
            if (client == null) {
                throw Refused.unknown("client", clientId);
            }
            return client;
        });
    }

    public ApiClient add(
            String name,
            String company,
            Collection<String> redirectUrls,
            boolean confidential,
            @Nullable String ownerId) {
        return add(
                new ApiClient(
                        secrets.alphanumeric(CLIENT_ID_LENGTH),
                        secrets.alphanumeric(SECRET_LENGTH),
                        name,
                        company,
                        List.copyOf(redirectUrls),
                        confidential,
                        ownerId));
    }

    /** Registers a public client whose keys may be given, as a seed file does. */
    public ApiClient register(
            @Nullable String clientId,
            @Nullable String clientSecret,
            String name,
            String company,
            Collection<String> redirectUrls) {
        return add(
                new ApiClient(
                        clientId == null ? secrets.alphanumeric(CLIENT_ID_LENGTH) : clientId,
                        clientSecret == null ? secrets.alphanumeric(SECRET_LENGTH) : clientSecret,
                        name,
                        company,
                        List.copyOf(redirectUrls),
                        false,
                        null));
    }

    private ApiClient add(ApiClient client) {
        if (client.redirectUrls().isEmpty()) {
            throw Refused.invalid("A client needs one redirect URL at least.");
        }
        client.redirectUrls().forEach(ApiClients::checkRedirectUrl);
        return guard.change(() -> {
            if (clients.putIfAbsent(client.clientId(), client) != null) {
                throw Refused.conflict("client_id_taken", "That client id is in use already.");
            }
            return client;
        });
    }

    private static void checkRedirectUrl(String url) {
        try {
            URI uri = new URI(url);
            String host = uri.getHost();
            boolean local =
                    host != null && List.of("localhost", "127.0.0.1", "[::1]").contains(host);
            boolean secure = "https".equals(uri.getScheme());
            if (host != null
                    && uri.getFragment() == null
                    && (secure || (local && "http".equals(uri.getScheme())))) {
                return;
            }
        } catch (URISyntaxException e) {
            throw Refused.invalid("\"" + url + "\" is not a URL: " + e.getReason() + ".");
        }
        throw Refused.invalid(
                "\""
                        + url
                        + "\" cannot be a redirect URL: it must be absolute, without a fragment, and https unless its host is localhost.");
    }

    boolean isSecret(String word) {
        return tokens.containsKey(word)
                || tokens.values().stream().anyMatch(t -> word.equals(t.refreshToken()))
                || clients.values().stream().anyMatch(c -> word.equals(c.clientSecret()));
    }

    /** Is told, with the account's lock held, of each token whose time is over. */
    void whenExpired(Consumer<Token> listener) {
        whenExpired = listener;
    }

    /** The token, if it was given out, not revoked, and its time is not over. */
    public @Nullable Token find(String accessToken) {
        return guard.read(() -> {
            Token token = tokens.get(accessToken);
            return token == null || over(token) ? null : token;
        });
    }

    /** Whether the token was good once but its time is over. */
    boolean expired(String accessToken) {
        return guard.read(() -> {
            Token token = tokens.get(accessToken);
            return token != null && over(token);
        });
    }

    private boolean over(Token token) {
        return token.expires() != null && token.expires() <= rules.time().millis();
    }

    private void watchExpiry(Token token) {
        if (token.expires() != null) {
            Duration left = Duration.ofMillis(token.expires() - rules.time().millis());
            var _ = rules.time().schedule(left, () -> guard.change(() -> expire(token)));
        }
    }

    private void expire(Token token) {
        if (tokens.containsKey(token.accessToken())) {
            whenExpired.accept(token);
        }
    }

    Token issue(ApiClient client, String agentId, Collection<String> scopes, boolean renewable) {
        Token token =
                new Token(
                        secrets.alphanumeric(SECRET_LENGTH),
                        renewable ? secrets.alphanumeric(SECRET_LENGTH) : null,
                        client.clientId(),
                        agentId,
                        Set.copyOf(scopes),
                        expiry());
        tokens.put(token.accessToken(), token);
        watchExpiry(token);
        return token;
    }

    private @Nullable Long expiry() {
        long life = rules.seconds(Option.TOKEN_LIFETIME_S).toMillis();
        return life == 0 ? null : (Long) (rules.time().millis() + life);
    }

    /**
     * Spends a refresh token of this client; the access token beside it stays good or goes, by
     * option.
     */
    Token spendRefreshToken(ApiClient client, String refreshToken) {
        Token old =
                tokens.values().stream()
                        .filter(t -> refreshToken.equals(t.refreshToken()))
                        .filter(t -> t.clientId().equals(client.clientId()))
                        .findFirst()
                        .orElseThrow(() ->
                                OAuthError.badGrant(
                                        "The refresh token is unknown or was used before; each one is good once."));
        if (rules.is(Option.ACCESS_TOKEN_AFTER_REFRESH, "revoked")) {
            tokens.remove(old.accessToken());
        } else {
            tokens.put(
                    old.accessToken(),
                    new Token(
                            old.accessToken(),
                            null,
                            old.clientId(),
                            old.agentId(),
                            old.scopes(),
                            old.expires()));
        }
        return old;
    }

    void remove(String clientId) {
        clients.remove(client(clientId).clientId());
    }

    /** Forgets the tokens that match and returns them. */
    List<Token> revoke(Predicate<Token> which) {
        List<Token> gone = tokens.values().stream().filter(which).toList();
        gone.forEach(token -> tokens.remove(token.accessToken()));
        return gone;
    }

    void clear() {
        clients.clear();
        tokens.clear();
    }

    void restore(Snapshot snapshot) {
        snapshot.clients().forEach(c -> clients.put(c.clientId(), c));
        for (Token token : snapshot.tokens()) {
            tokens.put(token.accessToken(), token);
            watchExpiry(token);
        }
    }
}
