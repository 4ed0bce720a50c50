@NullMarked
package dev.deskhand.emulator.time;

import org.jspecify.annotations.NullMarked;
