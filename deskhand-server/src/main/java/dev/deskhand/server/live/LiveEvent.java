package dev.deskhand.server.live;

import dev.deskhand.server.connection.ConnectionStatus;
import dev.deskhand.server.conversation.ConversationSummary;
import dev.deskhand.server.conversation.LeftMessage;
import dev.deskhand.server.conversation.TranscriptEntry;

/** Something that the console of a business shows at once. */
public sealed interface LiveEvent {
    /** The connection has another state. */
    record ConnectionChanged(ConnectionStatus status) implements LiveEvent {}

    /** A conversation began or has changed. */
    record ConversationChanged(ConversationSummary conversation) implements LiveEvent {}

    /** A transcript has a new line, or a line has changed (same number). */
    record EntryChanged(long conversationId, TranscriptEntry entry) implements LiveEvent {}

    /** A visitor has left a message, or somebody has seen to one. */
    record LeftMessageChanged(LeftMessage message) implements LiveEvent {}
}
