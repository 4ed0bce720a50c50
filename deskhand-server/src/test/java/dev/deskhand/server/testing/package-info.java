@NullMarked
package dev.deskhand.server.testing;

import org.jspecify.annotations.NullMarked;
