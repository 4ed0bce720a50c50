/** How long is kept what visitors have said, and how one of them is exported or forgotten. */
@NullMarked
package dev.deskhand.server.retention;

import org.jspecify.annotations.NullMarked;
