package dev.deskhand.server.connection;

import dev.deskhand.server.bot.Dialogues;
import dev.deskhand.server.channel.ZendeskSeat;
import dev.deskhand.server.config.ZendeskEndpoints;
import dev.deskhand.server.conversation.ConversationStore;
import dev.deskhand.server.conversation.ServiceCalls;
import dev.deskhand.server.deployment.Deployments;
import dev.deskhand.server.live.LiveEvents;
import dev.deskhand.server.metrics.Metrics;
import dev.deskhand.zendesk.chat.Secret;
import dev.deskhand.zendesk.chat.rest.ZendeskChatRest;
import dev.deskhand.zendesk.chat.session.SessionListener;
import dev.deskhand.zendesk.chat.session.SessionSettings;
import dev.deskhand.zendesk.chat.session.ZendeskChatSession;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * What connections are made of.
 *
 * @param refresh renews a business's grant in the background
 * @param random must be thread-safe
 */
public record ConnectionParts(
        Deployments deployments,
        ConversationStore conversations,
        Dialogues dialogues,
        ServiceCalls calls,
        LiveEvents live,
        GrantRefresh refresh,
        HttpClient http,
        ZendeskEndpoints zendesk,
        SessionSettings session,
        RandomGenerator random,
        InstantSource clock,
        Metrics metrics) {

    ZendeskChatSession session(Secret token, SessionListener listener) {
        return new ZendeskChatSession(
                http, session.withGraphqlEndpoint(graphql()), token, listener);
    }

    private URI graphql() {
        return URI.create(
                zendesk.chatApi().toString().replaceFirst("/+$", "") + "/graphql/request");
    }

    ZendeskSeat seat(String subdomain, Secret token) {
        return new ZendeskSeat(new ZendeskChatRest(http, zendesk.rest(subdomain)), token);
    }

    boolean refreshInBackground(long businessId, Runnable afterwards) {
        return refresh.begin(businessId, afterwards);
    }
}
