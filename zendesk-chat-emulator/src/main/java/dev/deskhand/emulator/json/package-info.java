/** JSON in and out, the same way everywhere in the emulator. */
@NullMarked
package dev.deskhand.emulator.json;

import org.jspecify.annotations.NullMarked;
