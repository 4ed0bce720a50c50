/** For tests of bots: an emulator for a test class, and an account of its own for each test. */
@NullMarked
package dev.deskhand.emulator.junit;

import org.jspecify.annotations.NullMarked;
