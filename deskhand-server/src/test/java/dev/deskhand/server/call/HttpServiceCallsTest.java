package dev.deskhand.server.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.bot.ApiCall.Method;
import dev.deskhand.bot.dialogue.ApiRequest;
import dev.deskhand.bot.dialogue.ApiResult;
import dev.deskhand.bot.dialogue.ApiResult.Kind;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Real calls of a real server on this machine, friendly and hostile. */
class HttpServiceCallsTest {
    private static final String SECRET = "a-secret-of-the-shop";
    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.ofEpochSecond(1_700_000_000));

    private Service service;
    private HttpServiceCalls calls;

    @BeforeEach
    void start() throws Exception {
        service = new Service();
        calls = calls(Set.of("127.0.0.1"), InetAddress::getAllByName);
    }

    @AfterEach
    void stop() {
        calls.close();
        service.close();
    }

    private static HttpServiceCalls calls(Set<String> allowed, CallGuard.Resolver resolver) {
        return new HttpServiceCalls(
                allowed,
                resolver,
                (SSLSocketFactory) SSLSocketFactory.getDefault(),
                Map.of("SHOP_SECRET", SECRET)::get,
                CLOCK,
                System::nanoTime,
                "1.2.3");
    }

    private static ApiRequest post(URI url, String body) {
        return request(Method.POST, url, body, 0, Duration.ofSeconds(20));
    }

    private static ApiRequest request(
            Method method, URI url, String body, int retries, Duration timeout) {
        return new ApiRequest("1", method, url, Map.of(), body, Optional.empty(), timeout, retries);
    }

    private Kind failure(ApiRequest request) throws InterruptedException {
        ApiResult result = calls.make(request);
        assertThat(result).isInstanceOf(ApiResult.Failed.class);
        return ((ApiResult.Failed) result).kind();
    }

    @Test
    void aPostIsSignedAndBringsItsJsonBack() throws Exception {
        service.at("/orders", exchange -> Service.answer(exchange, 200, "{\"status\":\"né\"}"));
        String body = "{\"order\":\"AB-1\"}";
        ApiRequest request =
                new ApiRequest(
                        "1",
                        Method.POST,
                        service.url("/orders?a=b%20c"),
                        Map.of("X-Shop", "garden\r\nX-Evil: 1", "Host", "elsewhere.example"),
                        body,
                        Optional.of("SHOP_SECRET"),
                        Duration.ofSeconds(20),
                        0);

        assertThat(calls.make(request)).isEqualTo(new ApiResult.Answered("{\"status\":\"né\"}"));

        Service.Request seen = service.requests().getFirst();
        assertThat(seen.method()).isEqualTo("POST");
        assertThat(seen.uri()).hasToString("/orders?a=b%20c");
        assertThat(seen.body()).isEqualTo(body);
        assertThat(seen.headers().getFirst("Content-Type")).isEqualTo("application/json");
        assertThat(seen.headers().getFirst("User-Agent")).isEqualTo("Deskhand/1.2.3");
        assertThat(seen.headers().getFirst("Host")).isEqualTo("127.0.0.1:" + service.port());
        assertThat(seen.headers().getFirst("X-Shop")).isEqualTo("garden X-Evil: 1");
        assertThat(seen.headers().getFirst("X-Evil")).isNull();
        // Of openssl dgst -sha256 -hmac, over 1700000000.{"order":"AB-1"}
        assertThat(seen.headers().getFirst("X-Deskhand-Signature"))
                .isEqualTo(
                        "t=1700000000,v1="
                                + "6457d8237f6da29aab120e6db14e2715782e26f93c0f6f0b31451c45462c7b3f");
    }

    @Test
    void aGetSignsItsMethodAndPath() throws Exception {
        service.at("/orders", exchange -> Service.answer(exchange, 204, ""));
        ApiRequest request =
                new ApiRequest(
                        "1",
                        Method.GET,
                        service.url("/orders?id=AB-1"),
                        Map.of(),
                        "",
                        Optional.of("SHOP_SECRET"),
                        Duration.ofSeconds(20),
                        0);

        assertThat(calls.make(request)).isEqualTo(new ApiResult.Answered(""));
        // Of openssl dgst -sha256 -hmac, over 1700000000.GET /orders?id=AB-1
        assertThat(service.requests().getFirst().headers().getFirst("X-Deskhand-Signature"))
                .isEqualTo(
                        "t=1700000000,v1="
                                + "e714f68f5b757b956bb14d8798efbf7ed73c6ccf882074356e0701b1c87fb1d1");
    }

    @Test
    void withoutItsSecretACallIsNotMadeAndTheSecretsNameIsTold() throws Exception {
        ApiRequest request =
                new ApiRequest(
                        "1",
                        Method.POST,
                        service.url("/orders"),
                        Map.of(),
                        "{}",
                        Optional.of("NO_SUCH_SECRET"),
                        Duration.ofSeconds(20),
                        3);

        ApiResult.Failed failed = (ApiResult.Failed) calls.make(request);

        assertThat(failed.kind()).isEqualTo(Kind.NO_SECRET);
        assertThat(failed.why()).contains("NO_SUCH_SECRET").doesNotContain(SECRET);
        assertThat(service.requests()).isEmpty();
    }

    @Test
    void aServiceThatAnswersInChunksIsRead() throws Exception {
        service.at(
                "/",
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    try (OutputStream out = exchange.getResponseBody()) {
                        out.write("{\"a\":".getBytes(StandardCharsets.UTF_8));
                        out.flush();
                        out.write("1}".getBytes(StandardCharsets.UTF_8));
                    }
                });

        assertThat(calls.make(post(service.url("/"), "{}")))
                .isEqualTo(new ApiResult.Answered("{\"a\":1}"));
    }

    @Test
    void aServiceThatNeverAnswersTimesOut() throws Exception {
        service.at("/", exchange -> service.over.await());
        long start = System.nanoTime();

        Kind kind =
                failure(request(Method.POST, service.url("/"), "{}", 5, Duration.ofMillis(300)));

        assertThat(kind).isEqualTo(Kind.TIMED_OUT);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        assertThat(service.requests()).hasSize(1);
    }

    @Test
    void aServiceThatDripsBytesDoesNotOutlastTheTime() throws Exception {
        CountDownLatch pause = new CountDownLatch(1);
        service.at(
                "/",
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    OutputStream out = exchange.getResponseBody();
                    while (!pause.await(20, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                        out.write(' ');
                        out.flush();
                    }
                });
        try {
            assertThat(
                            failure(
                                    request(
                                            Method.GET,
                                            service.url("/"),
                                            "",
                                            0,
                                            Duration.ofMillis(400))))
                    .isEqualTo(Kind.TIMED_OUT);
        } finally {
            pause.countDown();
        }
    }

    @Test
    void anEndlessAnswerIsCutOffAtItsLimit() throws Exception {
        service.at(
                "/",
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    byte[] much = new byte[8_192];
                    while (service.over.getCount() > 0) {
                        exchange.getResponseBody().write(much);
                    }
                });

        assertThat(failure(post(service.url("/"), "{}"))).isEqualTo(Kind.TOO_LARGE);
    }

    @Test
    void aHugeAnswerIsRefusedByItsLengthAndOneOfTheLimitIsRead() throws Exception {
        String largest = "\"" + "x".repeat(AnswerReader.MOST_BODY - 2) + "\"";
        service.at("/most", exchange -> Service.answer(exchange, 200, largest));
        service.at("/more", exchange -> Service.answer(exchange, 200, largest + " "));

        assertThat(calls.make(post(service.url("/most"), "{}")))
                .isEqualTo(new ApiResult.Answered(largest));
        assertThat(failure(post(service.url("/more"), "{}"))).isEqualTo(Kind.TOO_LARGE);
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        service.at(
                "/from",
                exchange -> {
                    exchange.getResponseHeaders()
                            .add("Location", "http://169.254.169.254/latest/meta-data");
                    Service.answer(exchange, 302, "");
                });

        ApiResult.Failed failed = (ApiResult.Failed) calls.make(post(service.url("/from"), "{}"));

        assertThat(failed.kind()).isEqualTo(Kind.STATUS);
        assertThat(failed.why()).contains("302", "not followed");
        assertThat(service.requests()).hasSize(1);
    }

    @Test
    void whatIsNotJsonIsUnreadable() throws Exception {
        service.at("/html", exchange -> Service.answer(exchange, 200, "<html>Oops</html>"));
        service.at("/half", exchange -> Service.answer(exchange, 200, "{\"a\":"));
        service.at(
                "/bytes",
                exchange -> {
                    exchange.sendResponseHeaders(200, 3);
                    exchange.getResponseBody().write(new byte[] {'"', (byte) 0xc3, '"'});
                });

        for (String path : new String[] {"/html", "/half", "/bytes"}) {
            assertThat(failure(post(service.url(path), "{}"))).isEqualTo(Kind.UNREADABLE);
        }
    }

    @Test
    void aFailureOfTheServiceIsRetriedOnlyAsOftenAsAllowed() throws Exception {
        AtomicInteger times = new AtomicInteger();
        service.at(
                "/",
                exchange ->
                        Service.answer(
                                exchange, times.incrementAndGet() < 2 ? 500 : 200, "{\"a\":1}"));

        assertThat(failure(post(service.url("/"), "{}"))).isEqualTo(Kind.STATUS);
        times.set(0);
        assertThat(
                        calls.make(
                                request(
                                        Method.POST,
                                        service.url("/"),
                                        "{}",
                                        1,
                                        Duration.ofSeconds(20))))
                .isEqualTo(new ApiResult.Answered("{\"a\":1}"));
        assertThat(service.requests()).hasSize(3);
    }

    @Test
    void aRequestThatTheServiceRefusesIsNotRepeated() throws Exception {
        service.at("/", exchange -> Service.answer(exchange, 404, "{}"));

        assertThat(failure(request(Method.GET, service.url("/"), "", 3, Duration.ofSeconds(20))))
                .isEqualTo(Kind.STATUS);
        assertThat(service.requests()).hasSize(1);
    }

    @Test
    void anAddressThatIsNotPublicIsNotCalledUnlessItsHostIsListed() throws Exception {
        service.at("/", exchange -> Service.answer(exchange, 200, "{}"));
        try (HttpServiceCalls strict = calls(Set.of(), InetAddress::getAllByName);
                HttpServiceCalls otherPort =
                        calls(Set.of("127.0.0.1:1"), InetAddress::getAllByName);
                HttpServiceCalls thisPort =
                        calls(Set.of("127.0.0.1:" + service.port()), InetAddress::getAllByName)) {
            for (HttpServiceCalls each : new HttpServiceCalls[] {strict, otherPort}) {
                ApiResult.Failed failed =
                        (ApiResult.Failed) each.make(post(service.url("/"), "{}"));
                assertThat(failed.kind()).isEqualTo(Kind.NOT_ALLOWED);
                assertThat(failed.why()).contains("calls.allowed_hosts");
            }
            assertThat(service.requests()).isEmpty();
            assertThat(thisPort.make(post(service.url("/"), "{}")))
                    .isEqualTo(new ApiResult.Answered("{}"));
        }
    }

    @Test
    void aNameIsRefusedIfAnyOfItsAddressesIsNotPublic() throws Exception {
        InetAddress[] both = {
            InetAddress.getByName("93.184.215.14"), InetAddress.getByName("10.0.0.1")
        };
        try (HttpServiceCalls guarded = calls(Set.of(), host -> both)) {
            ApiResult.Failed failed =
                    (ApiResult.Failed) guarded.make(post(URI.create("http://shop.example/"), "{}"));

            assertThat(failed.kind()).isEqualTo(Kind.NOT_ALLOWED);
        }
    }

    @Test
    void theCheckedAddressIsConnectedToAndTheNameIsAskedOnce() throws Exception {
        service.at("/", exchange -> Service.answer(exchange, 200, "{}"));
        AtomicReference<String> asked = new AtomicReference<>("");
        InetAddress[] here = {InetAddress.getLoopbackAddress()};
        try (HttpServiceCalls pinned =
                calls(
                        Set.of("shop.example"),
                        host -> {
                            asked.accumulateAndGet(host, String::concat);
                            return here;
                        })) {
            URI url = URI.create("http://shop.example:" + service.port() + "/");

            assertThat(pinned.make(post(url, "{}"))).isEqualTo(new ApiResult.Answered("{}"));
        }
        assertThat(asked).hasValue("shop.example");
        assertThat(service.requests().getFirst().headers().getFirst("Host"))
                .isEqualTo("shop.example:" + service.port());
    }

    @Test
    void whereNobodyListensTheCallIsUnreachableAndAnOddAddressIsNotAllowed() throws Exception {
        int free = service.port();
        service.close();

        assertThat(failure(post(URI.create("http://127.0.0.1:" + free + "/"), "{}")))
                .isEqualTo(Kind.UNREACHABLE);
        assertThat(failure(post(URI.create("ftp://127.0.0.1/"), "{}"))).isEqualTo(Kind.NOT_ALLOWED);
        assertThat(failure(post(URI.create("http://user@127.0.0.1/"), "{}")))
                .isEqualTo(Kind.NOT_ALLOWED);
    }
}
