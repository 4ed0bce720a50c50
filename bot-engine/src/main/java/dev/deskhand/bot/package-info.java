/** A bot: its file, its understanding, its dialogue. No I/O, no clock. */
@NullMarked
package dev.deskhand.bot;

import org.jspecify.annotations.NullMarked;
