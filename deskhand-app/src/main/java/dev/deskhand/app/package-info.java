/** The command line, and what it starts. */
@NullMarked
package dev.deskhand.app;

import org.jspecify.annotations.NullMarked;
