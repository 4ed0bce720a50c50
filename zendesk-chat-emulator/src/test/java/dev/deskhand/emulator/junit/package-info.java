/** Tests with the extension, as other projects write them. */
@NullMarked
package dev.deskhand.emulator.junit;

import org.jspecify.annotations.NullMarked;
