package dev.deskhand.server.http;

import dev.deskhand.server.business.BusinessDesk;
import dev.deskhand.server.conversation.ConversationSummary;
import dev.deskhand.server.conversation.Conversations;
import dev.deskhand.server.handover.HandOverState;
import dev.deskhand.server.refusal.Refusal;
import dev.deskhand.server.refusal.Refusal.FieldProblem;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Conversations and their transcripts, for reading. */
final class ConversationRoutes {
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
                conversations.list(
                        businessId, state(ctx), Queries.text(ctx, "before"), Queries.limit(ctx));
        Json.answer(
                ctx,
                new ConversationList(
                        page.conversations().stream().map(Views.SummaryView::of).toList(),
                        page.next()));
    }

    private void show(Context ctx) {
        long id = Paths.conversation(ctx);
        ConversationSummary summary =
                conversations
                        .find(id)
                        .orElseThrow(() -> Paths.unknownConversation(Long.toString(id)));
        Json.answer(
                ctx,
                Views.SummaryView.whole(
                        summary,
                        conversations.transcript(summary.id()),
                        conversations.handOvers(summary.id()),
                        conversations.leftMessages(summary.id())));
    }

    private static Optional<String> state(Context ctx) {
        List<String> known =
                Arrays.stream(HandOverState.values()).map(HandOverState::wireName).toList();
        Optional<String> given = Queries.text(ctx, "state");
        if (!known.containsAll(given.stream().toList())) {
            throw Refusal.invalid(
                    List.of(
                            new FieldProblem(
                                    "state",
                                    "state must be one of " + String.join(", ", known) + ".")));
        }
        return given;
    }
}
