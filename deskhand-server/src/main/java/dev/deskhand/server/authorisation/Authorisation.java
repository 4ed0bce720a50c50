package dev.deskhand.server.authorisation;

import dev.deskhand.server.authorisation.TokenRequestFailed.Reason;
import dev.deskhand.server.business.BusinessDesk;
import dev.deskhand.server.config.ZendeskEndpoints;
import dev.deskhand.server.deployment.Deployment;
import dev.deskhand.server.deployment.Deployments;
import dev.deskhand.server.deployment.Grant;
import dev.deskhand.server.refusal.Refusal;
import dev.deskhand.server.refusal.Refusal.FieldProblem;
import dev.deskhand.server.refusal.Refusal.Kind;
import dev.deskhand.server.security.RandomTokens;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/**
 * The guide's two addresses: where the operator is sent for the consent, and where Zendesk sends
 * the browser afterwards. Thread-safe.
 */
public final class Authorisation {
    static final Duration STATE_LIFETIME = Duration.ofMinutes(10);
    static final int STATES_PER_BUSINESS = 20;

    /** All three are needed: without {@code chat} the Conversations API refuses the token. */
    private static final String SCOPE = "read write chat";

    private final BusinessDesk businesses;
    private final Deployments deployments;
    private final ConsentStates states;
    private final TokenExchange exchange;
    private final ZendeskEndpoints zendesk;
    private final RandomTokens tokens;
    private final InstantSource clock;
    private final Supplier<URI> baseUrl;
    private final LongConsumer onAuthorised;

    /**
     * Wires the room.
     *
     * @param baseUrl how browsers reach this server
     * @param onAuthorised is told the business after its grant was stored
     */
    public Authorisation(
            BusinessDesk businesses,
            Deployments deployments,
            ConsentStates states,
            TokenExchange exchange,
            ZendeskEndpoints zendesk,
            RandomTokens tokens,
            InstantSource clock,
            Supplier<URI> baseUrl,
            LongConsumer onAuthorised) {
        this.businesses = businesses;
        this.deployments = deployments;
        this.states = states;
        this.exchange = exchange;
        this.zendesk = zendesk;
        this.tokens = tokens;
        this.clock = clock;
        this.baseUrl = baseUrl;
        this.onAuthorised = onAuthorised;
    }

    /** Where to ask for the consent; good for one consent until it expires. */
    public record AuthorizeUrl(URI url, Instant expiresAt) {}

    /** What Zendesk's redirect brings along; each may be missing. */
    public record Callback(Optional<String> code, Optional<String> state, Optional<String> error) {
        @Override
        public String toString() {
            return "Callback[hidden]";
        }
    }

    /** The address to be entered as redirect URL in Zendesk. */
    public URI redirectUrl(long businessId) {
        return baseUrl.get()
                .resolve(
                        "/third_party_integrations/v1/zendesk_live_chat/generate_token/"
                                + businessId);
    }

    /** Begins a consent. */
    public AuthorizeUrl authorizeUrl(long businessId) {
        Deployment deployment = withKeys(businessId);
        String state = tokens.next();
        Instant now = clock.instant();
        Instant expiresAt = now.plus(STATE_LIFETIME);
        states.add(RandomTokens.hash(state), businessId, now, expiresAt, STATES_PER_BUSINESS);
        String query =
                "response_type=code&client_id="
                        + encoded(deployment.clientId())
                        + "&redirect_uri="
                        + encoded(redirectUrl(businessId).toString())
                        + "&scope="
                        + encoded(SCOPE)
                        + "&subdomain="
                        + encoded(deployment.subdomain())
                        + "&state="
                        + state;
        URI page = zendesk.authorize(deployment.subdomain());
        String join = page.getRawQuery() == null ? "?" : "&";
        return new AuthorizeUrl(URI.create(page + join + query), expiresAt);
    }

    /** Ends a consent: the grant is stored and the connection told, or nothing has changed. */
    public void complete(long businessId, Callback callback) {
        Deployment deployment = withKeys(businessId);
        if (callback.error().isPresent()) {
            callback.state().ifPresent(state -> take(state, businessId));
            throw consentRefused(callback.error().get());
        }
        String state = callback.state().filter(text -> !text.isEmpty()).orElseThrow(this::noState);
        String code = callback.code().filter(text -> !text.isEmpty()).orElseThrow(this::noCode);
        if (!take(state, businessId)) {
            throw new Refusal(
                    Kind.MALFORMED,
                    "state_invalid",
                    "This consent is not one that Deskhand is waiting for: it was used already, is"
                            + " older than "
                            + STATE_LIFETIME.toMinutes()
                            + " minutes, or belongs to another business. Nothing was stored. Open"
                            + " the authorization URL again and press Allow within "
                            + STATE_LIFETIME.toMinutes()
                            + " minutes.");
        }
        String secret =
                deployments.clientSecret(businessId).orElseThrow(() -> keysMissing(deployment));
        deployments.storeGrant(businessId, exchanged(deployment, secret, code));
        onAuthorised.accept(businessId);
    }

    private Grant exchanged(Deployment deployment, String secret, String code) {
        try {
            return exchange.exchange(
                    new TokenExchange.Request(
                            deployment.subdomain(),
                            deployment.clientId(),
                            secret,
                            code,
                            redirectUrl(deployment.businessId())));
        } catch (TokenRequestFailed e) {
            throw new Refusal(
                    Kind.UPSTREAM,
                    "token_request_failed",
                    "Zendesk gave no token for this consent, so nothing was stored. "
                            + e.getMessage()
                            + " "
                            + nextStep(e.reason()));
        }
    }

    private static String nextStep(Reason reason) {
        return switch (reason) {
            case KEYS_REFUSED ->
                    "Compare client ID, client secret and subdomain with the API client in Zendesk,"
                            + " save them again, and open the authorization URL again.";
            case CODE_REFUSED -> "Open the authorization URL again and press Allow.";
            case UNREACHABLE ->
                    "Check that this server reaches Zendesk, then open the authorization URL again.";
            case UNEXPECTED_ANSWER ->
                    "Check the subdomain and the configured Zendesk addresses, then open the"
                            + " authorization URL again.";
        };
    }

    private boolean take(String state, long businessId) {
        return states.take(RandomTokens.hash(state), businessId, clock.instant());
    }

    private Deployment withKeys(long businessId) {
        businesses.find(businessId);
        Deployment deployment =
                deployments.find(businessId).orElseGet(() -> Deployment.none(businessId));
        if (!deployment.keysPresent()) {
            throw keysMissing(deployment);
        }
        return deployment;
    }

    private static Refusal keysMissing(Deployment deployment) {
        List<FieldProblem> missing = new ArrayList<>();
        if (deployment.clientId().isEmpty()) {
            missing.add(new FieldProblem("client_id", "client_id is not saved yet."));
        }
        if (deployment.subdomain().isEmpty()) {
            missing.add(new FieldProblem("subdomain", "subdomain is not saved yet."));
        }
        if (!deployment.clientSecretSet()) {
            missing.add(new FieldProblem("client_secret", "client_secret is not saved yet."));
        }
        return new Refusal(
                Kind.CONFLICT,
                "keys_missing",
                "This business has no keys of a Zendesk API client yet. Save client ID, client"
                        + " name, subdomain and client secret under Platform Deployment > Zendesk"
                        + " Live Chat first.",
                missing);
    }

    private static Refusal consentRefused(String error) {
        boolean denied = error.equals("access_denied");
        return new Refusal(
                Kind.FORBIDDEN,
                "consent_refused",
                (denied
                                ? "The consent was refused in Zendesk"
                                : "Zendesk ended the consent with the error '" + brief(error) + "'")
                        + ", so Deskhand may not act as this agent and nothing was stored. To"
                        + " connect the bot, open the authorization URL again while signed in as"
                        + " the bot's agent, and press Allow.");
    }

    private Refusal noState() {
        return new Refusal(
                Kind.MALFORMED,
                "state_missing",
                "The address has no state, so Deskhand cannot tell which consent it belongs to."
                        + " Nothing was stored. Open the authorization URL from the business's"
                        + " Zendesk Live Chat page; do not call this address by hand.");
    }

    private Refusal noCode() {
        return new Refusal(
                Kind.MALFORMED,
                "code_missing",
                "The address has no code, so there is nothing to exchange for a token. Nothing was"
                        + " stored. Open the authorization URL again and press Allow.");
    }

    private static String brief(String error) {
        String plain = error.replaceAll("[^A-Za-z0-9_. -]", "");
        return plain.substring(0, Math.min(60, plain.length()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
