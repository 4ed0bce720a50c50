/** WebSocket sessions: frames in and out, each socket with a queue and a writer of its own. */
@NullMarked
package dev.deskhand.emulator.stream;

import org.jspecify.annotations.NullMarked;
