package dev.deskhand.server.connection;

import dev.deskhand.server.testing.OnPostgres;

/** The same in PostgreSQL. */
@OnPostgres
class PeopleMissedOnPostgresTest extends PeopleMissedTest {}
