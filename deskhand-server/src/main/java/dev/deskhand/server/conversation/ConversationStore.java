package dev.deskhand.server.conversation;

import java.util.function.Function;

/** The stored conversations. Thread-safe. */
public interface ConversationStore extends Conversations {
    /** Runs one transaction: all of it is stored, or none; watchers are told after the commit. */
    <T> T change(Function<ConversationWork, T> work);
}
