package dev.deskhand.server.conversation;

import dev.deskhand.bot.BotMessage;
import dev.deskhand.bot.Option;
import dev.deskhand.bot.dialogue.ApiRequest;
import dev.deskhand.server.channel.ChannelEvent;
import dev.deskhand.server.conversation.TranscriptEntry.Delivery;
import dev.deskhand.server.conversation.TranscriptEntry.Kind;
import dev.deskhand.server.conversation.TranscriptEntry.Speaker;
import dev.deskhand.server.conversation.TranscriptEntry.StateChange;
import dev.deskhand.server.handover.HandOverReason;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Writes the lines of a transcript. */
final class Lines {
    /** Stands in until the transcript gives the line its own number. */
    private static final int UNNUMBERED = 0;

    private Lines() {}

    /** Answers its number. */
    static int message(
            ConversationWork work,
            Conversation conversation,
            ChannelEvent.Said said,
            Speaker speaker) {
        return work.append(
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
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    static void presence(
            ConversationWork work, Conversation conversation, ChannelEvent event, Kind kind) {
        work.append(
                conversation.id(),
                TranscriptEntry.line(
                        event.at(), kind, speaker(event.party().kind()), event.party().name(), ""));
    }

    /** As whom somebody stands in the transcript. */
    static Speaker speaker(ChannelEvent.Party.Kind party) {
        return switch (party) {
            case VISITOR -> Speaker.VISITOR;
            case BOT -> Speaker.BOT;
            case OTHER_AGENT -> Speaker.HUMAN;
            case TRIGGER -> Speaker.TRIGGER;
            case SYSTEM -> Speaker.SYSTEM;
        };
    }

    /** A call that is to be made; answers its number. */
    static int call(
            ConversationWork work, Conversation conversation, ApiRequest request, Instant at) {
        int number =
                work.append(
                        conversation.id(),
                        TranscriptEntry.line(at, Kind.CALL, Speaker.BOT, "", words(request)));
        work.mark(conversation.id(), number, Delivery.PENDING, Optional.empty());
        return number;
    }

    /** Without path and query, which may hold what the visitor has told. */
    private static String words(ApiRequest request) {
        URI url = request.url();
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        return request.method() + " " + url.getScheme() + "://" + url.getHost() + port;
    }

    /** What became of tags. */
    static void tags(
            ConversationWork work,
            Conversation conversation,
            List<String> tags,
            Delivery delivery,
            Optional<String> reason,
            Instant at) {
        int number =
                work.append(
                        conversation.id(),
                        TranscriptEntry.line(
                                at, Kind.TAG, Speaker.BOT, "", String.join(", ", tags)));
        work.mark(conversation.id(), number, delivery, reason);
    }

    static void state(ConversationWork work, Conversation from, Conversation to, Instant at) {
        HandOverBook.note(work, from, to, at);
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
                                        to.reason().map(HandOverReason::wireName))),
                        Optional.empty(),
                        Optional.empty()));
    }

    /** Says something to whoever reads the record; never holds a visitor's words. */
    static void note(ConversationWork work, long conversationId, String words, Instant at) {
        work.append(conversationId, TranscriptEntry.line(at, Kind.NOTE, Speaker.SYSTEM, "", words));
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
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }
}
