@NullMarked
package dev.deskhand.app.nlu;

import org.jspecify.annotations.NullMarked;
