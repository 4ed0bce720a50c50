package dev.deskhand.server.http;

import dev.deskhand.bot.file.BotFileSchema;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/** What the server says of itself. */
final class InfoRoutes {
    private final String version;
    private final Optional<DemoInfo> demo;

    InfoRoutes(String version, Optional<DemoInfo> demo) {
        this.version = version;
        this.demo = demo;
    }

    record Health(String status) {}

    record About(String name, String version, Optional<DemoInfo> demo) {}

    void register(RoutesConfig routes) {
        routes.get("/api/health", ctx -> Json.answer(ctx, new Health("ok")), Access.OPEN);
        routes.get(
                "/api/v1/about",
                ctx -> Json.answer(ctx, new About("Deskhand", version, demo)),
                Access.OPEN);
        routes.get("/api/openapi.json", InfoRoutes::openApi, Access.OPEN);
        routes.get("/bot-file.schema.json", InfoRoutes::botFileSchema, Access.OPEN);
        demo.ifPresent(
                info -> routes.get("/start", ctx -> startPage(info).answer(ctx, 200), Access.OPEN));
    }

    private static void openApi(Context ctx) {
        ctx.contentType("application/json; charset=utf-8");
        ctx.result(resource("/openapi.json"));
    }

    /** For editors, which fetch it from other origins as well. */
    private static void botFileSchema(Context ctx) {
        ctx.contentType("application/schema+json; charset=utf-8");
        ctx.header("Access-Control-Allow-Origin", "*");
        ctx.result(BotFileSchema.json());
    }

    private static Page startPage(DemoInfo demo) {
        return new Page("The demo is running", true)
                .paragraph(
                        "A shop, its bot and an emulated Zendesk account run on this machine."
                                + " Nothing leaves it.")
                .heading("Try this")
                .link(demo.visitor().toString(), "Shop", "- chat as a visitor; ask about delivery")
                .link(demo.desk().toString(), "Agent desk", "- answer as a person")
                .link("/", "Console", "- watch the conversation, change the bot")
                .link(demo.dashboard().toString(), "Zendesk dashboard", "- the emulated account")
                .paragraph(
                        "Ask the bot something, press one of its quick replies, then ask for a"
                                + " person: the chat appears on the agent desk, and the bot keeps"
                                + " silent once a person has taken over.")
                .heading("Sign in to the console with")
                .term("E-mail", demo.email())
                .term("Password", demo.password());
    }

    static byte[] resource(String path) {
        try (InputStream in = InfoRoutes.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException(path + " is not on the class path.");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
