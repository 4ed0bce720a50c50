package dev.deskhand.server.storage;

import java.time.Duration;

/** Whether changes can be stored. */
public sealed interface DatabaseHealth {
    /** The last change that was tried was stored. */
    record Fine() implements DatabaseHealth {}

    /**
     * Nothing can be stored: the disk is full, the database is gone, another server has it.
     *
     * @param lasting since the first change that was not stored
     * @param why the cause in words, without anything of what was to be stored
     */
    record Failing(Duration lasting, String why) implements DatabaseHealth {}
}
