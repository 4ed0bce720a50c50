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
        return last(handle, sequence, 1);
    }

    /** As {@link #next(Handle, String)}, for rows of which there are many: some are passed over. */
    static long next(Handle handle, RecentRows recent, String sequence) {
        return recent.number(sequence, () -> last(handle, sequence, RecentRows.NUMBERS_TOGETHER));
    }

    /** Takes that many ids, and returns the last of them. */
    private static long last(Handle handle, String sequence, int many) {
        return handle.createQuery(
                        "update id_sequence set last_id = last_id + :many where name = :name"
                                + " returning last_id")
                .bind("many", many)
                .bind("name", sequence)
                .mapTo(Long.class)
                .one();
    }
}
