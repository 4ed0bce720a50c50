/** What the console hears while it happens. */
@NullMarked
package dev.deskhand.server.live;

import org.jspecify.annotations.NullMarked;
