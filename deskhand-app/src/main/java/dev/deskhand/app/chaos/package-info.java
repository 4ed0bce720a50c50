/**
 * Visitors, people and faults against a server that is killed again and again, and the audit of
 * what the visitors read.
 */
@NullMarked
package dev.deskhand.app.chaos;

import org.jspecify.annotations.NullMarked;
