package dev.deskhand.server.storage;

import dev.deskhand.server.bot.BotDraft;
import dev.deskhand.server.business.Business;
import dev.deskhand.server.business.Businesses;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The businesses in the database. */
public final class JdbiBusinesses implements Businesses {
    private static final String SELECT = "select id, name, languages, created_at from business";

    private final Database database;

    public JdbiBusinesses(Database database) {
        this.database = database;
    }

    @Override
    public Business add(String name, List<String> languages, BotDraft firstBot, Instant now) {
        return database.write(handle -> {
            long id = Ids.next(handle, "business");
            handle.createUpdate(
                            "insert into business (id, name, languages, created_at)"
                                    + " values (:id, :name, :languages, :now)")
                    .bind("id", id)
                    .bind("name", name)
                    .bind("languages", Rows.words(languages))
                    .bind("now", now.toEpochMilli())
                    .execute();
            JdbiBots.insert(handle, id, firstBot, now);
            return new Business(id, name, languages, Instant.ofEpochMilli(now.toEpochMilli()));
        });
    }

    @Override
    public Optional<Business> find(long businessId) {
        return database.read(handle ->
                handle.createQuery(SELECT + " where id = :id")
                        .bind("id", businessId)
                        .map((row, ctx) -> business(row))
                        .findOne());
    }

    @Override
    public List<Business> all() {
        return database.read(handle ->
                handle.createQuery(SELECT + " order by id")
                        .map((row, ctx) -> business(row))
                        .list());
    }

    @Override
    public Optional<Business> change(long businessId, String name, List<String> languages) {
        return database.write(handle ->
                handle.createQuery(
                                "update business set name = :name, languages = :languages"
                                        + " where id = :id returning id, name, languages,"
                                        + " created_at")
                        .bind("id", businessId)
                        .bind("name", name)
                        .bind("languages", Rows.words(languages))
                        .map((row, ctx) -> business(row))
                        .findOne());
    }

    private static Business business(ResultSet row) throws SQLException {
        return new Business(
                row.getLong("id"),
                row.getString("name"),
                Rows.words(row, "languages"),
                Rows.instant(row, "created_at"));
    }
}
