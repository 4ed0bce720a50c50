package dev.deskhand.emulator.testing;

import dev.deskhand.emulator.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.node.MissingNode;

/** Plain HTTP calls to an emulator. */
public final class Http {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final URI base;

    public Http(URI base) {
        this.base = base;
    }

    public static HttpClient client() {
        return CLIENT;
    }

    public Answer get(String path, String... headers) {
        return send(request(path, headers).GET().build());
    }

    public Answer delete(String path, String... headers) {
        return send(request(path, headers).DELETE().build());
    }

    public Answer post(String path, Map<String, ?> body, String... headers) {
        return raw("POST", path, Json.write(body), "application/json", headers);
    }

    public Answer patch(String path, Map<String, ?> body) {
        return raw("PATCH", path, Json.write(body), "application/json");
    }

    public Answer form(String path, Map<String, String> fields) {
        String body =
                fields.entrySet().stream()
                        .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                        .collect(Collectors.joining("&"));
        return raw("POST", path, body, "application/x-www-form-urlencoded");
    }

    public Answer raw(String method, String path, String body, String type, String... headers) {
        return send(
                request(path, headers)
                        .header("Content-Type", type)
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(20));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private static Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response =
                    CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            String type = response.headers().firstValue("Content-Type").orElse("");
            return new Answer(
                    response.statusCode(),
                    response.headers(),
                    type.startsWith("application/json")
                            ? Json.tree(response.body())
                            : MissingNode.getInstance());
        } catch (IOException e) {
            throw new UncheckedIOException(request.uri().toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        } catch (Json.Unreadable e) {
            throw new AssertionError("the answer of " + request.uri() + " is " + e.getMessage(), e);
        }
    }
}
