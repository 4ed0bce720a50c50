package dev.deskhand.app.demo;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The Zendesk side of the guide, over the emulator's control API. Each call finds before it makes.
 */
public final class EmulatedAccount {
    private final HttpJson api;

    public EmulatedAccount(HttpJson api) {
        this.api = api;
    }

    /** The keys of an API client; the secret can be seen this once only. */
    public record Keys(String clientId, String clientSecret) {
        @Override
        public String toString() {
            return "Keys[" + clientId + "]";
        }
    }

    public String subdomain() {
        return api.get("/emulator/v1/account").path("subdomain").asString();
    }

    /** The agent's id. */
    public String agent(String name, String email) {
        return find(state().path("agents"), "email", email)
                .orElseGet(() ->
                        api.post(
                                "/emulator/v1/agents",
                                Map.of("name", name, "email", email, "role", "agent")))
                .path("id")
                .asString();
    }

    /** The department's id; its agents are given by theirs. */
    public String department(String name, List<String> agents) {
        return find(state().path("departments"), "name", name)
                .orElseGet(() ->
                        api.post(
                                "/emulator/v1/departments", Map.of("name", name, "agents", agents)))
                .path("id")
                .asString();
    }

    /** Whether there is a client with this id that may lead back to this address. */
    public boolean hasClient(String clientId, String redirectUrl) {
        return find(api.get("/emulator/v1/api-clients").path("api_clients"), "client_id", clientId)
                .map(client -> client.path("redirect_urls"))
                .map(urls -> urls.valueStream().anyMatch(u -> u.asString().equals(redirectUrl)))
                .orElse(false);
    }

    public Keys newClient(String name, String company, String redirectUrl) {
        JsonNode client =
                api.post(
                        "/emulator/v1/api-clients",
                        Map.of(
                                "name",
                                name,
                                "company",
                                company,
                                "redirect_urls",
                                List.of(redirectUrl)));
        return new Keys(
                client.path("client_id").asString(), client.path("client_secret").asString());
    }

    /** The agent presses Allow; answers where the browser would be sent. */
    public URI allow(String agentId, Map<String, String> authorizeQuery) {
        JsonNode consent =
                api.post(
                        "/emulator/v1/consents",
                        Map.of(
                                "client_id", authorizeQuery.getOrDefault("client_id", ""),
                                "agent_id", agentId,
                                "redirect_uri", authorizeQuery.getOrDefault("redirect_uri", ""),
                                "state", authorizeQuery.getOrDefault("state", "")));
        return URI.create(consent.path("location").asString());
    }

    /** Signs the agent in to work, unless they chose a status of their own before. */
    public void online(String agentId) {
        String status =
                find(state().path("agents"), "id", agentId)
                        .map(agent -> agent.path("status").asString("offline"))
                        .orElse("offline");
        if (status.equals("offline")) {
            String segment = URLEncoder.encode(agentId, StandardCharsets.UTF_8);
            api.post("/emulator/v1/agents/" + segment + "/status", Map.of("status", "online"));
        }
    }

    private JsonNode state() {
        return api.get("/emulator/v1/state");
    }

    private static Optional<JsonNode> find(JsonNode list, String field, String value) {
        return list.valueStream()
                .filter(element -> element.path(field).asString("").equals(value))
                .findFirst();
    }
}
