package dev.deskhand.server.conversation;

import dev.deskhand.server.conversation.LeftMessage.SeenTo;
import dev.deskhand.server.refusal.Refusal;
import dev.deskhand.server.refusal.Refusal.Kind;
import java.time.InstantSource;
import java.util.Optional;

/** What visitors have left for the team, for operators: to look at, and to tick off. */
public final class LeftMessageDesk {
    private final Conversations conversations;
    private final InstantSource clock;

    public LeftMessageDesk(Conversations conversations, InstantSource clock) {
        this.conversations = conversations;
        this.clock = clock;
    }

    /** See {@link Conversations#leftMessages(long, boolean, Optional, int)}. */
    public Conversations.LeftMessages list(
            long businessId, boolean onlyOpen, Optional<String> before, int limit) {
        return conversations.leftMessages(businessId, onlyOpen, before, limit);
    }

    /**
     * Somebody has seen to a message; where two did, the first is noted.
     *
     * @param by the operator's name
     * @throws Refusal when the business has no such message
     */
    public LeftMessage seenTo(long businessId, long messageId, String by) {
        return mark(businessId, messageId, Optional.of(new SeenTo(clock.instant(), by)));
    }

    /**
     * A message is to be seen to after all.
     *
     * @throws Refusal when the business has no such message
     */
    public LeftMessage openAgain(long businessId, long messageId) {
        return mark(businessId, messageId, Optional.empty());
    }

    private LeftMessage mark(long businessId, long messageId, Optional<SeenTo> seenTo) {
        return conversations
                .mark(businessId, messageId, seenTo)
                .orElseThrow(() -> unknown(Long.toString(messageId)));
    }

    /** There is no such message. */
    public static Refusal unknown(String id) {
        return new Refusal(
                Kind.NOT_FOUND,
                "unknown_left_message",
                "This business has no left message with the id " + id + ".");
    }
}
