/** How fast it is: messages at a fixed rate, and what became of each of them. */
@NullMarked
package dev.deskhand.app.bench;

import org.jspecify.annotations.NullMarked;
