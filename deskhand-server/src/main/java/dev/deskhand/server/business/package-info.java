/** A business: the owner of a bot, its deployments and its conversations. */
@NullMarked
package dev.deskhand.server.business;

import org.jspecify.annotations.NullMarked;
