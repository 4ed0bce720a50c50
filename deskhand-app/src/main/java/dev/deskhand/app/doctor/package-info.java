/** Looks at the machine and the configuration, and says what is amiss. */
@NullMarked
package dev.deskhand.app.doctor;

import org.jspecify.annotations.NullMarked;
