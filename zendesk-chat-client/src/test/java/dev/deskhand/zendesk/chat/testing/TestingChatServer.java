package dev.deskhand.zendesk.chat.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Zendesk Chat as far as a client sees it: starts sessions over HTTP and hands each socket to the
 * test, which plays the rest.
 */
public final class TestingChatServer implements AutoCloseable {

    /** An HTTP answer. */
    public record Answer(int status, Map<String, String> headers, String body) {
        public static Answer ok(String body) {
            return new Answer(200, Map.of(), body);
        }
    }

    private final HttpServer http;
    private final ServerSocket listening;
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
    private final BlockingQueue<TestingWebSocket> sockets = new LinkedBlockingQueue<>();
    private final Queue<TestingWebSocket> accepted = new ConcurrentLinkedQueue<>();
    private final AtomicInteger sessions = new AtomicInteger();

    public TestingChatServer() throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        listening = new ServerSocket(0, 50, loopback);
        http = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/", this::answer);
        http.start();
        Thread.ofVirtual().start(this::accept);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                TestingWebSocket webSocket = new TestingWebSocket(socket);
                accepted.add(webSocket);
                sockets.add(webSocket);
            } catch (SocketException _) {
                return;
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        requests.add(
                "%s %s %s %s"
                        .formatted(
                                exchange.getRequestMethod(),
                                exchange.getRequestURI(),
                                authorization,
                                body));
        Answer scripted = answers.poll();
        Answer answer =
                scripted == null ? Answer.ok(session(sessions.incrementAndGet())) : scripted;
        answer.headers().forEach(exchange.getResponseHeaders()::add);
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String session(int number) {
        return """
        {"data":{"startAgentSession":{"websocket_url":"ws://127.0.0.1:%d/stream/0.1/graphql/s%d:c%d",\
        "session_id":"s%d","client_id":"c%d"}}}\
        """
                .formatted(listening.getLocalPort(), number, number, number, number);
    }

    /** What the next HTTP request gets instead of a new session. */
    public void answerNext(Answer answer) {
        answers.add(answer);
    }

    public URI base() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    public URI graphql() {
        return base().resolve("/graphql/request");
    }

    /** The next HTTP request: method, path, Authorization header, body. */
    public String takeRequest() throws InterruptedException {
        return orFail(requests.poll(5, TimeUnit.SECONDS), "HTTP request");
    }

    /** The next socket that a client opens. */
    public TestingWebSocket takeSocket() throws InterruptedException {
        return orFail(sockets.poll(5, TimeUnit.SECONDS), "socket");
    }

    private static <T> T orFail(@org.jspecify.annotations.Nullable T found, String what) {
        if (found == null) {
            throw new AssertionError("No " + what + " came within five seconds");
        }
        return found;
    }

    @Override
    public void close() throws IOException {
        listening.close();
        http.stop(0);
        for (TestingWebSocket socket : accepted) {
            socket.close();
        }
    }
}
