package dev.deskhand.server.http;

import dev.deskhand.server.refusal.Refusal;
import dev.deskhand.server.refusal.Refusal.Kind;
import dev.deskhand.server.security.ApiAccess;
import dev.deskhand.server.security.SignIn;
import dev.deskhand.server.security.User;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HandlerType;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.http.SameSite;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Looks at every request before its route does: is it meant for this server, who sends it, and was
 * it our own page that made the browser send it.
 */
final class Gate {
    static final String COOKIE = "deskhand_session";
    private static final String CSRF_HEADER = "X-CSRF-Token";
    private static final String BEARER = "Bearer ";
    private static final String USER = "user";
    private static final Set<HandlerType> READING =
            Set.of(HandlerType.GET, HandlerType.HEAD, HandlerType.OPTIONS);

    private final SignIn signIn;
    private final ApiAccess apiAccess;
    private final SiteAddress site;

    Gate(SignIn signIn, ApiAccess apiAccess, SiteAddress site) {
        this.signIn = signIn;
        this.apiAccess = apiAccess;
        this.site = site;
    }

    void register(RoutesConfig routes) {
        routes.before(this::checkAddress);
        routes.beforeMatched(this::checkAccess);
    }

    /** The user that the gate let through. */
    static User user(Context ctx) {
        return Objects.requireNonNull(ctx.attribute(USER), "the route is open to everybody");
    }

    /** The browser's session, if it sends one. */
    static Optional<String> sessionToken(Context ctx) {
        return Optional.ofNullable(ctx.cookie(COOKIE)).filter(token -> !token.isEmpty());
    }

    /** Whether the sender is still signed in; for answers that last. */
    boolean stillSignedIn(Context ctx) {
        return sender(ctx).isPresent();
    }

    Cookie cookie(String token) {
        return cookie(token, -1);
    }

    Cookie expiredCookie() {
        return cookie("", 0);
    }

    private Cookie cookie(String value, int maxAge) {
        return new Cookie(COOKIE, value, "/", maxAge, site.isHttps(), true, null, SameSite.LAX);
    }

    /** A foreign name that resolves to this machine must not reach the API through a browser. */
    private void checkAddress(Context ctx) {
        boolean watched = ctx.path().startsWith(HealthRoutes.PREFIX);
        if (!watched && !site.isOurs(Optional.ofNullable(ctx.host()).orElse(""))) {
            throw new Refusal(
                    Kind.FORBIDDEN,
                    "unknown_host",
                    "This server is not reached by this host name. Use "
                            + site.base()
                            + ", or set base_url to the name that you use.");
        }
        String origin = ctx.header("Origin");
        if (!READING.contains(ctx.method()) && origin != null && !isOurOrigin(origin)) {
            throw new Refusal(
                    Kind.FORBIDDEN,
                    "foreign_origin",
                    "This request was sent by a page of another site, so it was not carried out.");
        }
    }

    private boolean isOurOrigin(String origin) {
        try {
            String host = URI.create(origin).getRawAuthority();
            return host != null && site.isOurs(host);
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private void checkAccess(Context ctx) {
        // Javalin would answer for a GET route without running it or telling whom it is for.
        if (ctx.method().equals(HandlerType.HEAD)) {
            throw new MethodNotAllowedResponse();
        }
        if (ctx.routeRoles().contains(Access.OPEN)) {
            return;
        }
        if (!ctx.routeRoles().contains(Access.SIGNED_IN)) {
            throw new IllegalStateException("The route says nothing of who may use it.");
        }
        ctx.attribute(USER, sender(ctx).orElseThrow(Gate::notSignedIn));
        if (bearer(ctx).isEmpty() && !READING.contains(ctx.method())) {
            checkCsrf(ctx);
        }
    }

    private Optional<User> sender(Context ctx) {
        Optional<String> bearer = bearer(ctx);
        return bearer.isPresent()
                ? apiAccess.userOf(bearer.get())
                : sessionToken(ctx).flatMap(signIn::userOf);
    }

    private static Optional<String> bearer(Context ctx) {
        return Optional.ofNullable(ctx.header("Authorization"))
                .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(header -> header.substring(BEARER.length()).strip());
    }

    private static void checkCsrf(Context ctx) {
        String given = Optional.ofNullable(ctx.header(CSRF_HEADER)).orElse("");
        String session = sessionToken(ctx).orElse("");
        if (!SignIn.csrfTokenMatches(session, given)) {
            throw new Refusal(
                    Kind.FORBIDDEN,
                    "csrf_token_wrong",
                    "The header "
                            + CSRF_HEADER
                            + " is missing or belongs to another session. Reload the page; scripts"
                            + " use an API token instead.");
        }
    }

    private static Refusal notSignedIn() {
        return new Refusal(
                Kind.UNAUTHENTICATED,
                "not_signed_in",
                "Nobody is signed in, or the session is over. Sign in; scripts send the header"
                        + " Authorization: Bearer with an API token.");
    }
}
