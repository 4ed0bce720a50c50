package dev.deskhand.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.deskhand.app.Failure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The walk against canned answers; that it fits the real parts is DemoProcessTest's to say. */
final class DemoWalkTest {
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> progress = new ArrayList<>();
    private HttpServer site;
    private HttpClient http;

    @BeforeEach
    void start() throws IOException {
        http = HttpClient.newHttpClient();
        site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.createContext(
                "/",
                exchange -> {
                    String request =
                            exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
                    requests.add(request);
                    String answer = answers.getOrDefault(request, "404 {}");
                    byte[] body = answer.substring(4).getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(Integer.parseInt(answer, 0, 3, 10), body.length);
                    try (var out = exchange.getResponseBody()) {
                        out.write(body);
                    }
                });
        site.start();
    }

    @AfterEach
    void stop() {
        http.shutdownNow();
        site.stop(0);
    }

    @Test
    void aFailingStepSaysWhatWhyAndWhatToDo() {
        answers.put("GET /emulator/v1/state", "200 {\"agents\":[],\"departments\":[]}");
        answers.put(
                "POST /emulator/v1/agents",
                "422 {\"error\":\"seat_limit\",\"message\":\"The account has five agents already.\"}");

        assertThatThrownBy(() -> walk().reserveAgents())
                .isInstanceOf(Failure.class)
                .hasMessageContaining("Step 1 of 7")
                .hasMessageContaining("agents Bot and Human")
                .hasMessageContaining("422 seat_limit: The account has five agents already.")
                .hasMessageContaining("--from-scratch");
        assertThat(progress).isEmpty();
    }

    @Test
    void aSecondStartFindsWhatTheFirstOneMade() {
        answers.put(
                "GET /emulator/v1/state",
                """
                200 {"agents":[{"id":"a1","email":"bot@larch-kettle.example","status":"online"},
                  {"id":"a2","email":"human@larch-kettle.example","status":"away"}],
                 "departments":[{"id":"d1","name":"Bots"},{"id":"d2","name":"Support"}]}
                """);

        assertThat(walk().reserveAgents()).isEqualTo(new DemoWalk.Agents("a1", "a2"));

        assertThat(requests).isNotEmpty().allMatch(request -> request.startsWith("GET "));
        assertThat(progress).hasSize(1).first().asString().startsWith("1/7 Zendesk");
    }

    private DemoWalk walk() {
        URI address = URI.create("http://127.0.0.1:" + site.getAddress().getPort());
        return new DemoWalk(new EmulatedAccount(new HttpJson(http, address)), progress::add);
    }
}
