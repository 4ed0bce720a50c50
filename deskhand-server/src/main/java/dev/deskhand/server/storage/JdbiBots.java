package dev.deskhand.server.storage;

import dev.deskhand.server.bot.BotDraft;
import dev.deskhand.server.bot.Bots;
import dev.deskhand.server.bot.StoredBot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The bots in the database. */
public final class JdbiBots implements Bots {
    private static final String COLUMNS =
            "id, business_id, name, languages, entry_count, file, revision, updated_at";

    private final Database database;

    public JdbiBots(Database database) {
        this.database = database;
    }

    @Override
    public Optional<StoredBot> find(long botId) {
        return database.read(handle ->
                handle.createQuery("select " + COLUMNS + " from bot where id = :id")
                        .bind("id", botId)
                        .map((row, ctx) -> bot(row))
                        .findOne());
    }

    @Override
    public List<StoredBot> ofBusiness(long businessId) {
        return database.read(handle ->
                handle.createQuery(
                                "select "
                                        + COLUMNS
                                        + " from bot where business_id = :business"
                                        + " order by id")
                        .bind("business", businessId)
                        .map((row, ctx) -> bot(row))
                        .list());
    }

    @Override
    public Optional<StoredBot> save(long botId, long overRevision, BotDraft content, Instant now) {
        return database.write(handle ->
                handle.createQuery(
                                "update bot set name = :name, languages = :languages,"
                                        + " entry_count = :entries, file = :file,"
                                        + " revision = revision + 1, updated_at = :now"
                                        + " where id = :id and revision = :revision"
                                        + " returning "
                                        + COLUMNS)
                        .bind("id", botId)
                        .bind("revision", overRevision)
                        .bind("name", content.name())
                        .bind("languages", Rows.words(content.languages()))
                        .bind("entries", content.entryCount())
                        .bind("file", content.file())
                        .bind("now", now.toEpochMilli())
                        .map((row, ctx) -> bot(row))
                        .findOne());
    }

    static void insert(Handle handle, long businessId, BotDraft content, Instant now) {
        handle.createUpdate(
                        "insert into bot ("
                                + COLUMNS
                                + ") values (:id, :business, :name, :languages, :entries, :file,"
                                + " 1, :now)")
                .bind("id", Ids.next(handle, "bot"))
                .bind("business", businessId)
                .bind("name", content.name())
                .bind("languages", Rows.words(content.languages()))
                .bind("entries", content.entryCount())
                .bind("file", content.file())
                .bind("now", now.toEpochMilli())
                .execute();
    }

    private static StoredBot bot(ResultSet row) throws SQLException {
        return new StoredBot(
                row.getLong("id"),
                row.getLong("business_id"),
                new BotDraft(
                        row.getString("name"),
                        Rows.words(row, "languages"),
                        row.getInt("entry_count"),
                        row.getString("file")),
                row.getLong("revision"),
                Rows.instant(row, "updated_at"));
    }
}
