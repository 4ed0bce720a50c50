package dev.deskhand.server.channel;

import dev.deskhand.bot.BotMessage;
import dev.deskhand.server.channel.Department.Ownership;
import dev.deskhand.zendesk.chat.Channel;
import dev.deskhand.zendesk.chat.ChannelId;
import dev.deskhand.zendesk.chat.ChatEvent;
import dev.deskhand.zendesk.chat.DepartmentId;
import dev.deskhand.zendesk.chat.DepartmentStatus;
import dev.deskhand.zendesk.chat.message.OutgoingMessage;
import dev.deskhand.zendesk.chat.operation.Acknowledgement;
import dev.deskhand.zendesk.chat.operation.AddTags;
import dev.deskhand.zendesk.chat.operation.LeaveChannel;
import dev.deskhand.zendesk.chat.operation.Leaving;
import dev.deskhand.zendesk.chat.operation.ListChannels;
import dev.deskhand.zendesk.chat.operation.ListDepartments;
import dev.deskhand.zendesk.chat.operation.ListenVisitorChannel;
import dev.deskhand.zendesk.chat.operation.Operation;
import dev.deskhand.zendesk.chat.operation.Page;
import dev.deskhand.zendesk.chat.operation.PageRequest;
import dev.deskhand.zendesk.chat.operation.ReadPage;
import dev.deskhand.zendesk.chat.operation.SendMessage;
import dev.deskhand.zendesk.chat.operation.TransferToDepartment;
import dev.deskhand.zendesk.chat.session.ChatRequestException;
import dev.deskhand.zendesk.chat.session.ZendeskChatSession;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A business's channel in Zendesk Chat, over one agent session. */
public final class ZendeskChatChannel implements ChatChannel {
    /** Where Zendesk limits the rate without saying for how long. */
    private static final Duration USUAL_WAIT = Duration.ofSeconds(5);

    /** Longer than any visitor waits; then it is asked all the same. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    /** Enough for what was said last in most chats; where it is not, the log is read deeper. */
    private static final int TRACE_ENTRIES = 100;

    private static final int CHANNELS_A_PAGE = 20;
    private static final String LOGS = "the channels' logs";

    private static final Logger log = LoggerFactory.getLogger(ZendeskChatChannel.class);

    private final ZendeskChatSession session;
    private final ZendeskSeat seat;

    /** After a start many messages are looked for at once. */
    private final SharedReading<Optional<List<Channel>>> traces =
            new SharedReading<>(() -> ask(LOGS, new ListChannels(TRACE_ENTRIES)));

    public ZendeskChatChannel(ZendeskChatSession session, ZendeskSeat seat) {
        this.session = session;
        this.seat = seat;
    }

    /**
     * A structured message that Zendesk refuses is tried once more as plain text with options,
     * which every window knows: a refusal says that nothing was delivered.
     *
     * @param message a part, as {@link ZendeskChatRenderer} makes them
     */
    @Override
    public ChannelResult send(
            String channelId, String messageId, BotMessage message, BooleanSupplier mayWrite) {
        return ZendeskChatRenderer.part(message)
                .map(part -> send(new ChannelId(channelId), messageId, part, mayWrite))
                .orElseGet(ZendeskChatChannel::tooLong);
    }

    private static ChannelResult tooLong() {
        return new ChannelResult.Refused(
                "The message is longer than a message in Zendesk Chat may be.");
    }

    private ChannelResult send(
            ChannelId channel, String messageId, Rendering.Part part, BooleanSupplier mayWrite) {
        return switch (part.outgoing()) {
            case OutgoingMessage.Text text -> perform(asOurs(channel, messageId, text), mayWrite);
            case OutgoingMessage.QuickReplies _,
                    OutgoingMessage.Buttons _,
                    OutgoingMessage.Panel _,
                    OutgoingMessage.Carousel _,
                    OutgoingMessage.ItemList _ ->
                    structured(channel, messageId, part, mayWrite);
        };
    }

    private ChannelResult structured(
            ChannelId channel, String messageId, Rendering.Part part, BooleanSupplier mayWrite) {
        // No program was seen to give backoff with these; the fence stands in for it.
        ChannelResult result =
                perform(asOurs(channel, messageId, part.outgoing()).withBackoff(false), mayWrite);
        return switch (result) {
            case ChannelResult.Refused(String reason) -> {
                log.warn("Zendesk refused a structured message, so its words are sent: {}", reason);
                yield perform(asOurs(channel, messageId, part.asText()), mayWrite);
            }
            case ChannelResult.Done(),
                    ChannelResult.Withheld(),
                    ChannelResult.AnotherAgentServes(),
                    ChannelResult.NotConnected(),
                    ChannelResult.TooSoon(_),
                    ChannelResult.Unknown(_) ->
                    result;
        };
    }

    private static SendMessage asOurs(ChannelId channel, String messageId, OutgoingMessage what) {
        return SendMessage.of(channel, what).withMsgId(messageId);
    }

    /**
     * Who only listens may not write, so it stops listening first. Only plain text is documented to
     * back off where another agent serves, and only where the caller is not in the channel: so the
     * words go as text with options.
     */
    @Override
    public ChannelResult sendFromOutside(
            String channelId, String messageId, BotMessage message, BooleanSupplier mayWrite) {
        return ZendeskChatRenderer.part(message)
                .map(part -> sendFromOutside(new ChannelId(channelId), messageId, part, mayWrite))
                .orElseGet(ZendeskChatChannel::tooLong);
    }

    private ChannelResult sendFromOutside(
            ChannelId channel, String messageId, Rendering.Part part, BooleanSupplier mayWrite) {
        ChannelResult stopped = perform(new LeaveChannel(channel), mayWrite);
        return switch (stopped) {
            case ChannelResult.Withheld(), ChannelResult.NotConnected(), ChannelResult.TooSoon(_) ->
                    stopped;
            // It may not listen any more, which is as well.
            case ChannelResult.Done(),
                    ChannelResult.AnotherAgentServes(),
                    ChannelResult.Refused(_),
                    ChannelResult.Unknown(_) -> {
                ChannelResult sent = perform(asOurs(channel, messageId, part.asText()), mayWrite);
                if (!(sent instanceof ChannelResult.Done)) {
                    listen(channel);
                }
                yield sent;
            }
        };
    }

    private ChannelResult listen(ChannelId channel) {
        return perform(new ListenVisitorChannel(channel), () -> true);
    }

    @Override
    public ChannelResult askAgainAndListen(
            String channelId, String departmentId, BooleanSupplier mayWrite) {
        ChannelId channel = new ChannelId(channelId);
        ChannelResult asked =
                perform(
                        new TransferToDepartment(
                                channel, new DepartmentId(departmentId), Leaving.LEAVE),
                        mayWrite);
        return asked instanceof ChannelResult.Done ? listen(channel) : asked;
    }

    /** Without leaving: the bot still has to tell the visitor that the transfer is confirmed. */
    @Override
    public ChannelResult transfer(String channelId, String departmentId, BooleanSupplier mayWrite) {
        ChannelResult result =
                perform(
                        new TransferToDepartment(
                                new ChannelId(channelId),
                                new DepartmentId(departmentId),
                                Leaving.STAY),
                        mayWrite);
        return switch (result) {
            case ChannelResult.AnotherAgentServes() ->
                    new ChannelResult.Refused("Zendesk did not transfer the chat.");
            case ChannelResult.Done(),
                    ChannelResult.Withheld(),
                    ChannelResult.Refused(_),
                    ChannelResult.NotConnected(),
                    ChannelResult.TooSoon(_),
                    ChannelResult.Unknown(_) ->
                    result;
        };
    }

    @Override
    public ChannelResult tag(String channelId, List<String> tags, BooleanSupplier mayWrite) {
        List<String> odd = tags.stream().filter(tag -> !AddTags.isTag(tag)).toList();
        return odd.isEmpty()
                ? perform(new AddTags(new ChannelId(channelId), tags), mayWrite)
                : new ChannelResult.Refused(
                        "Zendesk takes tags of letters, digits, - and _ only; not so: "
                                + String.join(", ", odd));
    }

    @Override
    public ChannelResult leaveAndListen(String channelId) {
        ChannelId channel = new ChannelId(channelId);
        ChannelResult left = perform(new LeaveChannel(channel), () -> true);
        return switch (left) {
            // It may be out already, since a try whose answer was lost.
            case ChannelResult.Done(),
                    ChannelResult.Refused(_),
                    ChannelResult.AnotherAgentServes() ->
                    listen(channel);
            case ChannelResult.Withheld(),
                    ChannelResult.NotConnected(),
                    ChannelResult.TooSoon(_),
                    ChannelResult.Unknown(_) ->
                    left;
        };
    }

    @Override
    public Optional<List<Department>> departments() {
        Optional<Set<String>> own = seat.ownDepartments();
        return ask("the departments", new ListDepartments())
                .map(all ->
                        all.stream()
                                .map(department ->
                                        new Department(
                                                department.id().value(),
                                                department.name(),
                                                department.status() == DepartmentStatus.ONLINE,
                                                ownership(own, department.id().localId())))
                                .toList());
    }

    private static Ownership ownership(Optional<Set<String>> own, String localId) {
        return own.map(ids -> ids.contains(localId) ? Ownership.THE_BOTS : Ownership.OTHERS)
                .orElse(Ownership.UNKNOWN);
    }

    /** A channel that is not listed tells nothing: its messages may have arrived all the same. */
    @Override
    public Trace traceOf(String channelId, String messageId) {
        return traces.read()
                .flatMap(channels -> trace(channels, channelId, messageId))
                .orElseGet(() -> deepTrace(channelId, messageId));
    }

    /** Empty where the reading does not reach back far enough, or shows less than it could. */
    private static Optional<Trace> trace(
            List<Channel> channels, String channelId, String messageId) {
        return channels.stream()
                .filter(channel -> channel.id().value().equals(channelId))
                .filter(Channel::logRead)
                .findFirst()
                .flatMap(channel ->
                        channel.log().stream().anyMatch(event -> isOf(event, messageId))
                                ? Optional.of(Trace.FOUND)
                                : channel.log().size() < TRACE_ENTRIES
                                        ? Optional.of(Trace.MISSING)
                                        : Optional.empty());
    }

    private static boolean isOf(ChatEvent event, String messageId) {
        return event instanceof ChatEvent.MessageReceived message
                && message.msgId().filter(messageId::equals).isPresent();
    }

    private Trace deepTrace(String channelId, String messageId) {
        try {
            return switch (session.trace(new ChannelId(channelId), messageId)) {
                case FOUND -> Trace.FOUND;
                case NOT_THERE -> Trace.MISSING;
                case UNREADABLE -> Trace.UNREADABLE;
            };
        } catch (ChatRequestException e) {
            throw new ChannelUnavailableException(
                    "Zendesk did not tell the channel's log: " + e.getMessage(), e.retryAfter(), e);
        }
    }

    /**
     * A page of the channels that the bot can see, with the end of their logs; empty when Zendesk
     * does not let them be read.
     *
     * @param before where the page that was read last began; empty for the end of the list
     * @param entries at most so many of each channel's last log entries
     * @throws ChannelUnavailableException when Zendesk cannot be asked now
     */
    public Optional<Page<Channel>> logs(Optional<String> before, int entries) {
        return ask(
                LOGS,
                ReadPage.ofChannels(
                        new PageRequest.Last(CHANNELS_A_PAGE, before), new ListChannels(entries)));
    }

    /** Empty when Zendesk refuses. */
    private <T> Optional<T> ask(String what, Operation<T> operation) {
        try {
            return Optional.of(session.call(operation));
        } catch (ChatRequestException e) {
            if (e.kind() == ChatRequestException.Kind.REFUSED) {
                return Optional.empty();
            }
            throw new ChannelUnavailableException(
                    "Zendesk did not tell " + what + ": " + e.getMessage(), e.retryAfter(), e);
        }
    }

    private static Duration wait(ChatRequestException rateLimited) {
        Duration asked = rateLimited.retryAfter().orElse(USUAL_WAIT);
        return asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked;
    }

    private ChannelResult perform(Operation<Acknowledgement> operation, BooleanSupplier mayWrite) {
        try {
            return switch (session.call(operation, mayWrite)) {
                case DONE -> new ChannelResult.Done();
                case DECLINED -> new ChannelResult.AnotherAgentServes();
            };
        } catch (ChatRequestException e) {
            return switch (e.kind()) {
                case WITHHELD -> new ChannelResult.Withheld();
                case REFUSED -> new ChannelResult.Refused(String.valueOf(e.getMessage()));
                case NOT_CONNECTED, CLOSED -> new ChannelResult.NotConnected();
                case RATE_LIMITED -> new ChannelResult.TooSoon(wait(e));
                case PROTOCOL_ERROR, TIMED_OUT, CONNECTION_LOST, INTERRUPTED ->
                        new ChannelResult.Unknown(String.valueOf(e.getMessage()));
            };
        }
    }
}
