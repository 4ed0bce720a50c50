package dev.deskhand.server.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.deskhand.zendesk.chat.Secret;
import dev.deskhand.zendesk.chat.rest.ZendeskChatRest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ZendeskSeatTest {
    /** The session's loop forgets: a loop that waits sends no heartbeat and sees nobody come. */
    @Test
    void forgettingDoesNotWaitForARequestThatHangs() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch tested = new CountDownLatch(1);
        HttpServer slow =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        slow.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        slow.createContext(
                "/",
                exchange -> {
                    asked.countDown();
                    try {
                        tested.await(20, TimeUnit.SECONDS);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    exchange.sendResponseHeaders(503, -1);
                    exchange.close();
                });
        slow.start();
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI rest = URI.create("http://127.0.0.1:" + slow.getAddress().getPort() + "/");
            ZendeskSeat seat = new ZendeskSeat(new ZendeskChatRest(http, rest), Secret.of("t"));
            Thread runner = Thread.ofVirtual().start(seat::ownDepartments);
            assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
            Thread loop = Thread.ofVirtual().start(seat::forget);
            boolean quick = loop.join(Duration.ofSeconds(3));
            tested.countDown();
            runner.join();

            assertThat(quick).isTrue();
        } finally {
            slow.stop(0);
        }
    }
}
