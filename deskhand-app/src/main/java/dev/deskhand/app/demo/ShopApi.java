package dev.deskhand.app.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.deskhand.app.Failure;
import dev.deskhand.app.Parts;
import dev.deskhand.app.Reasons;
import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stands in for the demo shop's own order service, on the loopback address. It does what a real one
 * should: answers only requests that are signed with the secret that both sides know.
 */
final class ShopApi implements Parts.Part {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int MOST_BYTES = 10_000;
    private static final Pattern ORDER = Pattern.compile("/orders/(LK-[0-9]{6})/(day|cancel)");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ShopOrders orders;
    private final SignatureCheck signatures;

    /** What is answered to a request. */
    private record Answer(int status, Map<String, String> body) {}

    private ShopApi(HttpServer server, String secret, Clock clock) {
        this.server = server;
        this.orders = new ShopOrders(() -> LocalDate.now(clock));
        this.signatures = new SignatureCheck(secret, clock);
    }

    /**
     * Starts it.
     *
     * @param port where it was the last time; another one is taken if that is in use. 0 for any
     * @param secret signs the requests
     */
    static ShopApi start(int port, String secret, Clock clock) {
        try {
            ShopApi api = new ShopApi(bind(port), secret, clock);
            api.server.setExecutor(api.threads);
            api.server.createContext("/", api::serve);
            api.server.start();
            return api;
        } catch (IOException e) {
            throw new Failure(
                    "The stand-in for the shop's order service could not start (%s); is there a loopback address?"
                            .formatted(Reasons.of(e)),
                    e);
        }
    }

    private static HttpServer bind(int port) throws IOException {
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        try {
            return HttpServer.create(new InetSocketAddress(loopback, port), 0);
        } catch (BindException e) {
            if (port == 0) {
                throw e;
            }
            return HttpServer.create(new InetSocketAddress(loopback, 0), 0);
        }
    }

    @Override
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answer(exchange);
            byte[] body = JSON.writeValueAsBytes(answer.body());
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES);
        String signature = exchange.getRequestHeaders().getFirst(SignatureCheck.HEADER);
        if (!signatures.accepts(signature, body)) {
            return new Answer(401, Map.of("error", "The signature is missing, wrong or old."));
        }
        if (!exchange.getRequestMethod().equals("POST")) {
            return new Answer(405, Map.of("error", "Only POST is answered."));
        }
        String path = exchange.getRequestURI().getPath();
        try {
            JsonNode asked = JSON.readTree(new String(body, StandardCharsets.UTF_8));
            if (path.equals("/orders/status")) {
                return new Answer(200, orders.status(asked.path("order").asString("")));
            }
            Matcher order = ORDER.matcher(path);
            if (!order.matches()) {
                return new Answer(404, Map.of("error", "There is nothing at " + path + "."));
            }
            return new Answer(
                    200,
                    order.group(2).equals("cancel")
                            ? orders.cancel(order.group(1))
                            : orders.deliverOn(
                                    order.group(1),
                                    LocalDate.parse(asked.path("day").asString(""))));
        } catch (JacksonException | DateTimeException e) {
            return new Answer(400, Map.of("error", "This is not what is expected here."));
        }
    }
}
