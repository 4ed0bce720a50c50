@NullMarked
package dev.deskhand.app.bot;

import org.jspecify.annotations.NullMarked;
