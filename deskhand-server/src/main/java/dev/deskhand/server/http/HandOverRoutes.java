package dev.deskhand.server.http;

import dev.deskhand.server.business.BusinessDesk;
import dev.deskhand.server.connection.Connections;
import dev.deskhand.server.conversation.ConversationSummary;
import dev.deskhand.server.conversation.Conversations;
import dev.deskhand.server.conversation.HandOverOrders;
import dev.deskhand.server.conversation.HandOverOrders.Ordered;
import dev.deskhand.server.refusal.Refusal;
import dev.deskhand.server.refusal.Refusal.Kind;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Hand-overs that an operator orders, and what became of all. */
final class HandOverRoutes {
    private static final String OF_BUSINESS = "/api/v1/businesses/{business_id}";
    private static final String CHAT = OF_BUSINESS + "/conversations/{conversation_id}";

    private final BusinessDesk businesses;
    private final Conversations conversations;
    private final Connections connections;

    HandOverRoutes(BusinessDesk businesses, Conversations conversations, Connections connections) {
        this.businesses = businesses;
        this.conversations = conversations;
        this.connections = connections;
    }

    record CountView(String outcome, Optional<String> reason, int count) {}

    record CountList(Instant since, List<CountView> handOvers) {}

    void register(RoutesConfig routes) {
        routes.post(CHAT + "/hand-over", this::handOver, Access.SIGNED_IN);
        routes.post(CHAT + "/take-back", this::takeBack, Access.SIGNED_IN);
        routes.get(OF_BUSINESS + "/hand-overs", this::counts, Access.SIGNED_IN);
    }

    private void handOver(Context ctx) {
        RequestBody body = RequestBody.optional(ctx);
        Optional<String> department =
                body.optionalText("department").map(String::strip).filter(name -> !name.isEmpty());
        body.end();
        order(ctx, (orders, id) -> orders.handOver(id, department));
    }

    private void takeBack(Context ctx) {
        RequestBody.optional(ctx).end();
        order(ctx, HandOverOrders::takeBack);
    }

    private interface Order {
        Ordered give(HandOverOrders orders, long conversationId);
    }

    private void order(Context ctx, Order order) {
        ConversationSummary chat = chat(ctx);
        HandOverOrders orders =
                connections
                        .orders(chat.businessId())
                        .orElseThrow(() ->
                                new Refusal(
                                        Kind.CONFLICT,
                                        "not_connected",
                                        "This business is not connected with Zendesk now, so"
                                                + " nothing can be done in its chats. Start the"
                                                + " connection first."));
        switch (order.give(orders, chat.id())) {
            case Ordered.Done() ->
                    Json.answer(
                            ctx,
                            202,
                            Views.SummaryView.of(conversations.find(chat.id()).orElse(chat)));
            case Ordered.Impossible(String why) ->
                    throw new Refusal(Kind.CONFLICT, "not_possible_now", why);
        }
    }

    private ConversationSummary chat(Context ctx) {
        long businessId = businesses.find(Paths.business(ctx)).id();
        String text = ctx.pathParam("conversation_id");
        Refusal unknown =
                new Refusal(
                        Kind.NOT_FOUND,
                        "unknown_conversation",
                        "There is no conversation with the id "
                                + Paths.quoted(text)
                                + " in this business.");
        return conversations
                .find(Paths.number(text, unknown))
                .filter(found -> found.businessId() == businessId)
                .orElseThrow(() -> unknown);
    }

    private void counts(Context ctx) {
        long businessId = businesses.find(Paths.business(ctx)).id();
        Instant since =
                Queries.text(ctx, "since").map(HandOverRoutes::instant).orElse(Instant.EPOCH);
        Function<Conversations.HandOverCount, CountView> view =
                each -> new CountView(each.outcome(), each.reason(), each.count());
        Json.answer(
                ctx,
                new CountList(
                        since,
                        conversations.handOvers(businessId, since).stream().map(view).toList()));
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException _) {
            throw Refusal.invalid(
                    "since", "since must be a time in UTC such as 2026-11-22T10:00:00Z.");
        }
    }
}
