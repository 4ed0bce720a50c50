package dev.deskhand.server.conversation;

import java.time.Instant;

/**
 * What a visitor has left for the team.
 *
 * @param text the visitor's own words, never to be logged
 */
public record LeftMessage(
        long id, long conversationId, String visitorName, Instant at, String text) {}
