package dev.deskhand.server.channel;

import dev.deskhand.zendesk.chat.oauth.OAuthEndpoints;
import java.net.URI;

/**
 * Where Zendesk is. In all but {@code chatApi} the text <code>{subdomain}</code> stands for the
 * business's own subdomain.
 *
 * @param chatApi scheme and host of the Conversations API, {@code https://chat-api.zopim.com}
 * @param authorize the page on which an agent allows the bot to act
 * @param token where a code becomes a token
 * @param rest base of the Chat REST API
 */
public record ZendeskEndpoints(URI chatApi, String authorize, String token, String rest) {
    private static final String SUBDOMAIN = "{subdomain}";

    URI graphql() {
        return URI.create(chatApi.toString().replaceAll("/+$", "") + "/graphql/request");
    }

    OAuthEndpoints oauth(String subdomain) {
        return new OAuthEndpoints(filled(authorize, subdomain), filled(token, subdomain));
    }

    URI restOf(String subdomain) {
        return filled(rest, subdomain);
    }

    private static URI filled(String template, String subdomain) {
        return URI.create(template.replace(SUBDOMAIN, subdomain));
    }
}
