package dev.deskhand.server.http;

import dev.deskhand.server.bot.BotEditor;
import dev.deskhand.server.bot.BotVersion;
import dev.deskhand.server.bot.BotVersions;
import dev.deskhand.server.bot.BotVersions.Text;
import dev.deskhand.server.bot.FileDiff;
import dev.deskhand.server.bot.StoredBot;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;

/** A bot's versions: publishing, looking back, going back. */
final class BotVersionRoutes {
    /** Stands for the draft where a version's number is expected. */
    private static final String DRAFT = "draft";

    private final BotEditor editor;
    private final BotVersions versions;

    BotVersionRoutes(BotEditor editor, BotVersions versions) {
        this.editor = editor;
        this.versions = versions;
    }

    record VersionList(List<Views.VersionView> versions) {}

    void register(RoutesConfig routes) {
        String bot = "/api/v1/bots/{bot_id}";
        routes.post(bot + "/publish", this::publish, Access.SIGNED_IN);
        routes.get(bot + "/versions", this::list, Access.SIGNED_IN);
        routes.get(bot + "/versions/{version}", this::show, Access.SIGNED_IN);
        routes.get(bot + "/versions/{version}/diff/{other}", this::diff, Access.SIGNED_IN);
        routes.post(bot + "/versions/{version}/restore", this::restore, Access.SIGNED_IN);
    }

    private void publish(Context ctx) {
        long id = editor.find(Paths.bot(ctx)).id();
        RequestBody body = RequestBody.optional(ctx);
        Optional<String> note = body.optionalText("note");
        Optional<Long> revision = body.optionalNumber("revision");
        body.end();
        BotVersion live = versions.publish(id, revision, Gate.user(ctx).name(), note.orElse(""));
        Json.answer(ctx, 201, Views.VersionView.of(live, true, Optional.empty()));
    }

    private void list(Context ctx) {
        StoredBot bot = editor.find(Paths.bot(ctx));
        Json.answer(
                ctx,
                new VersionList(
                        versions.all(bot.id()).stream()
                                .map(version -> Views.VersionView.of(version, bot))
                                .toList()));
    }

    private void show(Context ctx) {
        StoredBot bot = editor.find(Paths.bot(ctx));
        BotVersion version = version(bot, ctx.pathParam("version"));
        boolean live = bot.published().id() == version.id();
        Json.answer(ctx, Views.VersionView.of(version, live, Optional.of(versions.file(version))));
    }

    private void diff(Context ctx) {
        StoredBot bot = editor.find(Paths.bot(ctx));
        FileDiff diff =
                versions.diff(
                        text(bot, ctx.pathParam("version")), text(bot, ctx.pathParam("other")));
        Json.answer(ctx, diff);
    }

    private void restore(Context ctx) {
        StoredBot bot = editor.find(Paths.bot(ctx));
        int number = version(bot, ctx.pathParam("version")).number();
        RequestBody body = RequestBody.optional(ctx);
        Optional<Long> revision = body.optionalNumber("revision");
        body.end();
        StoredBot restored = versions.restore(bot.id(), number, revision);
        Json.answer(ctx, Views.BotView.of(restored, editor.check(restored.content().file())));
    }

    private Text text(StoredBot bot, String name) {
        if (name.equals(DRAFT)) {
            return new Text(DRAFT, bot.content().file());
        }
        BotVersion version = version(bot, name);
        return new Text("version " + version.number(), versions.file(version));
    }

    private BotVersion version(StoredBot bot, String name) {
        long number = Paths.number(name, BotVersions.unknown(Paths.quoted(name)));
        return versions.find(bot.id(), Math.clamp(number, 0, Integer.MAX_VALUE));
    }
}
