package dev.deskhand.server.storage;

import dev.deskhand.server.bot.Why;
import dev.deskhand.server.conversation.Asked;
import dev.deskhand.server.conversation.TranscriptEntry;
import dev.deskhand.server.conversation.TranscriptEntry.Kind;
import dev.deskhand.server.conversation.TranscriptEntry.Speaker;
import dev.deskhand.server.conversation.TranscriptEntry.StateChange;
import java.time.Instant;
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
                Direct.number(
                        handle,
                        """
                        insert into transcript (conversation_id, number, at, kind, speaker,
                          speaker_name, text, quick_replies, message, delivery,
                          delivery_reason, state_from, state_to, state_reason)
                        values (?,
                          (select coalesce(max(number), 0) + 1 from transcript
                            where conversation_id = ?),
                          ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        returning number
                        """,
                        conversationId,
                        conversationId,
                        entry.at().toEpochMilli(),
                        entry.kind().wireName(),
                        entry.speaker().wireName(),
                        entry.speakerName(),
                        entry.text(),
                        oneALine(entry.quickReplies()),
                        entry.message().map(StoredMessages::write).orElse(null),
                        entry.delivery().map(TranscriptEntry.Delivery::wireName).orElse(null),
                        entry.deliveryReason().orElse(null),
                        entry.stateChange().map(StateChange::from).orElse(null),
                        entry.stateChange().map(StateChange::to).orElse(null),
                        entry.stateChange().flatMap(StateChange::reason).orElse(null));
        if (entry.kind() == Kind.MESSAGE) {
            countMessage(conversationId, entry);
        }
        return number;
    }

    private void countMessage(long conversationId, TranscriptEntry entry) {
        long at = entry.at().toEpochMilli();
        Direct.update(
                handle,
                """
                update conversation set message_count = message_count + 1, last_text = ?,
                  last_at = case when last_at > ? then last_at else ? end
                where id = ?
                """,
                entry.text(),
                at,
                at,
                conversationId);
    }

    void mark(
            long conversationId,
            int entryNumber,
            TranscriptEntry.Delivery delivery,
            Optional<String> reason) {
        Direct.update(
                handle,
                """
                update transcript set delivery = ?, delivery_reason = ?
                where conversation_id = ? and number = ?
                """,
                delivery.wireName(),
                reason.orElse(null),
                conversationId,
                entryNumber);
    }

    void explain(long conversationId, int entryNumber, Why why) {
        Direct.update(
                handle,
                "update transcript set why = ? where conversation_id = ? and number = ?",
                StoredWhy.write(why),
                conversationId,
                entryNumber);
    }

    Optional<Instant> lastTime(
            long conversationId, Speaker speaker, String speakerName, List<Kind> deeds) {
        return handle.createQuery(
                        """
                        select max(at) from transcript
                        where conversation_id = :id and speaker = :speaker and kind in (<deeds>)
                          and (speaker = :visitor or speaker_name = :name)
                        """)
                .bind("id", conversationId)
                .bind("speaker", speaker.wireName())
                .bind("visitor", Speaker.VISITOR.wireName())
                .bind("name", speakerName)
                .bindList("deeds", deeds.stream().map(Kind::wireName).toList())
                .mapTo(Long.class)
                .findOne()
                .map(Instant::ofEpochMilli);
    }

    List<Asked> asked(long conversationId, int most) {
        return handle.createQuery(
                        """
                        select text, why from transcript
                        where conversation_id = :id and kind = :kind and speaker = :speaker
                          and why is not null
                        order by number desc limit :most
                        """)
                .bind("id", conversationId)
                .bind("kind", Kind.MESSAGE.wireName())
                .bind("speaker", Speaker.VISITOR.wireName())
                .bind("most", most)
                .map((row, context) ->
                        new Asked(row.getString("text"), StoredWhy.read(row.getString("why"))))
                .list();
    }

    private static String oneALine(List<String> texts) {
        return texts.stream().map(TranscriptRows::flat).collect(Collectors.joining("\n"));
    }

    /** Labels are one line; a line break or tab in one would break the column's own form. */
    private static String flat(String text) {
        return text.replaceAll("[\\t\\n\\r]+", " ");
    }
}
