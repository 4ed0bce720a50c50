package dev.deskhand.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.deskhand.server.config.ZendeskEndpoints;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Zendesk gives an agent's seat to the session that came last, so sessions must not overtake. */
class SeatTest {
    @TempDir Path data;

    /** Answers the first request for a session only when a second one had every chance to come. */
    private final CountDownLatch secondAsked = new CountDownLatch(1);

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicBoolean overtaken = new AtomicBoolean();
    private HttpServer slowZendesk;
    private Stage stage;

    @BeforeEach
    void open() throws IOException {
        slowZendesk =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        slowZendesk.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        slowZendesk.createContext("/", this::answer);
        slowZendesk.start();
        URI chatApi = URI.create("http://127.0.0.1:" + slowZendesk.getAddress().getPort());
        stage =
                new Stage(
                        data,
                        zendesk ->
                                new ZendeskEndpoints(
                                        chatApi,
                                        zendesk.authorizeTemplate(),
                                        zendesk.tokenTemplate(),
                                        zendesk.restTemplate()));
    }

    @AfterEach
    void close() {
        stage.close();
        slowZendesk.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (asked.incrementAndGet() == 1) {
                overtaken.set(secondAsked.await(1, TimeUnit.SECONDS));
            } else {
                secondAsked.countDown();
            }
            exchange.sendResponseHeaders(503, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aSecondConsentWaitsUntilTheFirstSessionWasGivenOrRefused() {
        stage.prepare();
        stage.saveKeys(stage.clientSecret);
        stage.consent();
        Stage.await("the first session is asked for", () -> asked.get() == 1);
        stage.consent();
        Stage.await("the second session is asked for", () -> asked.get() > 1);

        assertThat(overtaken).isFalse();
    }

    @Test
    void whoPressesStartWhileItStartsDoesNotStartAnother() {
        stage.prepare();
        stage.saveKeys(stage.clientSecret);
        stage.consent();
        Stage.await("the session is asked for", () -> asked.get() == 1);
        for (int press = 0; press < 3; press++) {
            stage.operator.post(stage.deployment() + "/connection/start", "{}");
        }

        assertThat(asked).hasValue(1);
    }
}
