package dev.deskhand.app;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** The configuration of a server for which the emulator stands in Zendesk's place. */
public final class ServerFile {
    private ServerFile() {}

    /**
     * Writes {@code deskhand.conf}.
     *
     * @param settings what else it says, a setting a line
     */
    public static Path write(Path folder, URI emulator, String settings) {
        String text =
                """
                %s
                zendesk {
                  chat_api = "%s"
                  authorize = "%s/oauth2/chat/authorizations/new"
                  token = "%s/oauth2/chat/token"
                  rest = "%s/api/v2/chat"
                }
                """
                        .formatted(settings, emulator, emulator, emulator, emulator);
        try {
            return Files.writeString(folder.resolve("deskhand.conf"), text);
        } catch (IOException e) {
            throw new Failure("%s cannot be written to: %s".formatted(folder, Reasons.of(e)), e);
        }
    }
}
