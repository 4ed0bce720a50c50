package dev.deskhand.server.storage;

import java.sql.Types;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;

/**
 * PostgreSQL's texts cannot hold the character zero, and JSON's can: a visitor who writes one would
 * otherwise be a visitor whose message is never stored. It becomes the replacement character.
 */
final class PostgresTexts extends AbstractArgumentFactory<String> {
    private static final char ZERO = '\0';
    private static final char REPLACEMENT = '\uFFFD';

    private PostgresTexts() {
        super(Types.VARCHAR);
    }

    /** The text as PostgreSQL can hold it. */
    static String fit(String text) {
        return text.replace(ZERO, REPLACEMENT);
    }

    static Jdbi without(Jdbi jdbi) {
        return jdbi.registerArgument(new PostgresTexts());
    }

    @Override
    protected Argument build(String value, ConfigRegistry config) {
        String text = fit(value);
        return (position, statement, context) -> statement.setString(position, text);
    }
}
