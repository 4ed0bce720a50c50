package dev.deskhand.server.conversation;

import java.time.Instant;
import java.util.Optional;

/**
 * A conversation in a list.
 *
 * @param id Deskhand's own
 * @param channelId Zendesk's id of the visitor's channel
 * @param state the hand-over state's wire name: bot, requested, transferring, waiting, human, ...
 * @param stateReason the typed reason's wire name, where the state has one
 * @param botVersion number of the bot's version that it began with; empty: it is not there any more
 * @param lastText the newest message's text; visitor data, never to be logged
 */
public record ConversationSummary(
        long id,
        long businessId,
        String channelId,
        String visitorId,
        String visitorName,
        String state,
        Optional<String> stateReason,
        Instant startedAt,
        Instant lastAt,
        String lastText,
        int messageCount,
        Optional<Integer> botVersion) {

    /** The same with another text. */
    public ConversationSummary withLastText(String text) {
        return new ConversationSummary(
                id,
                businessId,
                channelId,
                visitorId,
                visitorName,
                state,
                stateReason,
                startedAt,
                lastAt,
                text,
                messageCount,
                botVersion);
    }
}
