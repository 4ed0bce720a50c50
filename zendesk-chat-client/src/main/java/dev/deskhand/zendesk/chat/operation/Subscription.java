package dev.deskhand.zendesk.chat.operation;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Asks for live events. The answer is the subscription's id; the events come as frames of their
 * own, which {@link ChatEventReader#live} reads.
 */
public record Subscription(Kind kind, boolean plain) implements Operation<String> {

    /** What to be told of. */
    public enum Kind {
        /** Every message in every channel that the agent can see. */
        MESSAGE,
        /** Members joining and leaving. */
        CHAT_ACTIVITY
    }

    public static Subscription to(Kind kind) {
        return new Subscription(kind, false);
    }

    @Override
    public String name() {
        return "subscription " + kind;
    }

    @Override
    public String document() {
        return switch (kind) {
            case MESSAGE ->
                    "subscription { message { node { " + ChatEventReader.LIVE_MESSAGE + " } } }";
            case CHAT_ACTIVITY ->
                    "subscription { chatActivity(filter: {chat_activity_types: [MEMBER_JOIN, MEMBER_LEAVE]}) { node { "
                            + (plain
                                    ? ChatEventReader.LIVE_ACTIVITY_PLAIN
                                    : ChatEventReader.LIVE_ACTIVITY)
                            + " } } }";
        };
    }

    @Override
    public Step<String> read(JsonNode data) {
        return new Step.Done<>(Fields.required(data, "subscription_id"));
    }

    @Override
    public Optional<Operation<String>> plainer() {
        return switch (kind) {
            case MESSAGE -> Optional.empty();
            case CHAT_ACTIVITY ->
                    plain ? Optional.empty() : Optional.of(new Subscription(kind, true));
        };
    }
}
