package dev.deskhand.emulator.account;

import java.util.Set;

/**
 * Told of what sessions must hear about. Called with the account's lock held, in the order things
 * happened: implementations hand the news on to a queue and return at once.
 */
public interface AccountListener {

    /** A line was added to a channel's log. {@code agents} are the ids of those who may see it. */
    void logged(String channelId, LogEntry entry, Set<String> agents);

    /** A session is over; its socket, if any, is to be told why and closed. */
    void sessionEnded(String sessionId, String reason);
}
