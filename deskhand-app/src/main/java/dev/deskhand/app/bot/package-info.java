/** {@code deskhand bot}: what an author does with a bot at the command line. */
@NullMarked
package dev.deskhand.app.bot;

import org.jspecify.annotations.NullMarked;
