package dev.deskhand.server.storage;

import dev.deskhand.server.security.WebSessions;
import java.time.Instant;
import java.util.Optional;

/** The browsers' sessions in the database. */
public final class JdbiWebSessions implements WebSessions {
    private final Database database;

    public JdbiWebSessions(Database database) {
        this.database = database;
    }

    @Override
    public void add(String tokenHash, long userId, Instant now) {
        database.write(handle ->
                handle.createUpdate(
                                "insert into web_session (token_hash, user_id, created_at,"
                                        + " last_seen_at) values (:hash, :user, :now,"
                                        + " :now)")
                        .bind("hash", tokenHash)
                        .bind("user", userId)
                        .bind("now", now.toEpochMilli())
                        .execute());
    }

    @Override
    public Optional<WebSession> find(String tokenHash) {
        return database.read(handle ->
                handle.createQuery(
                                "select u.id, u.name, u.email, s.created_at,"
                                        + " s.last_seen_at from web_session s join app_user"
                                        + " u on u.id = s.user_id where s.token_hash ="
                                        + " :hash")
                        .bind("hash", tokenHash)
                        .map((row, ctx) ->
                                new WebSession(
                                        Rows.user(row),
                                        Rows.instant(row, "created_at"),
                                        Rows.instant(row, "last_seen_at")))
                        .findOne());
    }

    @Override
    public void seen(String tokenHash, Instant now) {
        database.write(handle ->
                handle.createUpdate(
                                "update web_session set last_seen_at = :now where"
                                        + " token_hash = :hash")
                        .bind("now", now.toEpochMilli())
                        .bind("hash", tokenHash)
                        .execute());
    }

    @Override
    public void remove(String tokenHash) {
        database.write(handle ->
                handle.createUpdate("delete from web_session where token_hash = :hash")
                        .bind("hash", tokenHash)
                        .execute());
    }

    @Override
    public void removeExpired(Instant createdBefore, Instant lastSeenBefore) {
        database.write(handle ->
                handle.createUpdate(
                                "delete from web_session where created_at <="
                                        + " :created or last_seen_at <= :seen")
                        .bind("created", createdBefore.toEpochMilli())
                        .bind("seen", lastSeenBefore.toEpochMilli())
                        .execute());
    }
}
