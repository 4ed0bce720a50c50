package dev.deskhand.server.http;

import io.javalin.http.Context;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** How answers are written: snake_case, times as ISO-8601 texts, absent values as null. */
final class Json {
    static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .build();

    private Json() {}

    static void answer(Context ctx, int status, Object body) {
        ctx.status(status);
        ctx.contentType("application/json; charset=utf-8");
        ctx.header("Cache-Control", "no-store");
        ctx.result(MAPPER.writeValueAsBytes(body));
    }

    static void answer(Context ctx, Object body) {
        answer(ctx, 200, body);
    }
}
