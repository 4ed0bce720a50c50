/** Texts with placeholders: how they are read, and how they are filled. */
@NullMarked
package dev.deskhand.bot.template;

import org.jspecify.annotations.NullMarked;
