package dev.deskhand.server.call;

import dev.deskhand.bot.ApiCall;
import dev.deskhand.bot.dialogue.ApiRequest;
import dev.deskhand.bot.dialogue.ApiResult;
import dev.deskhand.bot.dialogue.ApiResult.Kind;
import dev.deskhand.server.conversation.ServiceCalls;
import java.net.InetAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes calls of services over HTTP: signed, bounded in time and size, to addresses that the
 * operator allows, without following redirects. Thread-safe.
 */
public final class HttpServiceCalls implements ServiceCalls, AutoCloseable {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final int MOST_RETRIES = 5;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Ours alone; a bot file that names one of them is not heard. */
    private static final Set<String> OUR_HEADERS =
            Set.of(
                    "host",
                    "content-length",
                    "transfer-encoding",
                    "connection",
                    "content-type",
                    "user-agent",
                    "accept-encoding",
                    "te",
                    "upgrade",
                    "expect",
                    Signature.HEADER.toLowerCase(Locale.ROOT));

    private final CallGuard guard;
    private final Exchange exchange;
    private final Function<String, @Nullable String> environment;
    private final InstantSource clock;
    private final LongSupplier nanos;
    private final String userAgent;

    /** Ends the pauses between repetitions. */
    private final CountDownLatch closed = new CountDownLatch(1);

    private final ScheduledExecutorService watchdog =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("call-watchdog").factory());

    /**
     * @param allowedHosts {@code host} or {@code host:port} that may lead to addresses that are not
     *     public
     * @param environment an environment variable's value, or null: the secrets that sign
     */
    public HttpServiceCalls(
            Set<String> allowedHosts,
            Function<String, @Nullable String> environment,
            InstantSource clock,
            String version) {
        this(
                allowedHosts,
                InetAddress::getAllByName,
                (SSLSocketFactory) SSLSocketFactory.getDefault(),
                environment,
                clock,
                System::nanoTime,
                version);
    }

    HttpServiceCalls(
            Set<String> allowedHosts,
            CallGuard.Resolver resolver,
            SSLSocketFactory tls,
            Function<String, @Nullable String> environment,
            InstantSource clock,
            LongSupplier nanos,
            String version) {
        this.guard = new CallGuard(allowedHosts, resolver);
        this.exchange = new Exchange(watchdog, tls);
        this.environment = environment;
        this.clock = clock;
        this.nanos = nanos;
        this.userAgent = "Deskhand/" + version;
    }

    @Override
    public ApiResult make(ApiRequest request) throws InterruptedException {
        Duration time =
                request.timeout().compareTo(ApiCall.LONGEST) > 0
                        ? ApiCall.LONGEST
                        : request.timeout();
        Deadline deadline = Deadline.in(time, nanos);
        int retries = Math.clamp(request.retries(), 0, MOST_RETRIES);
        Duration pause = FIRST_PAUSE;
        for (int retry = 0; ; retry++) {
            try {
                return once(request, deadline);
            } catch (CallFailed failed) {
                boolean again =
                        failed.isPassing()
                                && retry < retries
                                && pause.compareTo(deadline.left()) < 0;
                if (!again) {
                    return failed.result();
                }
                if (closed.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                    return failed.result();
                }
                pause = pause.multipliedBy(2);
            }
        }
    }

    /** Each attempt looks the name up and checks it anew, and is signed anew. */
    private ApiResult once(ApiRequest request, Deadline deadline)
            throws CallFailed, InterruptedException {
        CallGuard.Destination to = guard.check(request.url(), deadline);
        Answer answer = exchange.of(to, bytes(request, to), deadline);
        if (answer.status() < 200 || answer.status() > 299) {
            String why = "The service " + to.hostHeader() + " answered " + words(answer.status());
            boolean passing =
                    answer.status() >= SERVER_ERROR || answer.status() == TOO_MANY_REQUESTS;
            throw passing
                    ? CallFailed.forNow(Kind.STATUS, why)
                    : CallFailed.forGood(Kind.STATUS, why);
        }
        return new ApiResult.Answered(json(answer.body()));
    }

    private static String words(int status) {
        return switch (status / 100) {
            case 3 -> status + ". Redirects are not followed; write the final address.";
            case 4 -> status + ": it does not take the request as the bot file makes it.";
            default -> status + ".";
        };
    }

    private byte[] bytes(ApiRequest request, CallGuard.Destination to) throws CallFailed {
        boolean post = request.method() == ApiCall.Method.POST;
        byte[] body = post ? request.body().getBytes(StandardCharsets.UTF_8) : new byte[0];
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("Accept", "application/json");
        request.headers()
                .forEach((name, value) -> {
                    if (!OUR_HEADERS.contains(name.toLowerCase(Locale.ROOT)) && isToken(name)) {
                        headers.put(name, oneLine(value));
                    }
                });
        headers.put("Host", to.hostHeader());
        headers.put("User-Agent", userAgent);
        headers.put("Connection", "close");
        if (post) {
            headers.put("Content-Type", "application/json");
            headers.put("Content-Length", Integer.toString(body.length));
        }
        String target = target(request.url());
        if (request.secret().isPresent()) {
            String signed = post ? request.body() : request.method() + " " + target;
            headers.put(
                    Signature.HEADER,
                    Signature.of(secret(request.secret().get()), clock.instant(), signed));
        }
        StringBuilder head = new StringBuilder();
        head.append(request.method()).append(' ').append(target).append(" HTTP/1.1\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(start.length + body.length).put(start).put(body).array();
    }

    private static String target(URI url) {
        String path =
                url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        String query = url.getRawQuery();
        String target = query == null ? path : path + "?" + query;
        // What URI takes as it is and HTTP does not.
        return URI.create("http://host" + target).toASCIIString().substring("http://host".length());
    }

    private String secret(String variable) throws CallFailed {
        String secret = environment.apply(variable);
        if (secret == null || secret.isEmpty()) {
            throw CallFailed.forGood(
                    Kind.NO_SECRET,
                    "The environment variable "
                            + variable
                            + ", whose value signs the call, is not set. Set it where Deskhand is"
                            + " started, and start it again.");
        }
        return secret;
    }

    private static boolean isToken(String name) {
        return name.matches("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
    }

    /** A visitor's words must not begin a header of their own. */
    private static String oneLine(String value) {
        return value.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    private static String json(byte[] body) throws CallFailed {
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
            if (!text.isBlank()) {
                JSON.readTree(text);
            }
            return text;
        } catch (CharacterCodingException | JacksonException e) {
            throw CallFailed.forGood(
                    Kind.UNREADABLE,
                    "The service answered something else than JSON in UTF-8. Let it answer JSON,"
                            + " or nothing.");
        }
    }

    /** Calls that run end with their time. */
    @Override
    public void close() {
        closed.countDown();
        watchdog.shutdown();
    }
}
