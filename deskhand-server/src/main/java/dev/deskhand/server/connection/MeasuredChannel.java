package dev.deskhand.server.connection;

import dev.deskhand.bot.BotMessage;
import dev.deskhand.server.channel.ChannelResult;
import dev.deskhand.server.channel.ChatChannel;
import dev.deskhand.server.channel.Department;
import dev.deskhand.server.metrics.MessageTimes;
import dev.deskhand.server.metrics.Metrics;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * A channel with a watch. The question whether a frame may be written comes right before it is, on
 * the session's own loop, so that is when the frame counts as written.
 *
 * @param nanos a monotonic clock
 */
record MeasuredChannel(ChatChannel channel, MessageTimes times, Metrics metrics, LongSupplier nanos)
        implements ChatChannel {
    @Override
    public ChannelResult send(
            String channelId, String messageId, BotMessage message, BooleanSupplier mayWrite) {
        return measured(
                channelId, mayWrite, asked -> channel.send(channelId, messageId, message, asked));
    }

    @Override
    public ChannelResult sendFromOutside(
            String channelId, String messageId, BotMessage message, BooleanSupplier mayWrite) {
        return measured(
                channelId,
                mayWrite,
                asked -> channel.sendFromOutside(channelId, messageId, message, asked));
    }

    private ChannelResult measured(
            String channelId,
            BooleanSupplier mayWrite,
            Function<BooleanSupplier, ChannelResult> sending) {
        AtomicLong written = new AtomicLong(NEVER);
        ChannelResult result =
                sending.apply(() -> {
                    boolean may = mayWrite.getAsBoolean();
                    if (may && written.compareAndSet(NEVER, nanos.getAsLong())) {
                        times.written(channelId);
                    }
                    return may;
                });
        boolean confirmed = result instanceof ChannelResult.Done && written.get() != NEVER;
        metrics.sent(word(result), confirmed ? nanos.getAsLong() - written.get() : -1);
        return result;
    }

    private static final long NEVER = Long.MIN_VALUE;

    private static String word(ChannelResult result) {
        return switch (result) {
            case ChannelResult.Done() -> "delivered";
            case ChannelResult.Withheld() -> "withheld";
            case ChannelResult.AnotherAgentServes() -> "another_agent_serves";
            case ChannelResult.Refused(_) -> "refused";
            case ChannelResult.NotConnected() -> "not_connected";
            case ChannelResult.TooSoon(_) -> "rate_limited";
            case ChannelResult.Unknown(_) -> "unknown";
        };
    }

    @Override
    public ChannelResult transfer(String channelId, String departmentId, BooleanSupplier mayWrite) {
        return channel.transfer(channelId, departmentId, mayWrite);
    }

    @Override
    public ChannelResult tag(String channelId, List<String> tags, BooleanSupplier mayWrite) {
        return channel.tag(channelId, tags, mayWrite);
    }

    @Override
    public ChannelResult leaveAndListen(String channelId) {
        return channel.leaveAndListen(channelId);
    }

    @Override
    public ChannelResult askAgainAndListen(
            String channelId, String departmentId, BooleanSupplier mayWrite) {
        return channel.askAgainAndListen(channelId, departmentId, mayWrite);
    }

    @Override
    public Optional<List<Department>> departments() {
        return channel.departments();
    }

    @Override
    public Trace traceOf(String channelId, String messageId) {
        return channel.traceOf(channelId, messageId);
    }
}
