package dev.deskhand.server.conversation;

import dev.deskhand.server.channel.ChannelResult;
import dev.deskhand.server.channel.ChatChannel;
import dev.deskhand.server.conversation.ConversationRunner.Progress;
import dev.deskhand.server.conversation.TranscriptEntry.Delivery;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The steps of a runner that put tags on a chat. A tag that is on it already stays as it is, so
 * repeating does no harm; what became of the tags is a line of the transcript.
 */
final class Tagging {
    /** After so many requests without a known outcome the record says so, and the chat goes on. */
    private static final int MAX_TRIES = 3;

    private final ConversationStore store;
    private final Fence fence;
    private final Turns turns;

    /** Requests of unknown outcome, by conversation. */
    private final ConcurrentMap<Long, Integer> tries = new ConcurrentHashMap<>();

    Tagging(ConversationStore store, Fence fence, Turns turns) {
        this.store = store;
        this.fence = fence;
        this.turns = turns;
    }

    /** An agent takes part in a chat by speaking; before that Zendesk takes no tags from it. */
    boolean isDue(ConversationWork work, Conversation conversation) {
        return !conversation.pendingTags().isEmpty()
                && (!mayTag(conversation) || !work.everSent(conversation.id()).isEmpty());
    }

    /** Whether the bot still has a part in the chat, as far as the conversation's state tells. */
    static boolean mayTag(Conversation conversation) {
        return switch (conversation.state()) {
            case BOT, RETURNED, REQUESTED, TRANSFERRING, FAILED -> true;
            case WAITING -> conversation.mustLeave();
            case HUMAN, ABANDONED, ENDED -> false;
        };
    }

    /** It is too late for them. */
    void giveUp(ConversationWork work, Conversation conversation) {
        settle(
                work,
                conversation,
                conversation.pendingTags(),
                Delivery.WITHDRAWN,
                Optional.of(WithdrawalReason.of(conversation.state()).wireName()));
    }

    Progress tag(Conversation conversation, ChatChannel channel) {
        List<String> tags = conversation.pendingTags();
        ChannelResult result =
                channel.tag(
                        conversation.channelId(),
                        tags,
                        () -> fence.mayWrite(conversation.channelId()));
        return switch (result) {
            case ChannelResult.Done() ->
                    settled(conversation, tags, Delivery.DELIVERED, Optional.empty());
            case ChannelResult.AnotherAgentServes() ->
                    undeliverable(
                            conversation, tags, WithdrawalReason.ANOTHER_AGENT_SERVES.wireName());
            case ChannelResult.Refused(String reason) ->
                    undeliverable(
                            conversation,
                            tags,
                            WithdrawalReason.REFUSED.wireName() + ": " + reason);
            case ChannelResult.Unknown(_) ->
                    tries.merge(conversation.id(), 1, Integer::sum) < MAX_TRIES
                            ? Progress.STUCK
                            : undeliverable(
                                    conversation,
                                    tags,
                                    WithdrawalReason.OUTCOME_UNKNOWN.wireName());
            case ChannelResult.Withheld() ->
                    fence.isBehind(conversation.channelId()) ? Progress.STUCK : Progress.IDLE;
            case ChannelResult.NotConnected() -> Progress.STUCK;
            case ChannelResult.TooSoon(Duration pause) -> new Progress.Later(pause);
        };
    }

    private Progress undeliverable(Conversation conversation, List<String> tags, String reason) {
        return settled(conversation, tags, Delivery.UNDELIVERABLE, Optional.of(reason));
    }

    private Progress settled(
            Conversation conversation,
            List<String> tags,
            Delivery delivery,
            Optional<String> reason) {
        tries.remove(conversation.id());
        store.change(work -> {
            work.find(conversation.id())
                    .filter(found -> found.pendingTags().containsAll(tags))
                    .ifPresent(found -> settle(work, found, tags, delivery, reason));
            return true;
        });
        return Progress.MORE;
    }

    private void settle(
            ConversationWork work,
            Conversation conversation,
            List<String> tags,
            Delivery delivery,
            Optional<String> reason) {
        Lines.tags(work, conversation, tags, delivery, reason, turns.now());
        work.save(conversation.withoutTags(tags));
    }
}
