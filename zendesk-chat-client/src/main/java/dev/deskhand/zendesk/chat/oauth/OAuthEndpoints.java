package dev.deskhand.zendesk.chat.oauth;

import java.net.URI;
import java.util.regex.Pattern;

/**
 * Where consents are given and tokens are made. Zendesk has moved them once: the older pair lives
 * on zopim.com, the newer one below the account's own address; whether the older still answers for
 * every account is not documented.
 */
public record OAuthEndpoints(URI authorize, URI token) {

    private static final Pattern SUBDOMAIN =
            Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?");

    /** The older pair, the same for all accounts. */
    public static OAuthEndpoints zopim() {
        return new OAuthEndpoints(
                URI.create("https://www.zopim.com/oauth2/authorizations/new"),
                URI.create("https://www.zopim.com/oauth2/token"));
    }

    /**
     * The newer pair, of one account.
     *
     * @param subdomain the account's name before {@code .zendesk.com}
     * @throws IllegalArgumentException if it is no such name
     */
    public static OAuthEndpoints subdomain(String subdomain) {
        if (!SUBDOMAIN.matcher(subdomain).matches()) {
            throw new IllegalArgumentException(
                    "'" + subdomain + "' is no subdomain; give the name before .zendesk.com alone");
        }
        String base = "https://" + subdomain + ".zendesk.com/oauth2/chat/";
        return new OAuthEndpoints(
                URI.create(base + "authorizations/new"), URI.create(base + "token"));
    }
}
