package dev.deskhand.server.storage;

import dev.deskhand.server.bot.BotDraft;
import dev.deskhand.server.bot.BotVersion;
import dev.deskhand.server.bot.Bots;
import dev.deskhand.server.bot.StoredBot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The bots in the database, with their versions. */
public final class JdbiBots implements Bots {
    private static final String SELECT =
            """
            select bot.id, bot.business_id, bot.name, bot.languages, bot.entry_count, bot.file,
              bot.revision, bot.updated_at, v.id as version_id, v.bot_id, v.number,
              v.name as version_name, v.entry_count as version_entries, v.author, v.note,
              v.created_at, case when v.file = bot.file then 0 else 1 end as differs
            from bot join bot_version v on v.id = bot.published
            """;

    private static final String SELECT_VERSION =
            """
            select id as version_id, bot_id, number, name as version_name,
              entry_count as version_entries, author, note, created_at
            from bot_version
            """;

    private final Database database;

    public JdbiBots(Database database) {
        this.database = database;
    }

    @Override
    public Optional<StoredBot> find(long botId) {
        return database.read(handle -> find(handle, botId));
    }

    @Override
    public List<StoredBot> ofBusiness(long businessId) {
        return database.read(handle ->
                handle.createQuery(SELECT + " where bot.business_id = :business order by bot.id")
                        .bind("business", businessId)
                        .map((row, ctx) -> bot(row))
                        .list());
    }

    @Override
    public Optional<StoredBot> save(long botId, long overRevision, BotDraft content, Instant now) {
        return database.write(handle -> {
            int saved =
                    handle.createUpdate(
                                    """
                                    update bot set name = :name, languages = :languages,
                                      entry_count = :entries, file = :file,
                                      revision = revision + 1, updated_at = :now
                                    where id = :id and revision = :revision
                                    """)
                            .bindMap(columns(botId, content, now))
                            .bind("revision", overRevision)
                            .execute();
            return saved == 1 ? find(handle, botId) : Optional.empty();
        });
    }

    @Override
    public Optional<BotVersion> publish(
            long botId, long revision, String author, String note, Instant now) {
        return database.write(handle ->
                find(handle, botId)
                        .filter(bot -> bot.revision() == revision)
                        .map(bot -> {
                            long version = addVersion(handle, botId, author, note, now);
                            return version(handle, version).orElseThrow();
                        }));
    }

    @Override
    public List<BotVersion> versions(long botId) {
        return database.read(handle ->
                handle.createQuery(SELECT_VERSION + " where bot_id = :bot order by number desc")
                        .bind("bot", botId)
                        .map((row, ctx) -> version(row))
                        .list());
    }

    @Override
    public Optional<BotVersion> version(long botId, int number) {
        return database.read(handle ->
                handle.createQuery(SELECT_VERSION + " where bot_id = :bot and number = :number")
                        .bind("bot", botId)
                        .bind("number", number)
                        .map((row, ctx) -> version(row))
                        .findOne());
    }

    @Override
    public Optional<String> versionFile(long versionId) {
        return database.read(handle ->
                handle.createQuery("select file from bot_version where id = :id")
                        .bind("id", versionId)
                        .mapTo(String.class)
                        .findOne());
    }

    @Override
    public Set<Long> versionsInUse() {
        return database.read(handle ->
                Set.copyOf(
                        handle.createQuery(
                                        """
                                        select published from bot where published is not null
                                        union
                                        select bot_version from conversation
                                        where bot_version is not null
                                          and state not in ('ended', 'abandoned')
                                        """)
                                .mapTo(Long.class)
                                .list()));
    }

    /** A bot that is live from the beginning, as its version 1. */
    static void insert(Handle handle, long businessId, BotDraft content, Instant now) {
        long id = Ids.next(handle, "bot");
        handle.createUpdate(
                        """
                        insert into bot (id, business_id, name, languages, entry_count, file,
                          revision, updated_at)
                        values (:id, :business, :name, :languages, :entries, :file, 1, :now)
                        """)
                .bindMap(columns(id, content, now))
                .bind("business", businessId)
                .execute();
        addVersion(handle, id, "", "", now);
    }

    /** The values of a draft, by the names that the statements give them. */
    private static Map<String, Object> columns(long id, BotDraft content, Instant now) {
        return Map.of(
                "id",
                id,
                "name",
                content.name(),
                "languages",
                Rows.words(content.languages()),
                "entries",
                content.entryCount(),
                "file",
                content.file(),
                "now",
                now.toEpochMilli());
    }

    /** The draft as the next version, which is live from now on; answers its id. */
    private static long addVersion(
            Handle handle, long botId, String author, String note, Instant now) {
        long id = Ids.next(handle, "bot_version");
        handle.createUpdate(
                        """
                        insert into bot_version (id, bot_id, number, name, languages, entry_count,
                          file, author, note, created_at)
                        select :id, bot.id,
                          (select coalesce(max(number), 0) + 1 from bot_version
                            where bot_id = bot.id),
                          bot.name, bot.languages, bot.entry_count, bot.file, :author, :note, :now
                        from bot where bot.id = :bot
                        """)
                .bind("id", id)
                .bind("bot", botId)
                .bind("author", author)
                .bind("note", note)
                .bind("now", now.toEpochMilli())
                .execute();
        handle.createUpdate("update bot set published = :version where id = :bot")
                .bind("version", id)
                .bind("bot", botId)
                .execute();
        return id;
    }

    private static Optional<StoredBot> find(Handle handle, long botId) {
        return handle.createQuery(SELECT + " where bot.id = :id")
                .bind("id", botId)
                .map((row, ctx) -> bot(row))
                .findOne();
    }

    private static Optional<BotVersion> version(Handle handle, long versionId) {
        return handle.createQuery(SELECT_VERSION + " where id = :id")
                .bind("id", versionId)
                .map((row, ctx) -> version(row))
                .findOne();
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
                Rows.instant(row, "updated_at"),
                version(row),
                row.getInt("differs") == 1);
    }

    private static BotVersion version(ResultSet row) throws SQLException {
        return new BotVersion(
                row.getLong("version_id"),
                row.getLong("bot_id"),
                row.getInt("number"),
                row.getString("version_name"),
                row.getInt("version_entries"),
                row.getString("author"),
                row.getString("note"),
                Rows.instant(row, "created_at"));
    }
}
