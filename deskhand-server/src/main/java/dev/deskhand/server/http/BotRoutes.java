package dev.deskhand.server.http;

import dev.deskhand.bot.BotMessage;
import dev.deskhand.bot.BotProblem;
import dev.deskhand.bot.Option;
import dev.deskhand.bot.Outcome;
import dev.deskhand.bot.Turn;
import dev.deskhand.server.bot.BotCheck;
import dev.deskhand.server.bot.BotEditor;
import dev.deskhand.server.bot.Bots;
import dev.deskhand.server.bot.StoredBot;
import dev.deskhand.server.business.BusinessDesk;
import dev.deskhand.server.refusal.Refusal;
import dev.deskhand.server.refusal.Refusal.Kind;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;

/** Bots: their file, and a word with them. */
final class BotRoutes {
    private static final int MAX_TRY = 2_000;

    private final BusinessDesk businesses;
    private final Bots bots;
    private final BotEditor editor;

    BotRoutes(BusinessDesk businesses, Bots bots, BotEditor editor) {
        this.businesses = businesses;
        this.bots = bots;
        this.editor = editor;
    }

    record BotList(List<Views.BotView> bots) {}

    record ReplyView(String text, List<String> quickReplies, MessageView message) {
        static ReplyView of(BotMessage message) {
            return new ReplyView(
                    message.plainText(),
                    message.options().stream().map(Option::label).toList(),
                    MessageView.of(message));
        }
    }

    record CheckView(List<BotProblem> problems, List<Views.NoteView> notes) {
        static CheckView of(BotCheck check) {
            return new CheckView(
                    check.problems(), check.notes().stream().map(Views.NoteView::of).toList());
        }
    }

    record TrialView(
            List<ReplyView> replies,
            Optional<String> entry,
            Optional<Double> score,
            String outcome) {
        static TrialView of(Turn turn) {
            List<ReplyView> replies = turn.replies().stream().map(ReplyView::of).toList();
            return switch (turn.outcome()) {
                case Outcome.Answered(String entry, double score) ->
                        new TrialView(replies, Optional.of(entry), Optional.of(score), "answered");
                case Outcome.NotUnderstood(double score) ->
                        new TrialView(
                                replies, Optional.empty(), Optional.of(score), "not_understood");
                case Outcome.HandOverAsked _ ->
                        new TrialView(replies, Optional.empty(), Optional.empty(), "hand_over");
            };
        }
    }

    void register(RoutesConfig routes) {
        routes.get("/api/v1/businesses/{business_id}/bots", this::list, Access.SIGNED_IN);
        routes.get("/api/v1/bots/{bot_id}", this::show, Access.SIGNED_IN);
        routes.put("/api/v1/bots/{bot_id}/file", this::save, Access.SIGNED_IN);
        routes.post("/api/v1/bots/{bot_id}/check", this::check, Access.SIGNED_IN);
        routes.post("/api/v1/bots/{bot_id}/try", this::tryOut, Access.SIGNED_IN);
    }

    private void list(Context ctx) {
        long businessId = businesses.find(Paths.business(ctx)).id();
        Json.answer(
                ctx,
                new BotList(bots.ofBusiness(businessId).stream().map(Views.BotView::of).toList()));
    }

    private void show(Context ctx) {
        Json.answer(ctx, whole(editor.find(id(ctx))));
    }

    private void save(Context ctx) {
        long id = editor.find(id(ctx)).id();
        RequestBody body = RequestBody.of(ctx);
        String file = body.text("file");
        long revision = body.number("revision");
        body.end();
        Json.answer(ctx, whole(editor.save(id, file, revision)));
    }

    private Views.BotView whole(StoredBot bot) {
        return Views.BotView.of(bot, editor.check(bot.content().file()));
    }

    private void check(Context ctx) {
        editor.find(id(ctx));
        RequestBody body = RequestBody.of(ctx);
        String file = body.text("file");
        body.end();
        Json.answer(ctx, CheckView.of(editor.check(file)));
    }

    private void tryOut(Context ctx) {
        long id = editor.find(id(ctx)).id();
        RequestBody body = RequestBody.of(ctx);
        String text = body.text("text");
        body.end();
        if (text.isBlank() || text.length() > MAX_TRY) {
            throw Refusal.invalid(
                    List.of(
                            new Refusal.FieldProblem(
                                    "text", "text must have 1 to " + MAX_TRY + " characters.")));
        }
        Json.answer(ctx, TrialView.of(editor.tryOut(id, text)));
    }

    private static long id(Context ctx) {
        String text = ctx.pathParam("bot_id");
        return Paths.number(
                text,
                new Refusal(
                        Kind.NOT_FOUND,
                        "unknown_bot",
                        "There is no bot with the id " + Paths.quoted(text) + "."));
    }
}
