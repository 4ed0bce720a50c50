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

    /** {@code true}, or {@code false} as when it is left out. */
    static boolean flag(Context ctx, String name) {
        String given = text(ctx, name).orElse("false");
        if (!given.equals("true") && !given.equals("false")) {
            throw Refusal.invalid(name, name + " must be true or false.");
        }
        return given.equals("true");
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
