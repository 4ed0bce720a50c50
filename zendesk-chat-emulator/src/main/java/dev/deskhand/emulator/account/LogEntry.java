package dev.deskhand.emulator.account;

import org.jspecify.annotations.Nullable;

/**
 * One line of a channel's log; numbers count from 1 in each channel, times are epoch milliseconds.
 */
public sealed interface LogEntry {

    String id();

    long number();

    long timestamp();

    Speaker speaker();

    /** Somebody wrote. */
    record Message(String id, long number, long timestamp, Speaker speaker, Content content)
            implements LogEntry {}

    /** A visitor or an agent came in. */
    record MemberJoin(String id, long number, long timestamp, Speaker speaker)
            implements LogEntry {}

    /**
     * Something about a member or the chat's department has changed; {@code what} says it in words.
     */
    record MemberChange(String id, long number, long timestamp, Speaker speaker, String what)
            implements LogEntry {}

    /** A visitor or an agent went out. */
    record MemberLeave(
            String id, long number, long timestamp, Speaker speaker, @Nullable String reason)
            implements LogEntry {}
}
