package dev.deskhand.server.http;

import io.javalin.security.RouteRole;

/** Who may use a route. A route without one of these is refused. */
enum Access implements RouteRole {
    /** Everybody. */
    OPEN,
    /** Whoever is signed in, by cookie or by API token. */
    SIGNED_IN
}
