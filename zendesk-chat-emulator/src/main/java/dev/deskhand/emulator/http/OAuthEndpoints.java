package dev.deskhand.emulator.http;

import dev.deskhand.emulator.account.Account;
import dev.deskhand.emulator.account.OAuthError;
import dev.deskhand.emulator.account.Token;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Zendesk Chat's token endpoint, at the addresses of both generations. */
final class OAuthEndpoints {

    static final List<String> TOKEN_PATHS = List.of("/oauth2/token", "/oauth2/chat/token");

    private final AskedAccount asked;

    OAuthEndpoints(AskedAccount asked) {
        this.asked = asked;
    }

    void routes(RoutesConfig routes) {
        for (String path : TOKEN_PATHS) {
            routes.post(path, this::token);
            routes.get(
                    path,
                    http -> {
                        http.header("Allow", "POST");
                        Http.json(
                                http,
                                405,
                                Map.of(
                                        "error", "Method Not Allowed",
                                        "description", "Ask for a token with POST."));
                    });
        }
    }

    private void token(Context http) {
        Map<String, String> form = new HashMap<>();
        http.formParamMap()
                .forEach((name, values) -> {
                    if (!values.isEmpty()) {
                        form.put(name, values.getFirst());
                    }
                });
        try {
            Account account =
                    asked.checkedForToken(http, form.get("client_id"), form.get("subdomain"));
            Token token = account.authorisation().token(form);
            Map<String, Object> answer =
                    Views.ordered(
                            "access_token", token.accessToken(),
                            "token_type", "Bearer",
                            "scope", token.scope());
            Long expires = token.expires();
            if (expires != null) {
                answer.put("expires_in", account.authorisation().secondsUntil(expires));
            }
            String refresh = token.refreshToken();
            if (refresh != null) {
                answer.put("refresh_token", refresh);
            }
            Http.json(http, answer);
        } catch (OAuthError e) {
            Http.json(
                    http,
                    e.error().equals("invalid_client") ? 401 : 400,
                    Map.of("error", e.error(), "error_description", e.getMessage()));
        }
    }
}
