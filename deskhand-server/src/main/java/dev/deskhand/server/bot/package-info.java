/** The stored bots: one file each, with a revision. */
@NullMarked
package dev.deskhand.server.bot;

import org.jspecify.annotations.NullMarked;
