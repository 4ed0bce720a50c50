/** The consent: the guide's two addresses, from the authorise URL to the stored grant. */
@NullMarked
package dev.deskhand.server.authorisation;

import org.jspecify.annotations.NullMarked;
