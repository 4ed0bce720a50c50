package dev.deskhand.server.conversation;

import java.util.function.Function;

/** The stored conversations. Thread-safe. */
public interface ConversationStore extends Conversations {
    /**
     * Runs one transaction: all of it is stored, or none; watchers are told after the commit.
     *
     * @throws StoreUnavailableException when nothing can be stored now; where the database broke
     *     off at the last moment it may be stored all the same, so look before doing it again
     */
    <T> T change(Function<ConversationWork, T> work);

    /** Whether a failure comes from where all is stored, which fails for everybody alike. */
    boolean isOfTheDatabase(Throwable failure);
}
