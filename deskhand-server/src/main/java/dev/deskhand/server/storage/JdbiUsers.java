package dev.deskhand.server.storage;

import dev.deskhand.server.security.User;
import dev.deskhand.server.security.Users;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The users in the database. */
public final class JdbiUsers implements Users {
    private final Database database;

    public JdbiUsers(Database database) {
        this.database = database;
    }

    @Override
    public boolean any() {
        return database.read(JdbiUsers::any);
    }

    @Override
    public Optional<WithPassword> byEmail(String email) {
        return database.read(handle ->
                handle.createQuery(
                                "select id, name, email, password_hash from app_user"
                                        + " where email = :email")
                        .bind("email", email)
                        .map((row, ctx) ->
                                new WithPassword(Rows.user(row), row.getString("password_hash")))
                        .findOne());
    }

    @Override
    public void replaceSetupToken(String tokenHash, Instant now) {
        database.write(handle ->
                handle.createUpdate(
                                "insert into setup_link (id, token_hash, created_at)"
                                        + " values (1, :hash, :now) on conflict (id) do"
                                        + " update set token_hash = excluded.token_hash,"
                                        + " created_at = excluded.created_at")
                        .bind("hash", tokenHash)
                        .bind("now", now.toEpochMilli())
                        .execute());
    }

    @Override
    public boolean isSetupToken(String tokenHash) {
        return database.read(handle ->
                handle.createQuery("select 1 from setup_link where token_hash = :hash")
                        .bind("hash", tokenHash)
                        .mapTo(Integer.class)
                        .findOne()
                        .isPresent());
    }

    @Override
    public Optional<User> addFirst(String setupTokenHash, NewUser user, Instant now) {
        return database.write(handle -> {
            if (any(handle)
                    || handle.createUpdate("delete from setup_link where token_hash =" + " :hash")
                                    .bind("hash", setupTokenHash)
                                    .execute()
                            == 0) {
                return Optional.empty();
            }
            return Optional.of(insert(handle, user, now));
        });
    }

    private static boolean any(Handle handle) {
        return handle.createQuery("select count(*) from app_user").mapTo(Long.class).one() > 0;
    }

    private static User insert(Handle handle, NewUser user, Instant now) {
        long id = Ids.next(handle, "app_user");
        handle.createUpdate(
                        "insert into app_user (id, name, email, password_hash, created_at)"
                                + " values (:id, :name, :email, :hash, :now)")
                .bind("id", id)
                .bind("name", user.name())
                .bind("email", user.email())
                .bind("hash", user.passwordHash())
                .bind("now", now.toEpochMilli())
                .execute();
        return new User(id, user.name(), user.email());
    }
}
