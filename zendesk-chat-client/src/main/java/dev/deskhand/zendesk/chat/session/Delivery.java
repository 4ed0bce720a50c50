package dev.deskhand.zendesk.chat.session;

import dev.deskhand.zendesk.chat.GraphQlError;
import java.util.List;

/**
 * What became of a message that was sent with {@link ZendeskChatSession#send}. Each send ends in
 * exactly one of these.
 */
public sealed interface Delivery {

    /**
     * It stands in the chat's log, once.
     *
     * @param msgId the id by which it is found there
     */
    record Delivered(String msgId) implements Delivery {}

    /** The guard said no, or failed; not written. */
    record Withheld(String why) implements Delivery {}

    /**
     * Zendesk answered {@code success: false} to a message that backs off: another agent serves the
     * chat. Not written.
     */
    record AnotherAgentServes() implements Delivery {}

    /**
     * Zendesk understood and said no; not written.
     *
     * @param errors Zendesk's, empty when it gave none
     */
    record Refused(List<GraphQlError> errors) implements Delivery {
        public Refused {
            errors = List.copyOf(errors);
        }
    }

    /**
     * It may stand in the log, once, or not: it left, no answer came, and the log could not tell.
     * {@link ZendeskChatSession#trace} may tell later.
     */
    record Unknown(String why) implements Delivery {}

    /** It does not stand in the log, and will not. */
    record NotSent(String why) implements Delivery {}
}
