package dev.deskhand.server.http;

import dev.deskhand.server.business.BusinessDesk;
import dev.deskhand.server.conversation.ConversationSummary;
import dev.deskhand.server.conversation.Conversations;
import dev.deskhand.server.handover.HandOverState;
import dev.deskhand.server.refusal.Refusal;
import dev.deskhand.server.refusal.Refusal.FieldProblem;
import dev.deskhand.server.refusal.Refusal.Kind;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Conversations and their transcripts, for reading. */
final class ConversationRoutes {
    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 200;

    private final BusinessDesk businesses;
    private final Conversations conversations;

    ConversationRoutes(BusinessDesk businesses, Conversations conversations) {
        this.businesses = businesses;
        this.conversations = conversations;
    }

    record ConversationList(List<Views.SummaryView> conversations, Optional<String> next) {}

    void register(RoutesConfig routes) {
        routes.get("/api/v1/businesses/{business_id}/conversations", this::list, Access.SIGNED_IN);
        routes.get("/api/v1/conversations/{conversation_id}", this::show, Access.SIGNED_IN);
    }

    private void list(Context ctx) {
        long businessId = businesses.find(Paths.business(ctx)).id();
        Conversations.Page page =
                conversations.list(businessId, state(ctx), query(ctx, "before"), limit(ctx));
        Json.answer(
                ctx,
                new ConversationList(
                        page.conversations().stream().map(Views.SummaryView::of).toList(),
                        page.next()));
    }

    private void show(Context ctx) {
        String text = ctx.pathParam("conversation_id");
        Refusal unknown =
                new Refusal(
                        Kind.NOT_FOUND,
                        "unknown_conversation",
                        "There is no conversation with the id " + Paths.quoted(text) + ".");
        ConversationSummary summary =
                conversations.find(Paths.number(text, unknown)).orElseThrow(() -> unknown);
        Json.answer(
                ctx,
                Views.SummaryView.of(summary, Optional.of(conversations.transcript(summary.id()))));
    }

    private static Optional<String> state(Context ctx) {
        List<String> known =
                Arrays.stream(HandOverState.values()).map(HandOverState::wireName).toList();
        Optional<String> given = query(ctx, "state");
        if (!known.containsAll(given.stream().toList())) {
            throw Refusal.invalid(
                    List.of(
                            new FieldProblem(
                                    "state",
                                    "state must be one of " + String.join(", ", known) + ".")));
        }
        return given;
    }

    private static int limit(Context ctx) {
        Optional<String> given = query(ctx, "limit");
        if (given.isEmpty()) {
            return DEFAULT_LIMIT;
        }
        Refusal wrong =
                Refusal.invalid(
                        List.of(
                                new FieldProblem(
                                        "limit",
                                        "limit must be a whole number from 1 to "
                                                + MAX_LIMIT
                                                + ".")));
        long limit = Paths.number(given.get(), wrong);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw wrong;
        }
        return (int) limit;
    }

    private static Optional<String> query(Context ctx, String name) {
        return Optional.ofNullable(ctx.queryParam(name)).filter(text -> !text.isEmpty());
    }
}
