/** What a bot says next: turns, and what is remembered between them. Pure. */
@NullMarked
package dev.deskhand.bot.dialogue;

import org.jspecify.annotations.NullMarked;
