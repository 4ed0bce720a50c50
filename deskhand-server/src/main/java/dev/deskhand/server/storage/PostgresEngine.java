package dev.deskhand.server.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.deskhand.server.config.DatabaseAddress;
import dev.deskhand.server.config.Secret;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL database of Deskhand's own. Changes go through one connection, as with the file:
 * what numbers rows or looks before it writes counts on being alone. Whatever reads has a pool.
 */
final class PostgresEngine implements Engine {
    private static final int POOL = 8;
    private static final int CONNECT_S = 5;
    private static final long BORROW_MS = 10_000;

    private final PostgresWriter writer;
    private final HikariDataSource pool;
    private final Jdbi readers;

    private PostgresEngine(PostgresWriter writer, PGSimpleDataSource source) {
        this.writer = writer;
        HikariConfig config = new HikariConfig();
        config.setPoolName("database");
        config.setDataSource(source);
        config.setMaximumPoolSize(POOL);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(BORROW_MS);
        this.pool = new HikariDataSource(config);
        this.readers = PostgresTexts.without(Database.quiet(Jdbi.create(pool)));
    }

    /** Brings the tables up to date, once no other server has the database. */
    static PostgresEngine open(DatabaseAddress address) {
        PGSimpleDataSource source = source(address);
        PostgresWriter writer = new PostgresWriter(source);
        try {
            writer.connect();
            Flyway.configure()
                    .dataSource(source)
                    .locations("classpath:db/migration/common", "classpath:db/migration/postgresql")
                    .load()
                    .migrate();
            return new PostgresEngine(writer, source);
        } catch (RuntimeException e) {
            writer.close();
            throw e;
        }
    }

    /** Connections to it, which see the tables as they are. */
    static PGSimpleDataSource source(DatabaseAddress address) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(address.url());
        source.setUser(address.user());
        source.setPassword(address.password().map(Secret::value).orElse(null));
        source.setApplicationName("deskhand");
        source.setConnectTimeout(CONNECT_S);
        source.setTcpKeepAlive(true);
        // The detail of a refused row quotes it.
        source.setLogServerErrorDetail(false);
        return source;
    }

    @Override
    public Writer writer() {
        return writer;
    }

    @Override
    public <T> T read(Function<Handle, T> work) {
        return readers.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, work::apply);
    }

    @Override
    public DataSource dataSource() {
        return pool;
    }

    @Override
    public int borrowed() {
        return pool.getHikariPoolMXBean().getActiveConnections();
    }

    @Override
    public void close() {
        pool.close();
    }
}
