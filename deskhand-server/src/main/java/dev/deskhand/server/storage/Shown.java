package dev.deskhand.server.storage;

import dev.deskhand.server.conversation.ConversationSummary;
import dev.deskhand.server.conversation.Conversations.HandOver;
import dev.deskhand.server.conversation.LeftMessage;
import dev.deskhand.server.conversation.TranscriptEntry;
import dev.deskhand.server.handover.HandOverState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Conversations as they may be shown, within one transaction: once the visitor has left, nobody
 * needs the personal values any more. Whoever reads what visitors have said for somebody outside of
 * the server reads it through this.
 */
final class Shown {
    /** Who left while waiting may come back into the queue; then all can be read again. */
    private static final Set<String> OVER =
            Set.of(HandOverState.ENDED.wireName(), HandOverState.ABANDONED.wireName());

    private final Handle handle;
    private final Map<Long, Masking> maskings = new HashMap<>();

    Shown(Handle handle) {
        this.handle = handle;
    }

    private Masking masking(long conversationId) {
        return maskings.computeIfAbsent(conversationId, this::read);
    }

    private Masking read(long conversationId) {
        return handle.createQuery("select state from conversation where id = :id")
                .bind("id", conversationId)
                .mapTo(String.class)
                .findOne()
                .map(state -> masking(conversationId, state))
                .orElse(Masking.NONE);
    }

    private Masking masking(long conversationId, String state) {
        return OVER.contains(state)
                ? new PersonalRows(handle).masking(conversationId)
                : Masking.NONE;
    }

    /** What else is shown of the same conversation need not ask for its state any more. */
    ConversationSummary summary(ConversationSummary summary) {
        Masking masking =
                maskings.computeIfAbsent(summary.id(), id -> masking(id, summary.state()));
        return summary.withLastText(masking.text(summary.lastText()));
    }

    List<TranscriptEntry> entries(long conversationId, List<TranscriptEntry> entries) {
        return entries.stream().map(masking(conversationId)::entry).toList();
    }

    LeftMessage leftMessage(LeftMessage message) {
        return message.withText(masking(message.conversationId()).text(message.text()));
    }

    List<HandOver> handOvers(long conversationId, List<HandOver> handOvers) {
        Masking masking = masking(conversationId);
        return handOvers.stream()
                .map(each -> each.withUnderstood(masking.text(each.understood())))
                .toList();
    }
}
