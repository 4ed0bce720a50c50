package dev.deskhand.server.config;

import java.net.URI;

/**
 * Where Zendesk is. Each template may hold <code>{subdomain}</code>, the account's own.
 *
 * @param chatApi base of the Conversations API, {@code https://chat-api.zopim.com}
 * @param authorizeTemplate where a consent is asked for
 * @param tokenTemplate where a code is exchanged
 * @param restTemplate base of the Chat REST API
 */
public record ZendeskEndpoints(
        URI chatApi, String authorizeTemplate, String tokenTemplate, String restTemplate) {
    /** What is replaced by the account's subdomain. */
    static final String SUBDOMAIN = "{subdomain}";

    /** The real service, by the newer generation of its addresses. */
    public static ZendeskEndpoints real() {
        return new ZendeskEndpoints(
                URI.create("https://chat-api.zopim.com"),
                "https://{subdomain}.zendesk.com/oauth2/chat/authorizations/new",
                "https://{subdomain}.zendesk.com/oauth2/chat/token",
                "https://{subdomain}.zendesk.com/api/v2/chat");
    }

    /** Everything at one address, as an emulator has it. */
    public static ZendeskEndpoints at(URI base) {
        String root = base.toString().replaceFirst("/+$", "");
        return new ZendeskEndpoints(
                URI.create(root),
                root + "/oauth2/chat/authorizations/new",
                root + "/oauth2/chat/token",
                root + "/api/v2/chat");
    }

    public URI authorize(String subdomain) {
        return of(authorizeTemplate, subdomain);
    }

    public URI token(String subdomain) {
        return of(tokenTemplate, subdomain);
    }

    public URI rest(String subdomain) {
        return of(restTemplate, subdomain);
    }

    private static URI of(String template, String subdomain) {
        return URI.create(template.replace(SUBDOMAIN, subdomain));
    }
}
