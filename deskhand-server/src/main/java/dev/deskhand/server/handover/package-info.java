/** The hand-over from bot to person: its states, its steps, its reasons. No I/O. */
@NullMarked
package dev.deskhand.server.handover;

import org.jspecify.annotations.NullMarked;
