/** What the tests drive an emulator with. */
@NullMarked
package dev.deskhand.emulator.testing;

import org.jspecify.annotations.NullMarked;
