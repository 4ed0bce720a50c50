/** A bot's place in a channel: the keys, the consent and the wish to run. */
@NullMarked
package dev.deskhand.server.deployment;

import org.jspecify.annotations.NullMarked;
