/** The emulator's rules, each seen from outside over real HTTP and sockets. */
@NullMarked
package dev.deskhand.emulator;

import org.jspecify.annotations.NullMarked;
