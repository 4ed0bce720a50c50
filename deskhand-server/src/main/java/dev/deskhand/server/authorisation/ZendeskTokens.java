package dev.deskhand.server.authorisation;

import dev.deskhand.server.authorisation.TokenRequestFailed.Reason;
import dev.deskhand.server.config.ZendeskEndpoints;
import dev.deskhand.server.deployment.Grant;
import dev.deskhand.zendesk.chat.Secret;
import dev.deskhand.zendesk.chat.oauth.OAuthClient;
import dev.deskhand.zendesk.chat.oauth.OAuthEndpoints;
import dev.deskhand.zendesk.chat.oauth.OAuthException;
import dev.deskhand.zendesk.chat.oauth.TokenGrant;
import dev.deskhand.zendesk.chat.oauth.ZendeskChatOAuth;
import java.net.http.HttpClient;
import java.util.Optional;

/** Gets tokens from Zendesk. Thread-safe; blocks on the network. */
public final class ZendeskTokens implements TokenExchange {
    private final HttpClient http;
    private final ZendeskEndpoints zendesk;

    public ZendeskTokens(HttpClient http, ZendeskEndpoints zendesk) {
        this.http = http;
        this.zendesk = zendesk;
    }

    @Override
    public Grant exchange(Request request) {
        OAuthClient client = new OAuthClient(request.clientId(), Secret.of(request.clientSecret()));
        try {
            return grant(
                    oauth(request.subdomain())
                            .exchange(client, request.code(), request.redirectUri()),
                    Optional.empty());
        } catch (OAuthException e) {
            throw failed(e);
        }
    }

    /**
     * A new token for a refresh token, which counts once.
     *
     * @throws TokenRequestFailed when no token came of it
     */
    public Grant refresh(
            String subdomain, String clientId, String clientSecret, String refreshToken) {
        OAuthClient client = new OAuthClient(clientId, Secret.of(clientSecret));
        try {
            return grant(
                    oauth(subdomain).refresh(client, Secret.of(refreshToken)),
                    Optional.of(refreshToken));
        } catch (OAuthException e) {
            throw failed(e);
        }
    }

    private ZendeskChatOAuth oauth(String subdomain) {
        return new ZendeskChatOAuth(
                http, new OAuthEndpoints(zendesk.authorize(subdomain), zendesk.token(subdomain)));
    }

    /** A refresh that brings no new refresh token leaves the old one in force. */
    private static Grant grant(TokenGrant token, Optional<String> oldRefreshToken) {
        return new Grant(
                token.accessToken().reveal(),
                token.refreshToken().map(Secret::reveal).or(() -> oldRefreshToken));
    }

    private static TokenRequestFailed failed(OAuthException e) {
        return new TokenRequestFailed(reason(e), String.valueOf(e.getMessage()), e);
    }

    private static Reason reason(OAuthException e) {
        return switch (e.kind()) {
            case REFUSED ->
                    switch (e.error().orElse("")) {
                        case "invalid_client", "unauthorized_client" -> Reason.KEYS_REFUSED;
                        case "invalid_grant" -> Reason.CODE_REFUSED;
                        default -> Reason.UNEXPECTED_ANSWER;
                    };
            case UNREACHABLE -> Reason.UNREACHABLE;
            case HTTP_ERROR, UNREADABLE -> Reason.UNEXPECTED_ANSWER;
        };
    }
}
