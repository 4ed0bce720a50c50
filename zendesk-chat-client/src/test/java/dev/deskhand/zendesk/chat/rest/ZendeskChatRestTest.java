package dev.deskhand.zendesk.chat.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.deskhand.zendesk.chat.Secret;
import dev.deskhand.zendesk.chat.testing.TestingChatServer;
import dev.deskhand.zendesk.chat.testing.TestingChatServer.Answer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ZendeskChatRestTest {

    private static final Secret TOKEN = Secret.of("token-1");

    private final HttpClient http = HttpClient.newHttpClient();
    private TestingChatServer server;
    private ZendeskChatRest rest;

    @BeforeEach
    void start() throws IOException {
        server = new TestingChatServer();
        rest = new ZendeskChatRest(http, server.base().resolve("/api/v2/chat/"));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        http.shutdownNow();
    }

    private RestException failure(Answer answer) {
        server.answerNext(answer);
        return catchThrowableOfType(RestException.class, () -> rest.me(TOKEN));
    }

    @Test
    void theTokensAgentIsRead() throws Exception {
        server.answerNext(
                Answer.ok(
                        "{\"id\":7,\"email\":\"bot@shop.test\",\"display_name\":\"Bot\",\"departments\":[1,2]}"));

        assertThat(rest.me(TOKEN))
                .isEqualTo(new RestAgent(7, "bot@shop.test", "Bot", List.of(1L, 2L)));
        assertThat(server.takeRequest()).startsWith("GET /api/v2/chat/agents/me Bearer token-1");
    }

    @Test
    void departmentsAreRead() {
        server.answerNext(
                Answer.ok(
                        "[{\"id\":1,\"name\":\"Bots\",\"enabled\":true,\"members\":[7]},{\"id\":2,\"enabled\":false}]"));

        assertThat(rest.departments(TOKEN))
                .containsExactly(
                        new RestDepartment(1, "Bots", true, List.of(7L)),
                        new RestDepartment(2, "", false, List.of()));
    }

    @Test
    void failuresAreToldApart() throws Exception {
        assertThat(failure(new Answer(401, Map.of(), "")).kind())
                .isEqualTo(RestException.Kind.UNAUTHORISED);
        assertThat(failure(new Answer(403, Map.of(), "")).kind())
                .isEqualTo(RestException.Kind.FORBIDDEN);
        assertThat(failure(new Answer(429, Map.of("Retry-After", "12"), "")).retryAfter())
                .contains(Duration.ofSeconds(12));
        assertThat(failure(new Answer(502, Map.of(), "")).status()).isEqualTo(502);
        assertThat(failure(Answer.ok("{}")).kind()).isEqualTo(RestException.Kind.UNREADABLE);
        assertThat(failure(Answer.ok("<html>")).kind()).isEqualTo(RestException.Kind.UNREADABLE);
        server.close();
        assertThat(failure(Answer.ok("{}")).kind()).isEqualTo(RestException.Kind.UNREACHABLE);
    }
}
