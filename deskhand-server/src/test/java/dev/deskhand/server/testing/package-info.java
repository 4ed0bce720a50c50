/** Hand-written stand-ins for what is not under test. */
@NullMarked
package dev.deskhand.server.testing;

import org.jspecify.annotations.NullMarked;
