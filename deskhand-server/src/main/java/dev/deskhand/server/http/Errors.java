package dev.deskhand.server.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.deskhand.server.refusal.Refusal;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.http.NotFoundResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what went wrong into an answer, for all routes in this one place. */
final class Errors {
    private static final Logger LOG = LoggerFactory.getLogger(Errors.class);

    private Errors() {}

    /**
     * An error's answer.
     *
     * @param error stable, for programs
     * @param message for a person
     * @param problems absent where there are none
     */
    record ErrorAnswer(
            String error,
            String message,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<? extends Record> problems) {}

    /** Too many attempts to sign in. */
    record WaitAnswer(String error, String message, long retryAfterSeconds) {}

    /**
     * Registers the handlers.
     *
     * @param allowed the methods that an address takes; none where there is nothing
     */
    static void register(RoutesConfig routes, Function<String, Set<String>> allowed) {
        routes.exception(Refusal.class, (refusal, ctx) -> refuse(ctx, refusal));
        routes.exception(HttpResponseException.class, (e, ctx) -> answer(ctx, e, allowed));
        routes.exception(Exception.class, Errors::unexpected);
    }

    static int status(Refusal.Kind kind) {
        return switch (kind) {
            case MALFORMED -> 400;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case TOO_LARGE -> 413;
            case INVALID -> 422;
            case UPSTREAM -> 502;
            case BUSY -> 503;
        };
    }

    private static void refuse(Context ctx, Refusal refusal) {
        int status = status(refusal.kind());
        if (GuideRoutes.wantsPage(ctx)) {
            GuideRoutes.showRefusal(ctx, status, refusal);
            return;
        }
        Json.answer(
                ctx,
                status,
                new ErrorAnswer(refusal.code(), refusal.getMessage(), refusal.problems()));
    }

    private static void answer(
            Context ctx, HttpResponseException e, Function<String, Set<String>> allowed) {
        switch (e) {
            case NotFoundResponse _ -> notFound(ctx);
            case MethodNotAllowedResponse _ -> methodNotAllowed(ctx, allowed.apply(ctx.path()));
            default ->
                    plain(
                            ctx,
                            e.getStatus(),
                            "bad_request",
                            "The request cannot be taken: "
                                    + Optional.ofNullable(e.getMessage()).orElse("no detail")
                                    + ".");
        }
    }

    private static void notFound(Context ctx) {
        plain(ctx, 404, "not_found", "There is nothing at this address.");
    }

    private static void methodNotAllowed(Context ctx, Set<String> allowed) {
        if (allowed.isEmpty()) {
            notFound(ctx);
            return;
        }
        ctx.header("Allow", String.join(", ", allowed));
        plain(
                ctx,
                405,
                "method_not_allowed",
                "This address does not take "
                        + ctx.method()
                        + "; it takes "
                        + String.join(", ", allowed)
                        + ".");
    }

    /** The log gets the cause; the answer does not, since it may hold what is not for the asker. */
    private static void unexpected(Exception e, Context ctx) {
        // The route's path as it was registered, not the one that was sent.
        LOG.error("{} {} failed", ctx.method(), ctx.endpoint().path, LoggedFailure.of(e));
        plain(
                ctx,
                500,
                "internal_error",
                "Deskhand failed at this; the server's log has the cause. Try again, and report it"
                        + " with the log if it stays.");
    }

    private static void plain(Context ctx, int status, String code, String message) {
        Json.answer(ctx, status, new ErrorAnswer(code, message, List.of()));
    }
}
