package dev.deskhand.server;

import dev.deskhand.server.testing.OnPostgres;

/** The same in PostgreSQL. */
@OnPostgres
class FailureStoriesOnPostgresTest extends FailureStoriesTest {}
