package dev.deskhand.server.conversation;

import dev.deskhand.bot.BotMessage;
import dev.deskhand.bot.Option;
import dev.deskhand.server.channel.ChannelEvent;
import dev.deskhand.server.conversation.TranscriptEntry.Delivery;
import dev.deskhand.server.conversation.TranscriptEntry.Kind;
import dev.deskhand.server.conversation.TranscriptEntry.Speaker;
import dev.deskhand.server.conversation.TranscriptEntry.StateChange;
import dev.deskhand.server.handover.HandOverReason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Writes the lines of a transcript. */
final class Lines {
    /** Stands in until the transcript gives the line its own number. */
    private static final int UNNUMBERED = 0;

    private Lines() {}

    static void message(
            ConversationWork work,
            Conversation conversation,
            ChannelEvent.Said said,
            Speaker speaker) {
        work.append(
                conversation.id(),
                new TranscriptEntry(
                        UNNUMBERED,
                        said.at(),
                        Kind.MESSAGE,
                        speaker,
                        said.party().name(),
                        said.text(),
                        said.options(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    static void presence(
            ConversationWork work, Conversation conversation, ChannelEvent event, Kind kind) {
        Speaker speaker =
                switch (event.party().kind()) {
                    case VISITOR -> Speaker.VISITOR;
                    case BOT -> Speaker.BOT;
                    case OTHER_AGENT -> Speaker.HUMAN;
                    case TRIGGER -> Speaker.TRIGGER;
                    case SYSTEM -> Speaker.SYSTEM;
                };
        work.append(
                conversation.id(),
                new TranscriptEntry(
                        UNNUMBERED,
                        event.at(),
                        kind,
                        speaker,
                        event.party().name(),
                        "",
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    static void state(ConversationWork work, Conversation from, Conversation to, Instant at) {
        work.append(
                from.id(),
                new TranscriptEntry(
                        UNNUMBERED,
                        at,
                        Kind.STATE,
                        Speaker.SYSTEM,
                        "",
                        "",
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(
                                new StateChange(
                                        from.state().wireName(),
                                        to.state().wireName(),
                                        to.reason().map(HandOverReason::wireName)))));
    }

    /** A line of the bot's, not delivered yet; answers its number. */
    static int reply(
            ConversationWork work,
            Conversation conversation,
            String botName,
            BotMessage message,
            Instant at) {
        return work.append(
                conversation.id(),
                new TranscriptEntry(
                        UNNUMBERED,
                        at,
                        Kind.MESSAGE,
                        Speaker.BOT,
                        botName,
                        message.plainText(),
                        message.options().stream().map(Option::label).toList(),
                        Optional.of(message),
                        Optional.of(Delivery.PENDING),
                        Optional.empty(),
                        Optional.empty()));
    }
}
