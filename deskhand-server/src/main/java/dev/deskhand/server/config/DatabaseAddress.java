package dev.deskhand.server.config;

import java.util.Optional;

/**
 * A PostgreSQL database that is used in place of the file in the data folder.
 *
 * @param url JDBC's, {@code jdbc:postgresql://host/name}, without user and password
 * @param password empty where the database asks for none
 */
public record DatabaseAddress(String url, String user, Optional<Secret> password) {
    /** What each address begins with. */
    static final String SCHEME = "jdbc:postgresql://";
}
