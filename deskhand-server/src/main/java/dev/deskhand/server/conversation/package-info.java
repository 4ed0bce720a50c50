/** A visitor's chat with a bot and with people, as it is stored and shown. */
@NullMarked
package dev.deskhand.server.conversation;

import org.jspecify.annotations.NullMarked;
