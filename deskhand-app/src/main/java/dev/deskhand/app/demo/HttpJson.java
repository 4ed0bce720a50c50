package dev.deskhand.app.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON over HTTP as a stranger speaks it, with the two things that a browser would add for the
 * console: the session's cookie and its CSRF header. One caller at a time.
 */
public final class HttpJson {
    private static final Logger LOG = LoggerFactory.getLogger(HttpJson.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration TIME_LIMIT = Duration.ofSeconds(20);

    private final HttpClient http;
    private final URI base;
    private final String query;
    private final Map<String, String> headers = new HashMap<>();

    public HttpJson(HttpClient http, URI base) {
        this(http, base, "");
    }

    /**
     * @param query is added to each path, {@code ?account=shop}; the paths have none then
     */
    public HttpJson(HttpClient http, URI base, String query) {
        this.http = http;
        this.base = base;
        this.query = query;
    }

    /** An answer other than 2xx. */
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int status;
        private final String code;

        Refused(String request, int status, String code, String message) {
            super("%s answered %d %s: %s".formatted(request, status, code, message));
            this.status = status;
            this.code = code;
        }

        public int status() {
            return status;
        }

        /** The {@code error} of the answer; empty when it carried none. */
        public String code() {
            return code;
        }
    }

    public JsonNode get(String path) {
        return send("GET", base.resolve(path + query), null);
    }

    public JsonNode get(URI address) {
        return send("GET", address, null);
    }

    public JsonNode post(String path, Map<String, ?> body) {
        return send("POST", base.resolve(path + query), body);
    }

    public JsonNode put(String path, Map<String, ?> body) {
        return send("PUT", base.resolve(path + query), body);
    }

    public void delete(String path) {
        send("DELETE", base.resolve(path + query), null);
    }

    /**
     * Reads an event stream on a thread of its own until the client is shut down; a stream that
     * breaks off, or cannot be had, just ends.
     */
    public void listen(String path, Consumer<String> line) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve(path)).header("Accept", "text/event-stream");
        headers.forEach(request::header);
        HttpRequest ready = request.build();
        Thread.startVirtualThread(() -> readLines(ready, line));
    }

    private void readLines(HttpRequest request, Consumer<String> line) {
        try (Stream<String> lines =
                http.send(request, HttpResponse.BodyHandlers.ofLines()).body()) {
            lines.forEach(line);
        } catch (IOException | UncheckedIOException e) {
            LOG.debug("The event stream ended", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sends this token with every request from now on, as the console's pages do. */
    public void csrfToken(String token) {
        headers.put("X-CSRF-Token", token);
    }

    private JsonNode send(String method, URI address, @Nullable Map<String, ?> body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address)
                        .timeout(TIME_LIMIT)
                        .header("Accept", "application/json");
        headers.forEach(request::header);
        if (body == null) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json");
            request.method(
                    method, HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
        }
        String line = method + " " + address.getPath();
        HttpResponse<String> response = exchange(request.build(), line);
        rememberSession(response);
        JsonNode answer = parse(response.body());
        if (response.statusCode() / 100 != 2) {
            throw new Refused(
                    line,
                    response.statusCode(),
                    answer.path("error").asString(""),
                    answer.path("message").asString(""));
        }
        return answer;
    }

    private HttpResponse<String> exchange(HttpRequest request, String line) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new Refused(line, 0, "no_answer", String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused(line, 0, "interrupted", "the demo was stopped");
        }
    }

    private void rememberSession(HttpResponse<String> response) {
        response.headers().allValues("set-cookie").stream()
                .map(cookie -> cookie.split(";", 2)[0])
                .filter(cookie -> cookie.startsWith("deskhand_session="))
                .forEach(cookie -> headers.put("Cookie", cookie));
    }

    /** Pages (the end of the consent is one) count as an answer without fields. */
    private static JsonNode parse(String body) {
        try {
            return body.startsWith("{") ? JSON.readTree(body) : JSON.createObjectNode();
        } catch (JacksonException e) {
            return JSON.createObjectNode();
        }
    }
}
