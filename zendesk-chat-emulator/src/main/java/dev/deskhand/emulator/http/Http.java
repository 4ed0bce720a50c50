package dev.deskhand.emulator.http;

import dev.deskhand.emulator.account.Refused;
import dev.deskhand.emulator.json.Json;
import io.javalin.http.Context;
import java.util.Map;

/** Small things every HTTP face needs. */
final class Http {

    private static final long LONGEST_WAIT = 30_000;

    private Http() {}

    static void json(Context http, int status, Object body) {
        http.status(status).contentType("application/json; charset=utf-8").result(Json.write(body));
    }

    static void json(Context http, Object body) {
        json(http, 200, body);
    }

    static void error(Context http, int status, String code, String message) {
        json(http, status, Map.of("error", code, "message", message));
    }

    static int status(Refused refused) {
        return switch (refused.kind()) {
            case NOT_FOUND -> 404;
            case INVALID -> 422;
            case CONFLICT -> 409;
            case UNAUTHORISED -> 401;
            case FORBIDDEN -> 403;
        };
    }

    /** {@code wait_ms}, capped; 0 when missing. */
    static long waitMillis(Context http) {
        return Math.min(LONGEST_WAIT, number(http, "wait_ms", 0));
    }

    /** A query parameter that counts from 0. */
    static long number(Context http, String name, long otherwise) {
        String text = http.queryParam(name);
        if (text == null) {
            return otherwise;
        }
        try {
            long number = Long.parseLong(text);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw notANumber(name, text);
        }
        throw notANumber(name, text);
    }

    private static Refused notANumber(String name, String text) {
        return Body.invalid(name + " must be a whole number from 0 on, not \"" + text + "\".");
    }

    /** Where a browser or bot reached this server, as {@code ws://host:port}. */
    static String websocketBase(String scheme, String host) {
        return (scheme.equals("https") || scheme.equals("wss") ? "wss://" : "ws://") + host;
    }
}
