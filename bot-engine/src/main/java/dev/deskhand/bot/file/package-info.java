/**
 * Bot files: what an author writes becomes a {@link dev.deskhand.bot.Bot}, or problems with their
 * places.
 */
@NullMarked
package dev.deskhand.bot.file;

import org.jspecify.annotations.NullMarked;
