package dev.deskhand.server.channel;

import java.time.Instant;
import java.util.List;

/** Something that happened in a visitor's channel, in neutral words. */
public sealed interface ChannelEvent {
    /** The channel's own id of the visitor's chat. */
    String channelId();

    /** The channel's own id of the event: the same each time the event is delivered or read. */
    String eventId();

    Party party();

    Instant at();

    /** Whether it may mean that a person has taken the chat. */
    default boolean isAnotherAgentsWordOrComing() {
        return party().kind() == Party.Kind.OTHER_AGENT && !(this instanceof Left);
    }

    /**
     * Somebody said something.
     *
     * @param messageId for the bot's own words the id that it was sent with; else empty
     * @param options answers that came with it
     */
    record Said(
            String channelId,
            String eventId,
            Party party,
            Instant at,
            String messageId,
            String text,
            List<String> options)
            implements ChannelEvent {}

    /** Somebody came in. */
    record Joined(String channelId, String eventId, Party party, Instant at)
            implements ChannelEvent {}

    /** Somebody left. */
    record Left(String channelId, String eventId, Party party, Instant at)
            implements ChannelEvent {}

    /**
     * Who did it.
     *
     * @param id the channel's own id; empty for triggers and the system
     */
    record Party(Kind kind, String id, String name) {
        /** The kinds of parties in a chat. */
        public enum Kind {
            VISITOR,
            /** The agent that the bot is signed in as. */
            BOT,
            /** Another agent: a person, as far as anyone can tell. */
            OTHER_AGENT,
            /** An automatic message that the account's administrator has set up. */
            TRIGGER,
            SYSTEM
        }
    }
}
