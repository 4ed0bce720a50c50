package dev.deskhand.server.bot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** The file that a new business's bot begins with. */
public final class StarterBot {
    /** A JSON text is a YAML text, too; so quoting is settled. */
    private static final ObjectMapper JSON = JsonMapper.shared();

    private StarterBot() {}

    /**
     * A bot with a few answers for its author to replace.
     *
     * @param languages BCP 47 tags
     */
    public static BotDraft called(String name, List<String> languages) {
        return BotEditor.draft(
                template()
                        .replace("{{languages}}", JSON.writeValueAsString(languages))
                        // Last, since a name may hold anything.
                        .replace("{{name}}", JSON.writeValueAsString(name)));
    }

    private static String template() {
        try (InputStream in = StarterBot.class.getResourceAsStream("/starter-bot.yaml")) {
            if (in == null) {
                throw new IllegalStateException("starter-bot.yaml is not on the class path.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
