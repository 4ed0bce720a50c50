/** One file of settings, read whole or not at all. */
@NullMarked
package dev.deskhand.server.config;

import org.jspecify.annotations.NullMarked;
