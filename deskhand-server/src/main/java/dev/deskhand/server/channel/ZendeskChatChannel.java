package dev.deskhand.server.channel;

import dev.deskhand.bot.BotMessage;
import dev.deskhand.server.channel.Department.Ownership;
import dev.deskhand.zendesk.chat.Channel;
import dev.deskhand.zendesk.chat.ChannelId;
import dev.deskhand.zendesk.chat.ChatEvent;
import dev.deskhand.zendesk.chat.DepartmentId;
import dev.deskhand.zendesk.chat.DepartmentStatus;
import dev.deskhand.zendesk.chat.operation.Acknowledgement;
import dev.deskhand.zendesk.chat.operation.Fallback;
import dev.deskhand.zendesk.chat.operation.LeaveChannel;
import dev.deskhand.zendesk.chat.operation.ListChannels;
import dev.deskhand.zendesk.chat.operation.ListDepartments;
import dev.deskhand.zendesk.chat.operation.ListenVisitorChannel;
import dev.deskhand.zendesk.chat.operation.Operation;
import dev.deskhand.zendesk.chat.operation.QuickReply;
import dev.deskhand.zendesk.chat.operation.SendMessage;
import dev.deskhand.zendesk.chat.operation.SendQuickReplies;
import dev.deskhand.zendesk.chat.operation.TransferToDepartment;
import dev.deskhand.zendesk.chat.session.ChatRequestException;
import dev.deskhand.zendesk.chat.session.ZendeskChatSession;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** A business's channel in Zendesk Chat, over one agent session. */
public final class ZendeskChatChannel implements ChatChannel {
    /** So many of a channel's last log entries are read; Zendesk's own limit is not known. */
    private static final int LOG_ENTRIES = 100;

    private final ZendeskChatSession session;
    private final ZendeskSeat seat;

    public ZendeskChatChannel(ZendeskChatSession session, ZendeskSeat seat) {
        this.session = session;
        this.seat = seat;
    }

    /**
     * Quick replies that Zendesk refuses are tried once more as plain text with options, which
     * older clients know too: a refusal says that nothing was delivered.
     */
    @Override
    public ChannelResult send(
            String channelId, String messageId, BotMessage message, BooleanSupplier mayWrite) {
        ChannelId channel = new ChannelId(channelId);
        if (!ZendeskText.fitsQuickReplies(message.quickReplies())) {
            return perform(plain(channel, messageId, ZendeskText.listed(message)), mayWrite);
        }
        List<QuickReply> replies =
                message.quickReplies().stream()
                        .map(reply -> new QuickReply(reply.label(), reply.sent()))
                        .toList();
        List<String> labels = ZendeskText.options(message.quickReplies());
        ChannelResult result =
                perform(
                        SendQuickReplies.of(channel, message.text(), replies)
                                .withMsgId(messageId)
                                .withFallback(new Fallback(message.text(), labels)),
                        mayWrite);
        return switch (result) {
            case ChannelResult.Refused(_) ->
                    perform(
                            plain(channel, messageId, message.text()).withOptions(labels),
                            mayWrite);
            case ChannelResult.Done(),
                    ChannelResult.Withheld(),
                    ChannelResult.AnotherAgentServes(),
                    ChannelResult.NotConnected(),
                    ChannelResult.Unknown(_) ->
                    result;
        };
    }

    private static SendMessage plain(ChannelId channel, String messageId, String text) {
        return SendMessage.of(channel, text).withMsgId(messageId).withBackoff(true);
    }

    /** Without leaving: the bot still has to tell the visitor that the transfer is confirmed. */
    @Override
    public ChannelResult transfer(String channelId, String departmentId, BooleanSupplier mayWrite) {
        ChannelResult result =
                perform(
                        new TransferToDepartment(
                                new ChannelId(channelId),
                                new DepartmentId(departmentId),
                                Optional.of(false)),
                        mayWrite);
        return switch (result) {
            case ChannelResult.AnotherAgentServes() ->
                    new ChannelResult.Refused("Zendesk did not transfer the chat.");
            case ChannelResult.Done(),
                    ChannelResult.Withheld(),
                    ChannelResult.Refused(_),
                    ChannelResult.NotConnected(),
                    ChannelResult.Unknown(_) ->
                    result;
        };
    }

    @Override
    public ChannelResult leaveAndListen(String channelId) {
        ChannelId channel = new ChannelId(channelId);
        ChannelResult left = perform(new LeaveChannel(channel), () -> true);
        return left instanceof ChannelResult.Done
                ? perform(new ListenVisitorChannel(channel), () -> true)
                : left;
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

    @Override
    public Trace traceOf(String channelId, String messageId, BotMessage message) {
        Optional<List<Channel>> channels = log(LOG_ENTRIES);
        if (channels.isEmpty()) {
            return Trace.UNREADABLE;
        }
        return channels.get().stream()
                        .filter(channel -> channel.id().value().equals(channelId))
                        .flatMap(channel -> channel.log().stream())
                        .anyMatch(event -> isMessage(event, messageId))
                ? Trace.FOUND
                : Trace.MISSING;
    }

    private static boolean isMessage(ChatEvent event, String messageId) {
        return event instanceof ChatEvent.MessageReceived said
                && said.msgId().filter(messageId::equals).isPresent();
    }

    /**
     * The channels that the bot can see, with the end of their logs; empty when Zendesk does not
     * let them be read.
     *
     * @param entries at most so many of each channel's last log entries
     * @throws ChannelUnavailableException when Zendesk cannot be asked now
     */
    public Optional<List<Channel>> log(int entries) {
        return ask("the channels' logs", new ListChannels(entries));
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
                    "Zendesk did not tell " + what + ": " + e.getMessage(), e);
        }
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
                // Not done for certain, but what is asked for again is first looked up anyway.
                case PROTOCOL_ERROR, TIMED_OUT, CONNECTION_LOST, INTERRUPTED, RATE_LIMITED ->
                        new ChannelResult.Unknown(String.valueOf(e.getMessage()));
            };
        }
    }
}
