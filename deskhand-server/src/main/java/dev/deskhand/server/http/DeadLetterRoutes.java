package dev.deskhand.server.http;

import dev.deskhand.server.business.BusinessDesk;
import dev.deskhand.server.conversation.DeadLetter;
import dev.deskhand.server.conversation.DeadLetters;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Turns that were given up: to look at, and to give to the bot again. */
final class DeadLetterRoutes {
    private final BusinessDesk businesses;
    private final DeadLetters letters;

    DeadLetterRoutes(BusinessDesk businesses, DeadLetters letters) {
        this.businesses = businesses;
        this.letters = letters;
    }

    record DeadLetterView(
            long id,
            long conversationId,
            Instant at,
            String reason,
            int messages,
            Optional<Instant> replayedAt) {
        static DeadLetterView of(DeadLetter letter) {
            return new DeadLetterView(
                    letter.id(),
                    letter.conversationId(),
                    letter.at(),
                    letter.reason(),
                    letter.messages(),
                    letter.replayedAt());
        }
    }

    record DeadLetterList(List<DeadLetterView> deadLetters, Optional<String> next) {}

    void register(RoutesConfig routes) {
        String all = "/api/v1/businesses/{business_id}/dead-letters";
        routes.get(all, this::list, Access.SIGNED_IN);
        routes.post(all + "/{letter_id}/replay", this::replay, Access.SIGNED_IN);
        routes.get(
                "/api/v1/conversations/{conversation_id}/dead-letters",
                this::ofConversation,
                Access.SIGNED_IN);
    }

    private void list(Context ctx) {
        long businessId = businesses.find(Paths.business(ctx)).id();
        DeadLetters.Page page =
                letters.list(businessId, Queries.text(ctx, "before"), Queries.limit(ctx));
        Json.answer(
                ctx,
                new DeadLetterList(
                        page.letters().stream().map(DeadLetterView::of).toList(), page.next()));
    }

    private void ofConversation(Context ctx) {
        Json.answer(
                ctx,
                new DeadLetterList(
                        letters.ofConversation(Paths.conversation(ctx)).stream()
                                .map(DeadLetterView::of)
                                .toList(),
                        Optional.empty()));
    }

    private void replay(Context ctx) {
        long businessId = businesses.find(Paths.business(ctx)).id();
        String text = ctx.pathParam("letter_id");
        long id = Paths.number(text, DeadLetters.unknown(Paths.quoted(text)));
        RequestBody.optional(ctx).end();
        Json.answer(ctx, DeadLetterView.of(letters.replay(businessId, id)));
    }
}
