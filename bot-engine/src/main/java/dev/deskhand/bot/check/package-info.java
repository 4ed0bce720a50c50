/** What an author holds against a bot: conversation tests, and how well its sentences teach. */
@NullMarked
package dev.deskhand.bot.check;

import org.jspecify.annotations.NullMarked;
