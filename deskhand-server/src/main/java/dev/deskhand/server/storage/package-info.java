/** The database: the only room that speaks SQL. */
@NullMarked
package dev.deskhand.server.storage;

import org.jspecify.annotations.NullMarked;
