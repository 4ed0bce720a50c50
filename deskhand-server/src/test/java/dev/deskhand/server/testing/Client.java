package dev.deskhand.server.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A browser, or a script: sends what it is told, and keeps the session's cookie. */
public final class Client {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    private final URI base;
    private final Map<String, String> headers = new LinkedHashMap<>();

    public Client(URI base) {
        this.base = base;
    }

    /** An answer, its body read as JSON on demand. */
    public record Answer(HttpResponse<String> response) {
        public int status() {
            return response.statusCode();
        }

        public String text() {
            return response.body();
        }

        public JsonNode json() {
            return JsonMapper.shared().readTree(response.body());
        }

        public String at(String pointer) {
            return json().at(pointer).asString();
        }

        public Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }
    }

    /** Sends this header from now on. */
    public Client with(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** Sends this header no more. */
    public Client without(String name) {
        headers.remove(name);
        return this;
    }

    /** The same browser in a second window. */
    public Client copy() {
        Client copy = new Client(base);
        copy.headers.putAll(headers);
        return copy;
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer post(String path, String json) {
        return send("POST", path, json);
    }

    public Answer put(String path, String json) {
        return send("PUT", path, json);
    }

    public Answer patch(String path, String json) {
        return send("PATCH", path, json);
    }

    public Answer delete(String path) {
        return send(request(path).DELETE());
    }

    /** Any method; a JSON body. */
    public Answer send(String method, String path, String json) {
        HttpRequest.Builder request = request(path).method(method, BodyPublishers.ofString(json));
        if (!headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        return send(request);
    }

    /** Signs in, or sets up: keeps the cookie and the token against forged requests. */
    public Answer enter(String path, String json) {
        Answer answer = post(path, json);
        answer.header("Set-Cookie")
                .filter(cookie -> answer.status() < 300)
                .ifPresent(cookie -> {
                    with("Cookie", cookie.substring(0, cookie.indexOf(';')));
                    with("X-CSRF-Token", answer.at("/csrf_token"));
                });
        return answer;
    }

    /** Opens an answer that does not end. */
    public HttpResponse<InputStream> open(String path) throws IOException, InterruptedException {
        return HTTP.send(request(path).GET().build(), BodyHandlers.ofInputStream());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(30));
        headers.forEach(request::header);
        return request;
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
