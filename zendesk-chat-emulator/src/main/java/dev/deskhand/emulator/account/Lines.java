package dev.deskhand.emulator.account;

import org.jspecify.annotations.Nullable;

/**
 * Writes lines into the logs of channels and tells those who may see them. Guarded by the account's
 * lock.
 */
final class Lines {

    private static final int START_LENGTH = 10;

    private final Guard guard;
    private final Rules rules;
    private final Routing routing;

    /**
     * Tells this start from others in the ids of log lines: a line that a killed process could not
     * save must not share its id with the line that takes its place.
     */
    private final String start;

    Lines(Guard guard, Rules rules, Routing routing, Secrets secrets) {
        this.guard = guard;
        this.rules = rules;
        this.routing = routing;
        this.start = secrets.alphanumeric(START_LENGTH);
    }

    LogEntry.Message append(Channel channel, Speaker speaker, Content content) {
        LogEntry.Message message =
                new LogEntry.Message(entryId(channel), next(channel), now(), speaker, content);
        log(channel, message);
        return message;
    }

    void join(Channel channel, Speaker speaker) {
        log(channel, new LogEntry.MemberJoin(entryId(channel), next(channel), now(), speaker));
    }

    /** Logs a departure; to be called while those who are to see it are still in the channel. */
    void part(Channel channel, Speaker speaker, @Nullable String reason) {
        log(
                channel,
                new LogEntry.MemberLeave(entryId(channel), next(channel), now(), speaker, reason));
    }

    /** The visitor's name or e-mail is another. */
    void detailsChanged(Channel channel, Visitor visitor) {
        if (!rules.is(Option.MEMBER_CHANGE_LOG, "never")) {
            change(
                    channel,
                    Speaker.of(visitor),
                    "name: " + visitor.name() + ", e-mail: " + visitor.email());
        }
    }

    /** The chat has gone to another department. */
    void transferred(Channel channel, Agent by, Department to) {
        if (rules.is(Option.MEMBER_CHANGE_LOG, "details_and_transfers")) {
            change(channel, Speaker.of(by), "department: " + to.name());
        }
    }

    private void change(Channel channel, Speaker speaker, String what) {
        log(
                channel,
                new LogEntry.MemberChange(entryId(channel), next(channel), now(), speaker, what));
    }

    private void log(Channel channel, LogEntry entry) {
        channel.log.add(entry);
        if (!(entry instanceof LogEntry.MemberLeave)) {
            channel.lastSaid = entry.timestamp();
        }
        channel.said.signalAll();
        guard.logged(channel.id, entry, routing.audience(channel));
    }

    private long now() {
        return rules.time().millis();
    }

    private static long next(Channel channel) {
        return channel.log.size() + 1L;
    }

    private String entryId(Channel channel) {
        return GlobalId.of(
                GlobalId.Type.CHAT_LOG,
                GlobalId.local(channel.id) + "." + next(channel) + "." + start);
    }
}
