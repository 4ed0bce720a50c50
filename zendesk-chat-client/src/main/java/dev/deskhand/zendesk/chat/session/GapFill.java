package dev.deskhand.zendesk.chat.session;

import dev.deskhand.zendesk.chat.Agent;
import dev.deskhand.zendesk.chat.AgentId;
import dev.deskhand.zendesk.chat.Channel;
import dev.deskhand.zendesk.chat.ChannelState;
import dev.deskhand.zendesk.chat.ChatEvent;
import dev.deskhand.zendesk.chat.Sender;
import dev.deskhand.zendesk.chat.operation.Operation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes up for what happened while there was no socket. One instance serves one socket: live events
 * are held from its opening on, the logs are read once the subscriptions stand (so that nothing
 * falls between the two), and then it says what to deliver, in order. It marks nothing itself; the
 * watermark moves with the delivery, so that a gap fill that does not come to its end is simply
 * done again on the next socket.
 */
final class GapFill {

    sealed interface Progress {

        record Ask(Operation<List<Channel>> operation) implements Progress {}

        /**
         * Done.
         *
         * @param known entries that are to be marked but not delivered: history
         * @param events what to deliver, in order, save what is known by then
         * @param read what was read, if anything was
         */
        record Done(
                Gap gap,
                List<ChatEvent> known,
                List<ChatEvent> events,
                Optional<LogRead.Progress.Read> read,
                String why)
                implements Progress {}

        record Failed(String cause, Optional<Duration> retryAfter) implements Progress {}
    }

    private static final int MOST_HELD = 10_000;

    private final GapFillSettings settings;
    private final Watermark watermark;
    private final boolean fresh;
    private final boolean lastResort;
    private final List<ChatEvent> held = new ArrayList<>();
    private boolean overflown;
    private LogRead reading;
    private LogRead.Progress.@Nullable Read shallower;

    /**
     * @param fresh whether no logs were read in this session yet
     * @param lastResort whether a deeper read has failed on the socket before: if it does again, it
     *     is more than the connection can carry, and what the shallower one told must do
     */
    GapFill(GapFillSettings settings, Watermark watermark, boolean fresh, boolean lastResort) {
        this.settings = settings;
        this.lastResort = lastResort;
        this.watermark = watermark;
        this.fresh = fresh;
        this.reading = new LogRead(settings.logEntries());
    }

    boolean readsDeeper() {
        return shallower != null;
    }

    void hold(ChatEvent event) {
        if (held.size() < MOST_HELD) {
            held.add(event);
        } else {
            overflown = true;
        }
    }

    Progress begin() {
        return progress(reading.begin(), Optional.empty());
    }

    /**
     * @param self who we are, to tell other agents
     */
    Progress answered(RequestOutcome outcome, Optional<AgentId> self) {
        if (outcome instanceof RequestOutcome.TimedOut && shallower != null && lastResort) {
            return done(shallower, self);
        }
        return progress(reading.answered(outcome), self);
    }

    private Progress progress(LogRead.Progress progress, Optional<AgentId> self) {
        return switch (progress) {
            case LogRead.Progress.Ask(Operation<List<Channel>> operation) ->
                    new Progress.Ask(operation);
            case LogRead.Progress.Read read -> read(read, self);
            case LogRead.Progress.Refused(String why) ->
                    new Progress.Done(Gap.NOT_FILLED, List.of(), held, Optional.empty(), why);
            case LogRead.Progress.Failed(String cause, Optional<Duration> retryAfter) ->
                    new Progress.Failed(cause, retryAfter);
        };
    }

    private Progress read(LogRead.Progress.Read read, Optional<AgentId> self) {
        int deeper = settings.deeperThan(read.depth());
        if (deeper > read.depth() && anyTooShort(read, self)) {
            shallower = read;
            reading = reading.deeper(deeper);
            return progress(reading.begin(), self);
        }
        return done(read, self);
    }

    private Progress done(LogRead.Progress.Read read, Optional<AgentId> self) {
        List<ChatEvent> known = new ArrayList<>();
        List<ChatEvent> events = new ArrayList<>();
        for (Channel channel : read.channels()) {
            List<ChatEvent> log = channel.log();
            int from = firstMissed(channel, self);
            if (watermark.newestKnown(channel.id(), log) < 0) {
                known.addAll(log.subList(0, from));
            }
            events.addAll(log.subList(from, log.size()));
        }
        boolean allRead = read.channels().stream().allMatch(Channel::logRead);
        boolean whole = allRead && !overflown && !anyTooShort(read, self);
        events.addAll(held);
        return new Progress.Done(
                whole ? Gap.FILLED : Gap.PARTLY_FILLED,
                known,
                events,
                Optional.of(read),
                !allRead
                        ? "the log of a chat could not be read"
                        : overflown
                                ? "more happened while the logs were read than can be held"
                                : "a log is longer than can be read");
    }

    private boolean anyTooShort(LogRead.Progress.Read read, Optional<AgentId> self) {
        return read.channels().stream()
                .anyMatch(channel ->
                        channel.log().size() >= read.depth() && firstMissed(channel, self) == 0);
    }

    /** The place of the first entry to deliver. */
    private int firstMissed(Channel channel, Optional<AgentId> self) {
        List<ChatEvent> log = channel.log();
        int newest = watermark.newestKnown(channel.id(), log);
        if (newest >= 0 || !fresh) {
            return newest + 1;
        }
        int history =
                switch (settings.firstConnect()) {
                    case NOTHING -> log.size();
                    case UNANSWERED -> served(channel, self) ? log.size() : afterTheLastWord(log);
                };
        return Math.min(history, firstHeld(log));
    }

    /** What came live since the socket opened is no history, whoever said it. */
    private int firstHeld(List<ChatEvent> log) {
        Set<String> live = held.stream().map(ChatEvent::eventId).collect(Collectors.toSet());
        for (int i = 0; i < log.size(); i++) {
            if (live.contains(log.get(i).eventId())) {
                return i;
            }
        }
        return log.size();
    }

    private static boolean served(Channel channel, Optional<AgentId> self) {
        return channel.state() == ChannelState.CLOSED
                || channel.agents().stream()
                        .map(Agent::id)
                        .anyMatch(id -> !self.equals(Optional.of(id)));
    }

    private static int afterTheLastWord(List<ChatEvent> log) {
        for (int i = log.size() - 1; i >= 0; i--) {
            if (log.get(i) instanceof ChatEvent.MessageReceived message
                    && message.sender() instanceof Sender.Agent) {
                return i + 1;
            }
        }
        return 0;
    }
}
