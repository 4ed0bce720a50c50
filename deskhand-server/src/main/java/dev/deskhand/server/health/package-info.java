/** Whether this server can do its work, in words. */
@NullMarked
package dev.deskhand.server.health;

import org.jspecify.annotations.NullMarked;
