package dev.deskhand.server.conversation;

/** A visitor's message that no turn has read yet. */
public record VisitorMessage(long conversationId, String eventId, String text) {}
