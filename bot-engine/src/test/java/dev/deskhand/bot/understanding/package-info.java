@NullMarked
package dev.deskhand.bot.understanding;

import org.jspecify.annotations.NullMarked;
