/**
 * Finds what a visitor means: sentences in, intents with a confidence out. Knows nothing of bots,
 * dialogues or channels.
 */
@NullMarked
package dev.deskhand.bot.understanding;

import org.jspecify.annotations.NullMarked;
