package dev.deskhand.server.conversation;

import java.util.Optional;

/** What an operator, or another program, can order for a conversation. Thread-safe. */
public interface HandOverOrders {
    /**
     * Passes a chat of the bot's to people; how it goes shows in the conversation.
     *
     * @param department by name; empty: as the bot's file says
     */
    Ordered handOver(long conversationId, Optional<String> department);

    /** Gives a chat that waits, or that no person is in any more, back to the bot. */
    Ordered takeBack(long conversationId);

    /** What became of an order. */
    sealed interface Ordered {
        record Done() implements Ordered {}

        /**
         * Nothing was changed.
         *
         * @param why in words, for whoever gave the order
         */
        record Impossible(String why) implements Ordered {}
    }
}
