package dev.deskhand.server.storage;

import org.jdbi.v3.core.Handle;

/** Numbers rows; a number is never given twice, not even after its row was deleted. */
final class Ids {
    private Ids() {}

    /**
     * The next id, within the caller's write transaction.
     *
     * @param sequence a row of {@code id_sequence}, made by the migration that makes the table
     */
    static long next(Handle handle, String sequence) {
        return handle.createQuery(
                        "update id_sequence set last_id = last_id + 1 where name = :name"
                                + " returning last_id")
                .bind("name", sequence)
                .mapTo(Long.class)
                .one();
    }
}
