package dev.deskhand.server.http;

import dev.deskhand.bot.file.BotProblem;
import dev.deskhand.bot.file.SourceFile;
import dev.deskhand.server.bot.BotCheck;
import dev.deskhand.server.bot.BotEditor;
import dev.deskhand.server.bot.Bots;
import dev.deskhand.server.bot.StoredBot;
import dev.deskhand.server.business.BusinessDesk;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;

/** Bots and their drafts. */
final class BotRoutes {
    private final BusinessDesk businesses;
    private final Bots bots;
    private final BotEditor editor;

    BotRoutes(BusinessDesk businesses, Bots bots, BotEditor editor) {
        this.businesses = businesses;
        this.bots = bots;
        this.editor = editor;
    }

    record BotList(List<Views.BotView> bots) {}

    /** A draft that is not saved yet. */
    record DraftText(String file) {}

    record CheckView(List<BotProblem> problems, List<Views.NoteView> notes) {
        static CheckView of(BotCheck check) {
            return new CheckView(
                    check.problems(), check.notes().stream().map(Views.NoteView::of).toList());
        }
    }

    void register(RoutesConfig routes) {
        routes.get("/api/v1/businesses/{business_id}/bots", this::list, Access.SIGNED_IN);
        routes.get("/api/v1/bots/{bot_id}", this::show, Access.SIGNED_IN);
        routes.put("/api/v1/bots/{bot_id}/file", this::save, Access.SIGNED_IN);
        routes.post("/api/v1/bots/{bot_id}/import-faq", this::importFaq, Access.SIGNED_IN);
        routes.post("/api/v1/bots/{bot_id}/check", this::check, Access.SIGNED_IN);
    }

    private void list(Context ctx) {
        long businessId = businesses.find(Paths.business(ctx)).id();
        Json.answer(
                ctx,
                new BotList(bots.ofBusiness(businessId).stream().map(Views.BotView::of).toList()));
    }

    private void show(Context ctx) {
        Json.answer(ctx, whole(editor.find(Paths.bot(ctx))));
    }

    private void save(Context ctx) {
        long id = editor.find(Paths.bot(ctx)).id();
        RequestBody body = RequestBody.of(ctx);
        String file = body.text("file");
        long revision = body.number("revision");
        body.end();
        Json.answer(ctx, whole(editor.save(id, file, revision)));
    }

    private Views.BotView whole(StoredBot bot) {
        return Views.BotView.of(bot, editor.check(bot.content().file()));
    }

    private void importFaq(Context ctx) {
        long id = editor.find(Paths.bot(ctx)).id();
        String type = Optional.ofNullable(ctx.contentType()).orElse("");
        String name = type.contains("tab-separated") ? "table.tsv" : "table.csv";
        String table = RequestBody.plainText(ctx);
        Json.answer(ctx, new DraftText(editor.withFaq(id, new SourceFile(name, table))));
    }

    private void check(Context ctx) {
        editor.find(Paths.bot(ctx));
        RequestBody body = RequestBody.of(ctx);
        String file = body.text("file");
        body.end();
        Json.answer(ctx, CheckView.of(editor.check(file)));
    }
}
