package dev.deskhand.server.storage;

import dev.deskhand.server.conversation.PersonalValue;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What is known to be personal in conversations, within one transaction. */
final class PersonalRows {
    private final Handle handle;

    PersonalRows(Handle handle) {
        this.handle = handle;
    }

    void add(long conversationId, List<PersonalValue> values) {
        for (PersonalValue value : values) {
            handle.createUpdate(
                            """
                            insert into personal_value (conversation_id, entity, words)
                            values (:id, :entity, :words) on conflict do nothing
                            """)
                    .bind("id", conversationId)
                    .bind("entity", value.entity())
                    .bind("words", value.words())
                    .execute();
        }
    }

    Masking masking(long conversationId) {
        return new Masking(of(conversationId));
    }

    /** The longest first, so that none is hidden by half. */
    private List<PersonalValue> of(long conversationId) {
        return handle
                .createQuery("select * from personal_value where conversation_id = :id")
                .bind("id", conversationId)
                .map((row, context) ->
                        new PersonalValue(row.getString("entity"), row.getString("words")))
                .list()
                .stream()
                .sorted(
                        Comparator.comparingInt((PersonalValue value) -> value.words().length())
                                .reversed()
                                .thenComparing(PersonalValue::words))
                .toList();
    }
}
