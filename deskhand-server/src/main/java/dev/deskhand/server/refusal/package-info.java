/** How the server says no: one shape, so that it is turned into an answer in one place. */
@NullMarked
package dev.deskhand.server.refusal;

import org.jspecify.annotations.NullMarked;
