package dev.deskhand.server.storage;

import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;

/** What holds the tables: opened, and with the tables up to date. */
interface Engine extends AutoCloseable {
    /** For all changes; to be asked for once. */
    Writer writer();

    /** As {@link Database#read}. */
    <T> T read(Function<Handle, T> work);

    /** Connections beside those of the conversations, for whoever has tables of their own. */
    DataSource dataSource();

    /** How many connections are being read with now. */
    int borrowed();

    /** Closes what reads; whoever has the writer closes it before. */
    @Override
    void close();
}
