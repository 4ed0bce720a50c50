package dev.deskhand.server.http;

import dev.deskhand.server.refusal.Refusal;
import io.javalin.http.Context;
import java.util.Optional;

/** The parameters of lists. */
final class Queries {
    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 200;

    private Queries() {}

    static Optional<String> text(Context ctx, String name) {
        return Optional.ofNullable(ctx.queryParam(name)).filter(text -> !text.isEmpty());
    }

    /** How many a page holds. */
    static int limit(Context ctx) {
        Optional<String> given = text(ctx, "limit");
        if (given.isEmpty()) {
            return DEFAULT_LIMIT;
        }
        Refusal wrong =
                Refusal.invalid(
                        "limit", "limit must be a whole number from 1 to " + MAX_LIMIT + ".");
        long limit = Paths.number(given.get(), wrong);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw wrong;
        }
        return (int) limit;
    }
}
