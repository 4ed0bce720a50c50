/** How texts are compared, for all rooms of the engine. Pure. */
@NullMarked
package dev.deskhand.bot.text;

import org.jspecify.annotations.NullMarked;
