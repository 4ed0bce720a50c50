package dev.deskhand.server.http;

import dev.deskhand.server.refusal.Fields;
import dev.deskhand.server.refusal.Refusal;
import dev.deskhand.server.refusal.Refusal.Kind;
import dev.deskhand.server.security.ApiAccess;
import dev.deskhand.server.security.ApiTokens.ApiToken;
import dev.deskhand.server.security.Security;
import dev.deskhand.server.security.Setup;
import dev.deskhand.server.security.SignIn;
import dev.deskhand.server.security.SignIn.Result.SignedIn;
import dev.deskhand.server.security.User;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The first administrator, signing in and out, and API tokens. */
final class SessionRoutes {
    private static final int MIN_PASSWORD = 10;
    private static final int MAX_PASSWORD = 200;
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");

    private final Setup setup;
    private final SignIn signIn;
    private final ApiAccess apiAccess;
    private final Gate gate;

    SessionRoutes(Security security, Gate gate) {
        this.setup = security.setup();
        this.signIn = security.signIn();
        this.apiAccess = security.apiAccess();
        this.gate = gate;
    }

    record SetupNeeded(boolean needed) {}

    record UserView(long id, String name, String email) {}

    record SessionView(UserView user, Optional<String> csrfToken) {}

    record TokenView(long id, String name, Instant createdAt, Optional<Instant> lastUsedAt) {}

    record TokenList(List<TokenView> apiTokens) {}

    record NewToken(long id, String name, String token) {
        @Override
        public String toString() {
            return "NewToken[" + id + "]";
        }
    }

    void register(RoutesConfig routes) {
        routes.get(
                "/api/v1/setup",
                ctx -> Json.answer(ctx, new SetupNeeded(setup.needed())),
                Access.OPEN);
        routes.post("/api/v1/setup", this::completeSetup, Access.OPEN);
        routes.get("/api/v1/session", this::session, Access.SIGNED_IN);
        routes.post("/api/v1/session", this::begin, Access.OPEN);
        routes.delete("/api/v1/session", this::end, Access.SIGNED_IN);
        routes.get("/api/v1/api-tokens", this::tokens, Access.SIGNED_IN);
        routes.post("/api/v1/api-tokens", this::createToken, Access.SIGNED_IN);
        routes.delete("/api/v1/api-tokens/{token_id}", this::removeToken, Access.SIGNED_IN);
    }

    private void completeSetup(Context ctx) {
        RequestBody body = RequestBody.of(ctx);
        String token = body.text("token");
        String name = body.text("name");
        String email = body.text("email").strip();
        String password = body.text("password");
        body.end();
        Fields fields = new Fields();
        fields.line("name", name, 100, false);
        fields.require(
                        EMAIL.matcher(email).matches() && email.length() <= 200,
                        "email",
                        "email must be an e-mail address; it is what you sign in with.")
                .require(
                        password.length() >= MIN_PASSWORD && password.length() <= MAX_PASSWORD,
                        "password",
                        "password must have "
                                + MIN_PASSWORD
                                + " to "
                                + MAX_PASSWORD
                                + " characters.")
                .orRefuse();
        switch (setup.complete(token, name, email, password)) {
            case Setup.Result.Done(SignedIn session) -> answerSignedIn(ctx, 201, session);
            case Setup.Result.TokenInvalid() ->
                    throw new Refusal(
                            Kind.FORBIDDEN,
                            "setup_token_invalid",
                            "This setup link does not count any more, or never did. Each start"
                                    + " prints a new one until there is an administrator: look at"
                                    + " the server's output, or start it again.");
            case Setup.Result.AlreadyDone() ->
                    throw new Refusal(
                            Kind.CONFLICT,
                            "setup_done",
                            "There is an administrator already, so the setup link is used up. Sign"
                                    + " in instead.");
        }
    }

    private void begin(Context ctx) {
        RequestBody body = RequestBody.of(ctx);
        String email = body.text("email");
        String password = body.text("password");
        body.end();
        switch (signIn.signIn(email, password, ctx.ip())) {
            case SignedIn session -> answerSignedIn(ctx, 200, session);
            case SignIn.Result.BadCredentials() ->
                    throw new Refusal(
                            Kind.UNAUTHENTICATED,
                            "bad_credentials",
                            "E-mail address or password is wrong.");
            case SignIn.Result.TooManyAttempts(Duration wait) -> answerWait(ctx, wait);
        }
    }

    private static void answerWait(Context ctx, Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        ctx.header("Retry-After", Long.toString(seconds));
        Json.answer(
                ctx,
                429,
                new Errors.WaitAnswer(
                        "too_many_attempts",
                        "There were too many attempts to sign in. Try again in "
                                + (seconds + 59) / 60
                                + " min.",
                        seconds));
    }

    private void answerSignedIn(Context ctx, int status, SignedIn session) {
        Gate.sessionToken(ctx).ifPresent(signIn::signOut);
        ctx.cookie(gate.cookie(session.sessionToken()));
        Json.answer(ctx, status, view(session.user(), Optional.of(session.sessionToken())));
    }

    private void session(Context ctx) {
        Json.answer(ctx, view(Gate.user(ctx), Gate.sessionToken(ctx)));
    }

    private void end(Context ctx) {
        Gate.sessionToken(ctx).ifPresent(signIn::signOut);
        ctx.cookie(gate.expiredCookie());
        ctx.status(204);
    }

    private static SessionView view(User user, Optional<String> sessionToken) {
        return new SessionView(
                new UserView(user.id(), user.name(), user.email()),
                sessionToken.map(SignIn::csrfToken));
    }

    private void tokens(Context ctx) {
        Json.answer(
                ctx,
                new TokenList(
                        apiAccess.of(Gate.user(ctx)).stream().map(SessionRoutes::view).toList()));
    }

    private static TokenView view(ApiToken token) {
        return new TokenView(token.id(), token.name(), token.createdAt(), token.lastUsedAt());
    }

    private void createToken(Context ctx) {
        RequestBody body = RequestBody.of(ctx);
        String name = body.text("name");
        body.end();
        Fields fields = new Fields();
        String checked = fields.line("name", name, 100, false);
        fields.orRefuse();
        ApiAccess.Created created = apiAccess.create(Gate.user(ctx), checked);
        Json.answer(ctx, 201, new NewToken(created.id(), created.name(), created.token()));
    }

    private void removeToken(Context ctx) {
        Refusal unknown =
                new Refusal(Kind.NOT_FOUND, "unknown_api_token", "You have no such API token.");
        if (!apiAccess.remove(Gate.user(ctx), Paths.number(ctx.pathParam("token_id"), unknown))) {
            throw unknown;
        }
        ctx.status(204);
    }
}
