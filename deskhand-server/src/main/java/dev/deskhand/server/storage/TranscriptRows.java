package dev.deskhand.server.storage;

import dev.deskhand.server.bot.Why;
import dev.deskhand.server.conversation.TranscriptEntry;
import dev.deskhand.server.conversation.TranscriptEntry.Kind;
import dev.deskhand.server.conversation.TranscriptEntry.StateChange;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The lines of transcripts, within one transaction. */
final class TranscriptRows {
    private final Handle handle;

    TranscriptRows(Handle handle) {
        this.handle = handle;
    }

    int append(long conversationId, TranscriptEntry entry) {
        int number =
                handle.createQuery(
                                """
                                insert into transcript (conversation_id, number, at, kind, speaker,
                                  speaker_name, text, quick_replies, message, delivery,
                                  delivery_reason, state_from, state_to, state_reason)
                                values (:id,
                                  (select coalesce(max(number), 0) + 1 from transcript
                                    where conversation_id = :id),
                                  :at, :kind, :speaker, :name, :text, :replies, :message, :delivery,
                                  :deliveryReason, :from, :to, :reason)
                                returning number
                                """)
                        .bind("id", conversationId)
                        .bind("at", entry.at().toEpochMilli())
                        .bind("kind", entry.kind().wireName())
                        .bind("speaker", entry.speaker().wireName())
                        .bind("name", entry.speakerName())
                        .bind("text", entry.text())
                        .bind("replies", oneALine(entry.quickReplies()))
                        .bind("message", entry.message().map(StoredMessages::write))
                        .bind("delivery", entry.delivery().map(TranscriptEntry.Delivery::wireName))
                        .bind("deliveryReason", entry.deliveryReason())
                        .bind("from", entry.stateChange().map(StateChange::from))
                        .bind("to", entry.stateChange().map(StateChange::to))
                        .bind("reason", entry.stateChange().flatMap(StateChange::reason))
                        .mapTo(Integer.class)
                        .one();
        if (entry.kind() == Kind.MESSAGE) {
            countMessage(conversationId, entry);
        }
        return number;
    }

    private void countMessage(long conversationId, TranscriptEntry entry) {
        handle.createUpdate(
                        """
                        update conversation set message_count = message_count + 1,
                          last_text = :text,
                          last_at = case when last_at > :at then last_at else :at end
                        where id = :id
                        """)
                .bind("text", entry.text())
                .bind("at", entry.at().toEpochMilli())
                .bind("id", conversationId)
                .execute();
    }

    void mark(
            long conversationId,
            int entryNumber,
            TranscriptEntry.Delivery delivery,
            Optional<String> reason) {
        handle.createUpdate(
                        """
                        update transcript set delivery = :delivery, delivery_reason = :reason
                        where conversation_id = :id and number = :number
                        """)
                .bind("delivery", delivery.wireName())
                .bind("reason", reason)
                .bind("id", conversationId)
                .bind("number", entryNumber)
                .execute();
    }

    void explain(long conversationId, int entryNumber, Why why) {
        handle.createUpdate(
                        "update transcript set why = :why where conversation_id = :id and number ="
                                + " :number")
                .bind("why", StoredWhy.write(why))
                .bind("id", conversationId)
                .bind("number", entryNumber)
                .execute();
    }

    private static String oneALine(List<String> texts) {
        return texts.stream().map(TranscriptRows::flat).collect(Collectors.joining("\n"));
    }

    /** Labels are one line; a line break or tab in one would break the column's own form. */
    private static String flat(String text) {
        return text.replaceAll("[\\t\\n\\r]+", " ");
    }
}
