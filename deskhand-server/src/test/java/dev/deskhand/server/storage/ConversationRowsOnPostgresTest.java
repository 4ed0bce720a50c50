package dev.deskhand.server.storage;

import dev.deskhand.server.testing.OnPostgres;

/** The same in PostgreSQL. */
@OnPostgres
class ConversationRowsOnPostgresTest extends ConversationRowsTest {}
