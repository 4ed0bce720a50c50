package dev.deskhand.emulator.http;

import io.javalin.http.Context;
import java.util.Map;

/** A fault answers a call instead of what it was for. */
final class Struck extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String type;
    private final String body;
    private final transient Map<String, String> headers;

    Struck(int status, String type, String body, Map<String, String> headers) {
        super("a fault struck", null, false, false);
        this.status = status;
        this.type = type;
        this.body = body;
        this.headers = headers;
    }

    void answer(Context http) {
        headers.forEach(http::header);
        http.status(status).contentType(type).result(body);
    }
}
