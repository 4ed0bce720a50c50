package dev.deskhand.zendesk.chat.session;

import dev.deskhand.zendesk.chat.Channel;
import dev.deskhand.zendesk.chat.ChannelId;
import dev.deskhand.zendesk.chat.ChatEvent;
import dev.deskhand.zendesk.chat.GraphQlError;
import dev.deskhand.zendesk.chat.operation.ListChannels;
import dev.deskhand.zendesk.chat.operation.Operation;
import dev.deskhand.zendesk.chat.operation.UnreadableAnswerException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * One reading of all channels with the ends of their logs, page by page. Where Zendesk refuses the
 * full form it asks for the plainer ones; the plainest has no logs, and then there is nothing to
 * read.
 */
final class LogRead {

    sealed interface Progress {

        record Ask(Operation<List<Channel>> operation) implements Progress {}

        record Read(List<Channel> channels, int depth) implements Progress {}

        /** Zendesk has no logs for us, and will not have any in a moment either. */
        record Refused(String why) implements Progress {}

        /** Something that may be gone at the next try. */
        record Failed(String cause, Optional<Duration> retryAfter) implements Progress {}
    }

    /** What a reading says of one message. */
    enum Look {
        FOUND,
        NOT_THERE,
        /** The channel is not listed, or its log was not to be read. */
        NOT_LISTED,
        /** Not in these entries, but there are older ones that were not read. */
        DEEPER
    }

    /** Words of errors of the moment, that say nothing about what was asked. */
    private static final List<String> PASSING =
            List.of("internal", "unavailable", "timeout", "timed out", "try again", "too many");

    private final int depth;
    private Operation<List<Channel>> asked;
    private int refusals;
    private String refusal = "The channels come without logs";

    LogRead(int depth) {
        this.depth = depth;
        this.asked = new ListChannels(depth);
    }

    /** Another reading, which begins with the form that this one has come to. */
    LogRead deeper(int entries) {
        LogRead next = new LogRead(entries);
        while (next.refusals < refusals) {
            next.asked = next.asked.plainer().orElseThrow();
            next.refusals++;
        }
        next.refusal = refusal;
        return next;
    }

    Progress begin() {
        return new Progress.Ask(asked);
    }

    int depth() {
        return depth;
    }

    Progress answered(RequestOutcome outcome) {
        return switch (outcome) {
            case RequestOutcome.Answered(JsonNode data) -> read(data);
            case RequestOutcome.Refused(List<GraphQlError> errors) -> refused(errors);
            case RequestOutcome.RateLimited(Optional<Duration> retryAfter) ->
                    new Progress.Failed("Zendesk limits the rate of requests", retryAfter);
            case RequestOutcome.Unanswered none -> failed(none.why());
        };
    }

    private Progress read(JsonNode data) {
        try {
            return switch (asked.read(data)) {
                case Operation.Step.Done<List<Channel>>(List<Channel> channels) ->
                        channels.isEmpty() || channels.stream().anyMatch(Channel::logRead)
                                ? new Progress.Read(channels, depth)
                                : new Progress.Refused(refusal);
                case Operation.Step.Next<List<Channel>>(Operation<List<Channel>> next) -> {
                    asked = next;
                    yield new Progress.Ask(next);
                }
            };
        } catch (UnreadableAnswerException | JacksonException e) {
            // Jackson's words would quote the answer, and with it what a visitor wrote.
            return new Progress.Refused(
                    "The answer cannot be read"
                            + (e instanceof UnreadableAnswerException
                                    ? ": " + e.getMessage()
                                    : ""));
        }
    }

    private Progress refused(List<GraphQlError> errors) {
        String words = errors.stream().map(GraphQlError::message).collect(Collectors.joining("; "));
        String lower = words.toLowerCase(Locale.ROOT);
        if (PASSING.stream().anyMatch(lower::contains)) {
            return failed(words);
        }
        Optional<Operation<List<Channel>>> plainer = asked.plainer();
        if (plainer.isEmpty()) {
            return new Progress.Refused(words);
        }
        refusals++;
        refusal = words;
        asked = plainer.get();
        return new Progress.Ask(asked);
    }

    private static Progress failed(String why) {
        return new Progress.Failed("Reading the logs failed: " + why, Optional.empty());
    }

    /**
     * Reads the logs as deep as it takes to tell about one message.
     *
     * @throws ChatRequestException if an answer is none, other than a refusal
     */
    static Trace trace(
            GapFillSettings settings,
            ChannelId channel,
            String msgId,
            Function<Operation<?>, RequestOutcome> exchange) {
        LogRead reading = new LogRead(settings.logEntries());
        Progress progress = reading.begin();
        while (progress instanceof Progress.Ask(Operation<List<Channel>> operation)) {
            RequestOutcome outcome = exchange.apply(operation);
            progress = reading.answered(outcome);
            switch (progress) {
                case Progress.Ask _, Progress.Refused _ -> {}
                case Progress.Failed _ -> throw RequestFailures.failure("trace", outcome);
                case Progress.Read read -> {
                    Look look = look(read, channel, msgId, Optional.empty());
                    int deeper = settings.deeperThan(read.depth());
                    if (look == Look.FOUND) {
                        return Trace.FOUND;
                    } else if (look == Look.NOT_THERE) {
                        return Trace.NOT_THERE;
                    } else if (look == Look.DEEPER && deeper > read.depth()) {
                        reading = reading.deeper(deeper);
                        progress = reading.begin();
                    }
                }
            }
        }
        return Trace.UNREADABLE;
    }

    /**
     * Looks a message up.
     *
     * @param before the id of an entry that is older than the message, where one is known: a log
     *     that reaches back to it has room for nothing of ours beyond
     */
    static Look look(Progress.Read read, ChannelId id, String msgId, Optional<String> before) {
        for (Channel channel : read.channels()) {
            if (channel.id().equals(id)) {
                return channel.logRead()
                        ? look(channel.log(), read.depth(), msgId, before)
                        : Look.NOT_LISTED;
            }
        }
        return Look.NOT_LISTED;
    }

    private static Look look(
            List<ChatEvent> log, int depth, String msgId, Optional<String> before) {
        boolean reachesBack = log.size() < depth;
        for (ChatEvent entry : log) {
            if (entry instanceof ChatEvent.MessageReceived message
                    && message.msgId().filter(msgId::equals).isPresent()) {
                return Look.FOUND;
            }
            reachesBack |= before.filter(entry.eventId()::equals).isPresent();
        }
        return reachesBack ? Look.NOT_THERE : Look.DEEPER;
    }
}
