package dev.deskhand.bot.file;

import dev.deskhand.bot.ApiCall;
import dev.deskhand.bot.template.Address;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a call of a service of the business. */
final class CallReader {
    private static final Set<String> KEYS =
            Set.of("method", "url", "headers", "send", "receive", "secret", "timeout", "retries");
    private static final int MOST_RETRIES = 5;

    /** What the request makes itself, or what decides how it is delivered. */
    private static final Set<String> RESERVED =
            Set.of(
                    "host",
                    "connection",
                    "content-length",
                    "transfer-encoding",
                    "expect",
                    "upgrade",
                    "x-deskhand-signature");

    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");
    private static final Pattern POINTER = Pattern.compile("(/([^~/]|~0|~1)*)*");
    private static final Pattern SECRET_NAME =
            Pattern.compile("(?i)authorization|.*(token|secret|api-?key|password).*");

    private final YamlDocument yaml;
    private final References references;
    private final DurationReader durations;

    CallReader(YamlDocument yaml, References references) {
        this.yaml = yaml;
        this.references = references;
        this.durations = new DurationReader(yaml);
    }

    /** The call; empty where it has a problem with its address. */
    Optional<ApiCall> read(Spot spot) {
        Mapping call = yaml.mapping(spot, KEYS);
        boolean sends = call.has("send");
        ApiCall.Method method =
                method(yaml, call.get("method"))
                        .orElse(sends ? ApiCall.Method.POST : ApiCall.Method.GET);
        Optional<String> url = url(call);
        Map<String, String> send = send(call.get("send"));
        if (sends && method == ApiCall.Method.GET) {
            yaml.problem(
                    call.get("send"),
                    "A GET sends nothing.",
                    "Put the values into the address, or write 'method: POST'.");
        }
        Optional<String> secret = yaml.optional(call, "secret");
        if (secret.isPresent() && !VARIABLE.matcher(secret.get()).matches()) {
            yaml.problem(
                    call.get("secret"),
                    "This is not the name of an environment variable.",
                    "Write the name alone, such as SHOP_API_SECRET; the secret itself never stands"
                            + " in a bot file.");
        }
        Map<String, String> headers = headers(call.get("headers"));
        List<ApiCall.Receive> receive = receive(call.get("receive"));
        Duration timeout =
                durations.read(
                        call.get("timeout"),
                        Duration.ofMillis(100),
                        ApiCall.LONGEST,
                        ApiCall.DEFAULT_TIMEOUT);
        int retries =
                yaml.whole(call.get("retries"), 0, MOST_RETRIES, "Write 1 to try once more.")
                        .orElse(0);
        return url.map(
                to -> new ApiCall(method, to, headers, send, receive, secret, timeout, retries));
    }

    /** GET or POST, in capitals as in the protocol. */
    static Optional<ApiCall.Method> method(YamlDocument yaml, Spot spot) {
        return yaml.word(spot, List.of("GET", "POST")).map(ApiCall.Method::valueOf);
    }

    private Optional<String> url(Mapping call) {
        Spot spot = call.get("url");
        String url =
                yaml.required(
                        call,
                        "url",
                        "A call needs an address.",
                        "Add 'url: \"https://api.example/orders/{order_number}\"'.");
        if (url.isEmpty()) {
            return Optional.empty();
        }
        references.template(spot, url);
        try {
            URI kept = Address.keep(url);
            boolean web = Set.of("https", "http").contains(String.valueOf(kept.getScheme()));
            if (web && kept.getHost() != null && Address.hasFixedHost(url)) {
                return Optional.of(url);
            }
            yaml.problem(
                    spot,
                    web
                            ? "A placeholder cannot decide which host is called."
                            : "This is not an address that can be called.",
                    "Begin it with the whole host, such as https://api.example/.");
        } catch (URISyntaxException e) {
            yaml.problem(
                    spot,
                    "This address cannot be read: " + e.getReason() + ".",
                    "A space is written %20; placeholders are written {name}.");
        }
        return Optional.empty();
    }

    private Map<String, String> headers(Spot spot) {
        Mapping mapping = yaml.anyMapping(spot, "Write {Accept-Language: en}.");
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : mapping.keys()) {
            Spot value = mapping.get(name);
            if (!HEADER.matcher(name).matches()) {
                yaml.problem(value, "'" + name + "' cannot be a header.", "Write letters and '-'.");
            } else if (RESERVED.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                yaml.problem(value, "Deskhand sets '" + name + "' itself.", "Remove it.");
            } else if (SECRET_NAME.matcher(name).matches()) {
                yaml.problem(
                        value,
                        "A secret must not stand in a bot file.",
                        "Remove the header, and write 'secret:' with the name of an environment"
                                + " variable; it signs each request.");
            }
            yaml.text(value)
                    .ifPresent(text -> {
                        references.template(value, text);
                        headers.put(name, text);
                    });
        }
        return headers;
    }

    private Map<String, String> send(Spot spot) {
        Mapping mapping = yaml.anyMapping(spot, "Write {/order: \"{order_number}\"}.");
        Map<String, String> send = new LinkedHashMap<>();
        for (String pointer : mapping.keys()) {
            Spot value = mapping.get(pointer);
            if (pointer.isEmpty() || !isPointer(value, pointer)) {
                continue;
            }
            send.keySet().stream()
                    .filter(other ->
                            pointer.startsWith(other + "/") || other.startsWith(pointer + "/"))
                    .findFirst()
                    .ifPresent(other ->
                            yaml.problem(
                                    value,
                                    "'" + pointer + "' and '" + other + "' cannot both be sent.",
                                    "One is inside the other; keep one of the two."));
            yaml.text(value)
                    .ifPresent(text -> {
                        references.template(value, text);
                        send.put(pointer, text);
                    });
        }
        return send;
    }

    private boolean isPointer(Spot spot, String pointer) {
        if (POINTER.matcher(pointer).matches()) {
            return true;
        }
        yaml.problem(
                spot,
                "'" + pointer + "' is not a JSON Pointer.",
                "Begin it with a slash: /" + pointer.replace('.', '/') + ".");
        return false;
    }

    private List<ApiCall.Receive> receive(Spot spot) {
        Mapping mapping = yaml.anyMapping(spot, "Write {status: /status}.");
        List<ApiCall.Receive> received = new ArrayList<>();
        for (String entity : mapping.keys()) {
            Spot value = mapping.get(entity);
            references.entity(value, entity);
            Optional<String> pointer;
            boolean optional = false;
            if (value.isScalar()) {
                pointer = yaml.text(value);
            } else {
                Mapping from = yaml.mapping(value, Set.of("pointer", "optional"));
                pointer =
                        Optional.of(
                                        yaml.required(
                                                from,
                                                "pointer",
                                                "It is not said where this value is.",
                                                "Add 'pointer: /status'."))
                                .filter(text -> !text.isEmpty());
                optional = yaml.flag(from.get("optional"), false);
            }
            boolean may = optional;
            pointer.filter(text -> isPointer(value, text))
                    .ifPresent(text -> received.add(new ApiCall.Receive(entity, text, may)));
        }
        return received;
    }
}
