package dev.deskhand.bot.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The JSON Schema (2020-12) of one bot file, for editors. It knows the keys and their kinds of
 * values; what only the whole bot can tell, such as a node that is not there, {@link BotFile} does.
 */
public final class BotFileSchema {
    private static final String RESOURCE = "bot-file.schema.json";

    private BotFileSchema() {}

    /** The schema as JSON. */
    public static String json() {
        try (InputStream in = BotFileSchema.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is not in the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " cannot be read", e);
        }
    }
}
