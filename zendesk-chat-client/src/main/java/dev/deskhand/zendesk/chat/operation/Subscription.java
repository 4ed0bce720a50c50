package dev.deskhand.zendesk.chat.operation;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Asks for live events. The answer is the subscription's id; the events come as frames of their
 * own, which {@link ChatEventReader#live} reads.
 *
 * @param form how much is asked for; an account whose schema lacks a part refuses the whole
 *     document, and gets the next plainer form
 */
public record Subscription(Kind kind, Form form) implements Operation<String> {

    /** What to be told of. */
    public enum Kind {
        /** Every message in every channel that the agent can see. */
        MESSAGE,
        /** Members joining, leaving, and changing where the account tells that. */
        CHAT_ACTIVITY
    }

    /** How much of it. The forms of {@link Kind#MESSAGE} are the same. */
    public enum Form {
        /** With changes of members ({@code MEMBER_CHANGE}) and times, both inferred. */
        FULL,
        /** Without changes of members. */
        WITHOUT_CHANGES,
        /** Nothing but what a public program was seen to ask. */
        PLAIN
    }

    /** The fullest form; {@link #plainer()} leads to the others. */
    public static Subscription to(Kind kind) {
        return new Subscription(kind, kind == Kind.MESSAGE ? Form.PLAIN : Form.FULL);
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
            case CHAT_ACTIVITY -> activity();
        };
    }

    private String activity() {
        return switch (form) {
            case FULL ->
                    activity(
                            "MEMBER_JOIN, MEMBER_LEAVE, MEMBER_CHANGE",
                            ChatEventReader.LIVE_ACTIVITY_AND_CHANGES);
            case WITHOUT_CHANGES ->
                    activity("MEMBER_JOIN, MEMBER_LEAVE", ChatEventReader.LIVE_ACTIVITY);
            case PLAIN ->
                    activity("MEMBER_JOIN, MEMBER_LEAVE", ChatEventReader.LIVE_ACTIVITY_PLAIN);
        };
    }

    private static String activity(String types, String selection) {
        return "subscription { chatActivity(filter: {chat_activity_types: [%s]}) { node { %s } } }"
                .formatted(types, selection);
    }

    @Override
    public Step<String> read(JsonNode data) {
        return new Step.Done<>(Fields.required(data, "subscription_id"));
    }

    @Override
    public Optional<Operation<String>> plainer() {
        return switch (form) {
            case FULL -> Optional.of(new Subscription(kind, Form.WITHOUT_CHANGES));
            case WITHOUT_CHANGES -> Optional.of(new Subscription(kind, Form.PLAIN));
            case PLAIN -> Optional.empty();
        };
    }
}
