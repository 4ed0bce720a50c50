package dev.deskhand.server.http;

import dev.deskhand.server.authorisation.Authorisation;
import dev.deskhand.server.authorisation.Authorisation.AuthorizeUrl;
import dev.deskhand.server.refusal.Refusal;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** The two addresses of the guide; open, since Zendesk's redirect brings no session along. */
final class GuideRoutes {
    private static final String BASE = "/third_party_integrations/v1/zendesk_live_chat/";

    private final Authorisation authorisation;

    GuideRoutes(Authorisation authorisation) {
        this.authorisation = authorisation;
    }

    record AuthorizeUrlView(URI authorizeUrl, Instant expiresAt) {}

    record Authorised(String status, String message) {}

    void register(RoutesConfig routes) {
        routes.get(BASE + "generate_authorize_url/{business_id}", this::begin, Access.OPEN);
        routes.get(BASE + "generate_token/{business_id}", this::complete, Access.OPEN);
    }

    /** Whether errors are told on a page: a browser has come back from Zendesk. */
    static boolean wantsPage(Context ctx) {
        return ctx.path().startsWith(BASE + "generate_token/") && !wantsJson(ctx);
    }

    static void showRefusal(Context ctx, int status, Refusal refusal) {
        String title =
                switch (refusal.code()) {
                    case "consent_refused" -> "Not allowed";
                    case "state_invalid", "state_missing", "code_missing" ->
                            "This consent cannot be used";
                    case "unknown_business" -> "There is no such business";
                    case "keys_missing" -> "The keys are missing";
                    case "token_request_failed" -> "Zendesk gave no token";
                    default -> "This did not work";
                };
        new Page(title, false)
                .paragraph(refusal.getMessage())
                .link("/", "Open the console", "Businesses > Channels > Zendesk Live Chat")
                .answer(ctx, status);
    }

    private void begin(Context ctx) {
        AuthorizeUrl url = authorisation.authorizeUrl(Paths.business(ctx));
        Json.answer(ctx, new AuthorizeUrlView(url.url(), url.expiresAt()));
    }

    private void complete(Context ctx) {
        long businessId = Paths.business(ctx);
        authorisation.complete(
                businessId,
                new Authorisation.Callback(
                        query(ctx, "code"), query(ctx, "state"), query(ctx, "error")));
        if (wantsJson(ctx)) {
            Json.answer(
                    ctx,
                    new Authorised(
                            "authorised",
                            "The token was stored; the connection starts by itself."));
            return;
        }
        new Page("The bot may answer now", true)
                .paragraph(
                        "Zendesk has given Deskhand the right to act as the agent who pressed"
                                + " Allow. It is stored, encrypted, and the connection starts by"
                                + " itself; there is nothing to start by hand.")
                .heading("What comes next")
                .paragraph(
                        "1. Look whether the connection is online, and press Test connection: each"
                                + " link from the keys to a department of people is checked.")
                .paragraph(
                        "2. If you were signed in to Zendesk as the bot's agent, sign out there. An"
                                + " agent who is signed in twice pushes the bot offline.")
                .paragraph("3. Chat as a visitor on your own site.")
                .link(
                        "/businesses/" + businessId + "/channels/zendesk-live-chat",
                        "Back to Zendesk Live Chat",
                        "of business " + businessId)
                .answer(ctx, 200);
    }

    private static boolean wantsJson(Context ctx) {
        return Optional.ofNullable(ctx.header("Accept"))
                .map(accept -> accept.toLowerCase(Locale.ROOT))
                .filter(accept -> accept.contains("application/json"))
                .filter(accept -> !accept.contains("text/html"))
                .isPresent();
    }

    private static Optional<String> query(Context ctx, String name) {
        return Optional.ofNullable(ctx.queryParam(name));
    }
}
