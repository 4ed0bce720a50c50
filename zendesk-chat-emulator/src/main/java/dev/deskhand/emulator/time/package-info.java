/** The emulator's time, which tests can move. */
@NullMarked
package dev.deskhand.emulator.time;

import org.jspecify.annotations.NullMarked;
