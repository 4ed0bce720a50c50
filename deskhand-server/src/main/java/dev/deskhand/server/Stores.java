package dev.deskhand.server;

import dev.deskhand.server.config.DatabaseAddress;
import dev.deskhand.server.security.SecretBox;
import dev.deskhand.server.storage.Database;
import dev.deskhand.server.storage.JdbiApiTokens;
import dev.deskhand.server.storage.JdbiBots;
import dev.deskhand.server.storage.JdbiBusinesses;
import dev.deskhand.server.storage.JdbiConsentStates;
import dev.deskhand.server.storage.JdbiDeployments;
import dev.deskhand.server.storage.JdbiUsers;
import dev.deskhand.server.storage.JdbiWebSessions;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/** The stores of one data folder. */
record Stores(
        Database database,
        JdbiUsers users,
        JdbiWebSessions sessions,
        JdbiApiTokens apiTokens,
        JdbiBusinesses businesses,
        JdbiBots bots,
        JdbiDeployments deployments,
        JdbiConsentStates consentStates) {

    static Stores open(Path data, Optional<DatabaseAddress> address, InstantSource clock) {
        Database database = Database.open(data, address);
        try {
            return over(database, SecretBox.open(data), clock);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private static Stores over(Database database, SecretBox secrets, InstantSource clock) {
        return new Stores(
                database,
                new JdbiUsers(database),
                new JdbiWebSessions(database),
                new JdbiApiTokens(database),
                new JdbiBusinesses(database),
                new JdbiBots(database),
                new JdbiDeployments(database, secrets, clock),
                new JdbiConsentStates(database));
    }
}
