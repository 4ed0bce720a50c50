package dev.deskhand.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.server.ServerExtras;
import dev.deskhand.server.TestServer;
import dev.deskhand.server.testing.Client;
import dev.deskhand.server.testing.Client.Answer;
import dev.deskhand.server.testing.LogLines;
import dev.deskhand.server.testing.TestClock;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What holds for every route. */
class ApiRulesTest {
    private static final Set<String> PAGES =
            Set.of("GET /", "GET /<path>", "GET /start", "GET /pages/page.css");

    @TempDir static Path data;
    private static TestServer server;
    private static Client client;

    @BeforeAll
    static void start() {
        DemoInfo demo =
                new DemoInfo(
                        URI.create("http://127.0.0.1:8090/visitor"),
                        URI.create("http://127.0.0.1:8090/desk"),
                        URI.create("http://127.0.0.1:8090/"),
                        "demo@example.com",
                        "demo <password>");
        server =
                TestServer.start(
                        TestServer.config(data),
                        new ServerExtras(
                                "1.2.3",
                                Optional.of("test-console"),
                                Optional.of(demo),
                                java.util.Map.of()),
                        new TestClock());
        client = server.administrator();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void theDocumentAndTheRoutesAreTheSame() {
        Set<String> routes = new TreeSet<>(server.http().routes());
        routes.removeAll(PAGES);

        assertThat(OpenApi.load().operations()).isEqualTo(routes);
    }

    @Test
    void eachAnswerInTheDocumentHasASchemaThatExists() {
        OpenApi api = OpenApi.load();
        for (String operation : api.operations()) {
            JsonNode responses = api.operation(operation).get("responses");
            responses.properties().stream()
                    .filter(response -> !response.getKey().equals("204"))
                    .forEach(response -> {
                        JsonNode content = response.getValue().get("content");
                        assertThat(content).as(operation).isNotNull();
                        content.valueStream()
                                .forEach(one ->
                                        assertThat(one.has("schema")).as(operation).isTrue());
                    });
        }
        Set<String> referenced =
                api.document().findValuesAsString("$ref").stream().collect(Collectors.toSet());
        assertThat(referenced)
                .allSatisfy(ref ->
                        assertThat(api.document().at(ref.substring(1)).isObject())
                                .as(ref)
                                .isTrue());
    }

    @Test
    void whatASchemaRequiresAreNamesOfItsProperties() {
        OpenApi.load()
                .document()
                .at("/components/schemas")
                .propertyStream()
                .forEach(schema -> {
                    Set<String> properties =
                            Set.copyOf(schema.getValue().path("properties").propertyNames());
                    assertThat(schema.getValue().path("required"))
                            .as(schema.getKey())
                            .allSatisfy(name -> {
                                assertThat(name.isString()).as(name.toString()).isTrue();
                                assertThat(properties).contains(name.stringValue());
                            });
                });
    }

    @Test
    void noRouteOfTheDocumentIsOpenUnlessItSaysSo() {
        OpenApi api = OpenApi.load();
        for (String operation : api.operations()) {
            String[] parts = operation.split(" ", 2);
            boolean open = api.operation(operation).get("security").isEmpty();
            Answer answer =
                    server.stranger().send(parts[0], parts[1].replaceAll("\\{[^}]*}", "1"), "{}");

            assertThat(answer.text().contains("not_signed_in"))
                    .as(operation + " answered " + answer.status())
                    .isEqualTo(!open);
            assertHeaders(answer);
        }
    }

    @Test
    void pagesAndErrorsCarryTheSecurityHeadersToo() {
        for (String path : new String[] {"/", "/start", "/pages/page.css", "/api/v1/nowhere"}) {
            assertHeaders(client.get(path));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\": | 400 | malformed_json | line 1",
                "[] | 400 | malformed_json | JSON object",
                "{\"name\": 7, \"languages\": [\"en\"]} | 422 | validation | name must be a text",
                "{\"name\": \"x\", \"languages\": \"en\"} | 422 | validation | a list of texts",
                "{\"languages\": [\"en\"]} | 422 | validation | name is missing",
                "{\"name\": \"x\", \"languages\": [\"en\"], \"nmae\": 1} | 422 | validation | nmae",
                "{\"name\": \" \", \"languages\": [\"en\"]} | 422 | validation | not be empty",
                "{\"name\": \"x\", \"languages\": []} | 422 | validation | at least one",
                "{\"name\": \"a\\ud800\", \"languages\": [\"en\"]} | 422 | validation | name has one",
                "{\"name\": \"a\\uffff\", \"languages\": [\"en\"]} | 422 | validation | name has one",
                "{\"name\": \"a\\u0000b\", \"languages\": [\"en\"]} | 422 | validation | name must be one",
                "{\"name\": \"a\\u009bb\", \"languages\": [\"en\"]} | 422 | validation | name must be one"
            })
    void aBodyThatWillNotDoIsRefusedWithWhatIsWrongAndChangesNothing(
            String body, int status, String code, String words) {
        int before = client.get("/api/v1/businesses").json().at("/businesses").size();

        Answer answer = client.post("/api/v1/businesses", body);

        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.at("/error")).isEqualTo(code);
        assertThat(answer.at("/message")).contains(words);
        assertThat(OpenApi.load().problems("Error", answer.json())).isEmpty();
        assertThat(client.get("/api/v1/businesses").json().at("/businesses").size())
                .isEqualTo(before);
    }

    @Test
    void jsonThatBreaksALimitIsRefusedInWordsEvenToStrangers() {
        try (LogLines log = new LogLines()) {
            for (String body :
                    List.of(
                            "[".repeat(600),
                            "{\"email\": " + "9".repeat(2_000) + "}",
                            "{\"" + "k".repeat(60_000) + "\": 1}")) {
                Answer answer = server.stranger().post("/api/v1/session", body);

                assertThat(answer.status()).as(answer.text()).isEqualTo(400);
                assertThat(answer.at("/error")).isEqualTo("malformed_json");
                assertThat(answer.at("/message")).contains("too").doesNotContain("line");
            }
            assertThat(log.lines()).noneMatch(line -> line.contains("failed"));
        }
    }

    @Test
    void aMethodThatAnAddressDoesNotTakeIsAnsweredWithThoseItTakes() {
        assertThat(client.post("/api/v1/about", "{}").header("Allow")).contains("GET");
        assertThat(client.get("/api/v1/businesses").header("Allow")).isEmpty();
        assertThat(client.put("/api/v1/businesses/1/", "{}").header("Allow"))
                .contains("GET, PATCH");
        assertThat(client.post("/api/v1/api-tokens/1", "{}").header("Allow")).contains("DELETE");
        assertThat(client.post("/businesses/1", "{}").header("Allow")).contains("GET");
        assertThat(client.post("/api/v1/nowhere", "{}").status()).isEqualTo(404);
        Answer head = client.send("HEAD", "/api/v1/about", "");
        assertThat(head.status()).isEqualTo(405);
        assertThat(head.header("Allow")).contains("GET");
    }

    @Test
    void aBodyWithoutEndIsNotRead() {
        Answer answer =
                client.post("/api/v1/businesses", "{\"name\": \"" + "x".repeat(1_100_000) + "\"}");

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.at("/error")).isEqualTo("body_too_large");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /api/v1/businesses/4711,              404, unknown_business",
        "GET,    /api/v1/businesses/abc,               404, unknown_business",
        "GET,    /api/v1/businesses/4711/events,       404, unknown_business",
        "PATCH,  /api/v1/businesses/4711,              404, unknown_business",
        "GET,    /api/v1/bots/4711,                    404, unknown_bot",
        "GET,    /api/v1/bots/99999999999999999999999, 404, unknown_bot",
        "GET,    /api/v1/nowhere,                      404, not_found",
        "POST,   /api/v1/about,                        405, method_not_allowed"
    })
    void whatIsNotThereIsSaidSo(String method, String path, int status, String code) {
        Answer answer = client.send(method, path, "{}");

        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.at("/error")).isEqualTo(code);
        assertThat(answer.at("/message")).endsWith(".");
    }

    @Test
    void theServerSaysWhatItIs() {
        assertThat(server.stranger().get("/api/health").at("/status")).isEqualTo("ok");
        Answer about = server.stranger().get("/api/v1/about");
        assertThat(about.at("/version")).isEqualTo("1.2.3");
        assertThat(about.at("/demo/visitor")).isEqualTo("http://127.0.0.1:8090/visitor");
        assertThat(OpenApi.load().problems("About", about.json())).isEmpty();
        assertThat(server.stranger().get("/api/openapi.json").at("/openapi")).startsWith("3.1");
    }

    @Test
    void theStartPageLeadsToEverythingOfTheDemo() {
        assertThat(server.stranger().get("/start").text())
                .contains("href=\"http://127.0.0.1:8090/visitor\"")
                .contains("href=\"http://127.0.0.1:8090/desk\"")
                .contains("demo@example.com")
                .contains("demo &lt;password&gt;");
    }

    @Test
    void theConsoleAnswersItsOwnPagesAndNothingElseOnTheClassPath() {
        assertThat(client.get("/").text()).contains("test console");
        assertThat(client.get("/businesses/1001/channels").text()).contains("test console");
        Answer script = client.get("/assets/app.js");
        assertThat(script.header("Content-Type").orElseThrow()).startsWith("text/javascript");
        assertThat(script.header("Cache-Control").orElseThrow()).contains("immutable");
        assertThat(client.get("/assets/missing.js").status()).isEqualTo(404);
        assertThat(client.get("/../openapi.json").status()).isGreaterThanOrEqualTo(400);
        assertThat(client.get("/%2e%2e/openapi.json").status()).isGreaterThanOrEqualTo(400);
        assertThat(client.get("/openapi.json").status()).isEqualTo(404);
    }

    private static void assertHeaders(Answer answer) {
        assertThat(answer.header("Content-Security-Policy").orElse("none"))
                .as(answer.response().uri().toString())
                .contains("default-src 'self'", "frame-ancestors 'none'", "base-uri 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.header("Referrer-Policy")).contains("no-referrer");
        assertThat(answer.header("Strict-Transport-Security")).isEmpty();
        assertThat(answer.header("Server")).isEmpty();
    }
}
