/** Stand-ins for the tests of the command line. */
@NullMarked
package dev.deskhand.app.testing;

import org.jspecify.annotations.NullMarked;
