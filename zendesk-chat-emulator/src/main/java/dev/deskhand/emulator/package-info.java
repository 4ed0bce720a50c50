/** Plays Zendesk Chat on a free port of this machine. */
@NullMarked
package dev.deskhand.emulator;

import org.jspecify.annotations.NullMarked;
