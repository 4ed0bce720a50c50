package dev.deskhand.server.http;

import dev.deskhand.server.business.BusinessDesk;
import dev.deskhand.server.conversation.Conversations;
import dev.deskhand.server.conversation.LeftMessage;
import dev.deskhand.server.conversation.LeftMessageDesk;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What visitors have left for the team. */
final class LeftMessageRoutes {
    private final BusinessDesk businesses;
    private final LeftMessageDesk messages;

    LeftMessageRoutes(BusinessDesk businesses, LeftMessageDesk messages) {
        this.businesses = businesses;
        this.messages = messages;
    }

    record SeenToView(Instant at, String by) {}

    record LeftMessageView(
            long id,
            long conversationId,
            String visitorName,
            Instant at,
            String text,
            Optional<SeenToView> seenTo) {
        static LeftMessageView of(LeftMessage message) {
            return new LeftMessageView(
                    message.id(),
                    message.conversationId(),
                    message.visitorName(),
                    message.at(),
                    message.text(),
                    message.seenTo().map(seen -> new SeenToView(seen.at(), seen.by())));
        }
    }

    record LeftMessageList(List<LeftMessageView> messages, Optional<String> next, int open) {}

    void register(RoutesConfig routes) {
        String all = "/api/v1/businesses/{business_id}/left-messages";
        String seenTo = all + "/{message_id}/seen-to";
        routes.get(all, this::list, Access.SIGNED_IN);
        routes.post(seenTo, this::seenTo, Access.SIGNED_IN);
        routes.delete(seenTo, this::openAgain, Access.SIGNED_IN);
    }

    private void list(Context ctx) {
        Conversations.LeftMessages page =
                messages.list(
                        business(ctx),
                        Queries.flag(ctx, "open"),
                        Queries.text(ctx, "before"),
                        Queries.limit(ctx));
        Json.answer(
                ctx,
                new LeftMessageList(
                        page.messages().stream().map(LeftMessageView::of).toList(),
                        page.next(),
                        page.open()));
    }

    private void seenTo(Context ctx) {
        RequestBody.optional(ctx).end();
        Json.answer(
                ctx,
                LeftMessageView.of(
                        messages.seenTo(business(ctx), message(ctx), Gate.user(ctx).name())));
    }

    private void openAgain(Context ctx) {
        Json.answer(ctx, LeftMessageView.of(messages.openAgain(business(ctx), message(ctx))));
    }

    private long business(Context ctx) {
        return businesses.find(Paths.business(ctx)).id();
    }

    private static long message(Context ctx) {
        String text = ctx.pathParam("message_id");
        return Paths.number(text, LeftMessageDesk.unknown(Paths.quoted(text)));
    }
}
