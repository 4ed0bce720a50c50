/** {@code deskhand nlu}: how well sentences are understood, measured. */
@NullMarked
package dev.deskhand.app.nlu;

import org.jspecify.annotations.NullMarked;
