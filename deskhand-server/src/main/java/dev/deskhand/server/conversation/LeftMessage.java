package dev.deskhand.server.conversation;

import java.time.Instant;
import java.util.Optional;

/**
 * What a visitor has left for the team.
 *
 * @param text the visitor's own words, never to be logged
 * @param seenTo empty: nobody has seen to it yet
 */
public record LeftMessage(
        long id,
        long conversationId,
        String visitorName,
        Instant at,
        String text,
        Optional<SeenTo> seenTo) {

    /**
     * @param by the name of the operator, as it was then
     */
    public record SeenTo(Instant at, String by) {}

    /** The same with another text. */
    public LeftMessage withText(String other) {
        return new LeftMessage(id, conversationId, visitorName, at, other, seenTo);
    }
}
