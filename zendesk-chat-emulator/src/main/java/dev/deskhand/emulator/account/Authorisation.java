package dev.deskhand.emulator.account;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** OAuth: from the consent page to a token. */
public final class Authorisation {

    private static final List<String> SCOPES = List.of("read", "write", "chat");

    /** A checked request: who asks, for what, and where the browser goes afterwards. */
    public record Request(
            ApiClient client,
            List<String> scopes,
            String redirectUri,
            boolean implicit,
            @Nullable String state) {}

    private record Code(
            String clientId,
            String agentId,
            String redirectUri,
            boolean redirectUriGiven,
            Set<String> scopes,
            Instant expires) {}

    private final Guard guard;
    private final ApiClients clients;
    private final Roster roster;
    private final Secrets secrets;
    private final Rules rules;
    private final Map<String, Code> codes = new HashMap<>();

    Authorisation(Guard guard, ApiClients clients, Roster roster, Secrets secrets, Rules rules) {
        this.rules = rules;
        this.guard = guard;
        this.clients = clients;
        this.roster = roster;
        this.secrets = secrets;
    }

    /**
     * Refuses a request that must not even redirect: an unknown client or an address it did not
     * register.
     */
    public Request check(Consent consent) {
        if (consent.clientId() == null || consent.clientId().isBlank()) {
            throw Refused.invalid("The address lacks client_id; copy it from API & SDKs.");
        }
        ApiClient client = clients.client(consent.clientId());
        String redirectUri = consent.redirectUri();
        if (redirectUri == null && client.redirectUrls().size() == 1) {
            redirectUri = client.redirectUrls().getFirst();
        }
        if (redirectUri == null || !client.redirectUrls().contains(redirectUri)) {
            throw new Refused(
                    Refused.Kind.INVALID,
                    "redirect_uri_mismatch",
                    "The redirect_uri \"%s\" is not registered for the client \"%s\". Registered: %s. They must agree to the letter."
                            .formatted(
                                    redirectUri == null ? "" : redirectUri,
                                    client.name(),
                                    String.join(", ", client.redirectUrls())));
        }
        String type = consent.responseType() == null ? "code" : consent.responseType();
        if (!type.equals("code") && !type.equals("token")) {
            throw new Refused(
                    Refused.Kind.INVALID,
                    "unsupported_response_type",
                    "response_type must be code or token, not \"" + type + "\".");
        }
        return new Request(
                client,
                scopes(consent.scope()),
                redirectUri,
                type.equals("token"),
                consent.state());
    }

    private static List<String> scopes(@Nullable String scope) {
        if (scope == null || scope.isBlank()) {
            return SCOPES;
        }
        List<String> asked = Arrays.stream(scope.trim().split("\\s+", -1)).distinct().toList();
        for (String one : asked) {
            if (!SCOPES.contains(one)) {
                throw new Refused(
                        Refused.Kind.INVALID,
                        "invalid_scope",
                        "There is no scope \"" + one + "\"; ask for read, write and chat.");
            }
        }
        return asked;
    }

    /** The agent presses Allow. Returns where the browser goes. */
    public String allow(Consent consent, String agentId) {
        return guard.change(() -> {
            Request request = check(consent);
            Agent agent = roster.agent(agentId);
            if (request.implicit()) {
                Token token = clients.issue(request.client(), agent.id(), request.scopes(), false);
                Map<String, String> items = new LinkedHashMap<>();
                items.put("access_token", token.accessToken());
                items.put("token_type", "Bearer");
                items.put("scope", token.scope());
                Long expires = token.expires();
                if (expires != null) {
                    items.put("expires_in", Long.toString(secondsUntil(expires)));
                }
                return redirect(request, '#', items);
            }
            Instant now = rules.time().instant();
            codes.values().removeIf(code -> code.expires().isBefore(now));
            String code = secrets.alphanumeric(40);
            codes.put(
                    code,
                    new Code(
                            request.client().clientId(),
                            agent.id(),
                            request.redirectUri(),
                            consent.redirectUri() != null,
                            new LinkedHashSet<>(request.scopes()),
                            now.plus(rules.seconds(Option.CODE_LIFETIME_S))));
            return redirect(request, '?', Map.of("code", code));
        });
    }

    /** Whole seconds from now until this moment, as {@code expires_in} counts them. */
    public long secondsUntil(long epochMillis) {
        return Math.max(0, (epochMillis - rules.time().millis() + 500) / 1000);
    }

    /** The agent presses Deny. Returns where the browser goes. */
    public String deny(Consent consent) {
        Request request = check(consent);
        return redirect(request, request.implicit() ? '#' : '?', Map.of("error", "access_denied"));
    }

    private static String redirect(Request request, char mark, Map<String, String> items) {
        StringBuilder location = new StringBuilder(request.redirectUri());
        char before = mark == '?' && request.redirectUri().indexOf('?') >= 0 ? '&' : mark;
        Map<String, String> all = new LinkedHashMap<>(items);
        if (request.state() != null) {
            all.put("state", request.state());
        }
        for (Map.Entry<String, String> item : all.entrySet()) {
            location.append(before)
                    .append(item.getKey())
                    .append('=')
                    .append(URLEncoder.encode(item.getValue(), StandardCharsets.UTF_8));
            before = '&';
        }
        return location.toString();
    }

    /**
     * Answers a token request.
     *
     * @param form the fields sent, the first value of each
     */
    public Token token(Map<String, String> form) {
        return guard.change(() -> {
            String grant = form.get("grant_type");
            if (grant == null) {
                throw OAuthError.badRequest("The field grant_type is missing.");
            }
            ApiClient client = authenticate(form);
            return switch (grant) {
                case "authorization_code" -> exchange(client, form);
                case "refresh_token" -> {
                    Token old = clients.spendRefreshToken(client, need(form, "refresh_token"));
                    yield clients.issue(client, old.agentId(), old.scopes(), true);
                }
                case "client_credentials" -> {
                    String owner = creator(client);
                    yield clients.issue(client, owner, SCOPES, false);
                }
                default ->
                        throw new OAuthError(
                                "unsupported_grant_type",
                                "The grant_type \""
                                        + grant
                                        + "\" is not offered; use authorization_code, refresh_token or client_credentials.");
            };
        });
    }

    private ApiClient authenticate(Map<String, String> form) {
        String clientId = need(form, "client_id");
        String secret = need(form, "client_secret");
        ApiClient client =
                clients.all().stream()
                        .filter(c -> c.clientId().equals(clientId))
                        .findFirst()
                        .orElseThrow(() -> OAuthError.badClient("No client has this client_id."));
        byte[] sent = secret.getBytes(StandardCharsets.UTF_8);
        byte[] right = client.clientSecret().getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(sent, right)) {
            throw OAuthError.badClient("The client_secret is not the one of this client.");
        }
        return client;
    }

    private Token exchange(ApiClient client, Map<String, String> form) {
        Code code = codes.get(need(form, "code"));
        if (code == null || !code.clientId().equals(client.clientId())) {
            throw OAuthError.badGrant(
                    "The code is unknown, was used before or belongs to another client; start again at the authorization URL.");
        }
        String redirectUri = form.get("redirect_uri");
        if (redirectUri == null
                ? code.redirectUriGiven()
                : !redirectUri.equals(code.redirectUri())) {
            throw OAuthError.badGrant(
                    "The redirect_uri must be the one of the authorization request.");
        }
        codes.remove(form.get("code"));
        if (rules.time().instant().isAfter(code.expires())) {
            throw OAuthError.badGrant("The code is too old; start again at the authorization URL.");
        }
        if (roster.findAgent(code.agentId()).isEmpty()) {
            throw OAuthError.badGrant("The agent who pressed Allow is no longer in the account.");
        }
        return clients.issue(client, code.agentId(), code.scopes(), true);
    }

    private String creator(ApiClient client) {
        if (!client.confidential()) {
            throw OAuthError.badClient(
                    "client_credentials is for confidential clients; this one is public.");
        }
        String owner = client.ownerId();
        if (owner == null || roster.findAgent(owner).isEmpty()) {
            throw OAuthError.badClient("The client has no creator to act as.");
        }
        return owner;
    }

    private static String need(Map<String, String> form, String field) {
        String value = form.get(field);
        if (value == null || value.isEmpty()) {
            throw OAuthError.badRequest("The field " + field + " is missing.");
        }
        return value;
    }

    void clear() {
        codes.clear();
    }
}
