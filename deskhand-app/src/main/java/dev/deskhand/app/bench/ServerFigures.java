package dev.deskhand.app.bench;

import dev.deskhand.app.Failure;
import dev.deskhand.app.Reasons;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the server says of itself at one moment, of all that it has done since its start.
 *
 * @param engine how many replies took at most so many seconds
 * @param delivered messages of the bot that Zendesk confirmed
 * @param byWords texts that were understood by words alone, since there was too much to do
 * @param reconnects connections that broke and were begun again
 */
record ServerFigures(TreeMap<Double, Long> engine, long delivered, long byWords, long reconnects) {
    private static final Pattern BUCKET =
            Pattern.compile("deskhand_engine_latency_seconds_bucket\\{le=\"([^\"]+)\"} (\\S+)");
    private static final Pattern DELIVERED =
            Pattern.compile("(?m)^deskhand_sends_total\\{result=\"delivered\"} (\\S+)");

    private static final Pattern BY_WORDS =
            Pattern.compile("(?m)^deskhand_understanding_fallbacks_total (\\S+)");

    private static final Pattern RECONNECTS =
            Pattern.compile("(?m)^deskhand_reconnects_total (\\S+)");

    /** Of a bot that counts nothing. */
    static ServerFigures none() {
        return new ServerFigures(new TreeMap<>(), 0, 0, 0);
    }

    /** Asks the server. */
    static ServerFigures of(HttpClient http, URI server, String apiToken) {
        HttpRequest request =
                HttpRequest.newBuilder(server.resolve("/metrics"))
                        .header("Authorization", "Bearer " + apiToken)
                        .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new Failure(
                        "The server answered %d at /metrics.".formatted(answer.statusCode()));
            }
            return read(answer.body());
        } catch (IOException e) {
            throw new Failure("The server does not answer at /metrics: " + Reasons.of(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("The run was interrupted.", e);
        }
    }

    static ServerFigures read(String text) {
        TreeMap<Double, Long> engine = new TreeMap<>();
        for (String line : text.lines().toList()) {
            Matcher bucket = BUCKET.matcher(line);
            if (bucket.matches()) {
                String bound = bucket.group(1);
                engine.put(
                        bound.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(bound),
                        Math.round(Double.parseDouble(bucket.group(2))));
            }
        }
        return new ServerFigures(
                engine,
                counter(DELIVERED, text),
                counter(BY_WORDS, text),
                counter(RECONNECTS, text));
    }

    private static long counter(Pattern line, String text) {
        Matcher found = line.matcher(text);
        return found.find() ? Math.round(Double.parseDouble(found.group(1))) : 0;
    }

    /** What it did between that moment and this one. */
    ServerFigures since(ServerFigures before) {
        TreeMap<Double, Long> difference = new TreeMap<>();
        engine.forEach((bound, count) ->
                difference.put(bound, count - before.engine().getOrDefault(bound, 0L)));
        return new ServerFigures(
                difference,
                delivered - before.delivered(),
                byWords - before.byWords(),
                reconnects - before.reconnects());
    }

    long count() {
        return engine.getOrDefault(Double.POSITIVE_INFINITY, 0L);
    }

    /**
     * The bound of the bucket in which the percentile lies, in milliseconds: never too good, and a
     * tenth too bad at most.
     */
    double millisAt(double percentile) {
        long rank = Math.max(1, (long) Math.ceil(count() * percentile / 100));
        return engine.entrySet().stream()
                .filter(bucket -> bucket.getValue() >= rank)
                .map(Map.Entry::getKey)
                .findFirst()
                .map(seconds -> seconds * 1_000)
                .orElse(Double.NaN);
    }
}
