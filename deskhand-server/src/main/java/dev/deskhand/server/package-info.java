/** Builds the server out of its rooms, in order. */
@NullMarked
package dev.deskhand.server;

import org.jspecify.annotations.NullMarked;
