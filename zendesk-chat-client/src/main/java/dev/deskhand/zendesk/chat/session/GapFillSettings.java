package dev.deskhand.zendesk.chat.session;

/**
 * How a session makes up for what happens while it has no connection: before each {@code Online} it
 * reads the logs of all channels and delivers what they have beyond the last delivered event.
 *
 * @param enabled whether to do it at all. A caller whose own record outlives the process knows
 *     better than the session what is new, and reads {@code ListChannels} after each {@code Online}
 * @param firstConnect what a fresh session delivers, which knows nothing yet
 * @param logEntries how many entries of each log are read at first, 1 or more
 * @param maxLogEntries how many at most, where a log is full and nothing in it is known
 * @param remembered how many delivered events are remembered by their id, so that none is delivered
 *     twice; also without gap fill. 50,000 ids take some 5 MB and are hours of a busy account
 */
public record GapFillSettings(
        boolean enabled,
        FirstConnect firstConnect,
        int logEntries,
        int maxLogEntries,
        int remembered) {

    public GapFillSettings {
        if (logEntries < 1 || maxLogEntries < logEntries || remembered < 1) {
            throw new IllegalArgumentException(
                    "logEntries and remembered must be 1 or more, maxLogEntries not below logEntries");
        }
    }

    /** On; unanswered messages at the first connect; 50 entries a log, 400 at most. */
    public static GapFillSettings defaults() {
        return new GapFillSettings(true, FirstConnect.UNANSWERED, 50, 400, 50_000);
    }

    /** The caller reads the logs. */
    public static GapFillSettings off() {
        GapFillSettings on = defaults();
        return new GapFillSettings(
                false, on.firstConnect, on.logEntries, on.maxLogEntries, on.remembered);
    }

    /** The same with another choice of what a fresh session delivers of the logs. */
    public GapFillSettings withFirstConnect(FirstConnect policy) {
        return new GapFillSettings(enabled, policy, logEntries, maxLogEntries, remembered);
    }

    /** The next depth to read after this one; the same when there is none. */
    int deeperThan(int depth) {
        return (int) Math.min(maxLogEntries, 4L * depth);
    }
}
