package dev.deskhand.server.conversation;

import dev.deskhand.server.testing.OnPostgres;

/** The same in PostgreSQL. */
@OnPostgres
class PresenceOnPostgresTest extends PresenceTest {}
