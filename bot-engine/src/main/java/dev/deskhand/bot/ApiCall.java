package dev.deskhand.bot;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A call of a service of the business.
 *
 * @param url begins with https:// or http://; may hold placeholders, whose values are encoded
 * @param headers by name; values may hold placeholders
 * @param send the JSON object that is sent: JSON Pointers to texts that may hold placeholders. A
 *     GET sends none
 * @param receive what is read out of the JSON that comes back
 * @param secret the environment variable whose value signs the request; without one it is not
 *     signed
 * @param timeout for the whole call, repetitions included; at most {@link #LONGEST}
 * @param retries so often it is repeated when it failed; only a call that may be repeated has any
 */
public record ApiCall(
        Method method,
        String url,
        Map<String, String> headers,
        Map<String, String> send,
        List<Receive> receive,
        Optional<String> secret,
        Duration timeout,
        int retries) {
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(5);
    public static final Duration LONGEST = Duration.ofSeconds(30);

    public ApiCall {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        send = Collections.unmodifiableMap(new LinkedHashMap<>(send));
        receive = List.copyOf(receive);
    }

    /** How the service is asked. */
    public enum Method {
        GET,
        POST
    }

    /**
     * A value of the answer.
     *
     * @param entity which takes it
     * @param pointer where it is, as a JSON Pointer
     * @param optional whether the call has failed when it is not there
     */
    public record Receive(String entity, String pointer, boolean optional) {}
}
