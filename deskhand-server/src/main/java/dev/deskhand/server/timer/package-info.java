/** What is to happen when nothing happens: rows that survive a restart. */
@NullMarked
package dev.deskhand.server.timer;

import org.jspecify.annotations.NullMarked;
