/** The public HTTP API, the guide's pages and the console's files. */
@NullMarked
package dev.deskhand.server.http;

import org.jspecify.annotations.NullMarked;
