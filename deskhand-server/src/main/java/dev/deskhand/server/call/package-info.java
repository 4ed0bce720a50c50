/** Calls of the businesses' own services, which bots ask for. */
@NullMarked
package dev.deskhand.server.call;

import org.jspecify.annotations.NullMarked;
