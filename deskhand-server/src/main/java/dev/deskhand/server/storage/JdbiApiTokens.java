package dev.deskhand.server.storage;

import dev.deskhand.server.security.ApiTokens;
import dev.deskhand.server.security.User;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The API tokens in the database. */
public final class JdbiApiTokens implements ApiTokens {
    private final Database database;

    public JdbiApiTokens(Database database) {
        this.database = database;
    }

    @Override
    public long add(long userId, String name, String tokenHash, Instant now) {
        return database.write(handle -> {
            long id = Ids.next(handle, "api_token");
            handle.createUpdate(
                            "insert into api_token (id, user_id, name, token_hash,"
                                    + " created_at) values (:id, :user, :name, :hash,"
                                    + " :now)")
                    .bind("id", id)
                    .bind("user", userId)
                    .bind("name", name)
                    .bind("hash", tokenHash)
                    .bind("now", now.toEpochMilli())
                    .execute();
            return id;
        });
    }

    @Override
    public List<ApiToken> of(long userId) {
        return database.read(handle ->
                handle.createQuery(
                                "select id, name, created_at, last_used_at from api_token"
                                        + " where user_id = :user order by id")
                        .bind("user", userId)
                        .map((row, ctx) -> token(row))
                        .list());
    }

    @Override
    public boolean remove(long userId, long tokenId) {
        return database.write(handle ->
                handle.createUpdate("delete from api_token where id = :id and user_id" + " = :user")
                                .bind("id", tokenId)
                                .bind("user", userId)
                                .execute()
                        > 0);
    }

    @Override
    public Optional<Holder> find(String tokenHash) {
        return database.read(handle ->
                handle.createQuery(
                                "select t.id, t.name, t.created_at, t.last_used_at, u.id"
                                        + " as user_id, u.name as user_name, u.email from"
                                        + " api_token t join app_user u on u.id ="
                                        + " t.user_id where t.token_hash = :hash")
                        .bind("hash", tokenHash)
                        .map((row, ctx) ->
                                new Holder(
                                        token(row),
                                        new User(
                                                row.getLong("user_id"),
                                                row.getString("user_name"),
                                                row.getString("email"))))
                        .findOne());
    }

    @Override
    public void used(long tokenId, Instant now) {
        database.write(handle ->
                handle.createUpdate("update api_token set last_used_at = :now where id = :id")
                        .bind("now", now.toEpochMilli())
                        .bind("id", tokenId)
                        .execute());
    }

    private static ApiToken token(ResultSet row) throws SQLException {
        return new ApiToken(
                row.getLong("id"),
                row.getString("name"),
                Rows.instant(row, "created_at"),
                Rows.optionalInstant(row, "last_used_at"));
    }
}
