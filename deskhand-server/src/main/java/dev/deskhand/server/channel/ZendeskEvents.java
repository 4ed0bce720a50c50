package dev.deskhand.server.channel;

import dev.deskhand.server.channel.ChannelEvent.Party;
import dev.deskhand.zendesk.chat.AgentId;
import dev.deskhand.zendesk.chat.ChatEvent;
import dev.deskhand.zendesk.chat.Sender;
import java.util.Optional;

/** Puts Zendesk Chat's events into the channel's neutral words. */
public final class ZendeskEvents {
    private ZendeskEvents() {}

    /**
     * @param self the agent that the bot is; while it is not known, every agent counts as another
     * @return empty for what is nobody's word, coming or leaving
     */
    public static Optional<ChannelEvent> neutral(ChatEvent event, Optional<AgentId> self) {
        String channel = event.channel().value();
        return switch (event) {
            case ChatEvent.MessageReceived said ->
                    Optional.of(
                            new ChannelEvent.Said(
                                    channel,
                                    event.eventId(),
                                    party(said.sender(), self),
                                    event.timestamp(),
                                    said.msgId().orElse(""),
                                    said.text(),
                                    said.options()));
            case ChatEvent.MemberJoined joined ->
                    Optional.of(
                            new ChannelEvent.Joined(
                                    channel,
                                    event.eventId(),
                                    party(joined.member(), self),
                                    event.timestamp()));
            case ChatEvent.MemberLeft left ->
                    Optional.of(
                            new ChannelEvent.Left(
                                    channel,
                                    event.eventId(),
                                    party(left.member(), self),
                                    event.timestamp()));
            case ChatEvent.MemberChanged _ -> Optional.empty();
        };
    }

    private static Party party(Sender sender, Optional<AgentId> self) {
        return switch (sender) {
            case Sender.Visitor visitor ->
                    new Party(Party.Kind.VISITOR, visitor.id().value(), visitor.name());
            case Sender.Agent agent ->
                    new Party(
                            self.filter(agent.id()::equals).isPresent()
                                    ? Party.Kind.BOT
                                    : Party.Kind.OTHER_AGENT,
                            agent.id().value(),
                            agent.name());
            case Sender.Trigger trigger -> new Party(Party.Kind.TRIGGER, "", trigger.name());
            case Sender.ChatSystem system -> new Party(Party.Kind.SYSTEM, "", system.name());
        };
    }
}
