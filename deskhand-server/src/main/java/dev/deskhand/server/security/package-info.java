/** Who may do what: passwords, sessions, tokens, and secrets at rest. */
@NullMarked
package dev.deskhand.server.security;

import org.jspecify.annotations.NullMarked;
