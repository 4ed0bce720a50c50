/** What passed over agent sockets, kept as JSON lines, and played back. */
@NullMarked
package dev.deskhand.emulator.recording;

import org.jspecify.annotations.NullMarked;
