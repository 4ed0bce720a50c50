package dev.deskhand.server;

import dev.deskhand.server.config.Secret;
import dev.deskhand.server.http.DemoInfo;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What whoever starts the server adds to it.
 *
 * @param version shown by {@code GET /api/v1/about}
 * @param consoleRoot the folder on the class path with the console's {@code index.html}; empty: no
 *     console
 * @param demo shown to everybody, at {@code /start} and by {@code GET /api/v1/about}
 * @param secrets that sign bots' calls, by the name of the environment variable in whose place they
 *     are taken
 */
public record ServerExtras(
        String version,
        Optional<String> consoleRoot,
        Optional<DemoInfo> demo,
        Map<String, Secret> secrets) {
    public ServerExtras {
        secrets = Map.copyOf(secrets);
    }

    /** With the console when it is on the class path, and no demo. */
    public static ServerExtras of(String version) {
        boolean console = ServerExtras.class.getResource("/console/index.html") != null;
        return new ServerExtras(
                version,
                console ? Optional.of("console") : Optional.empty(),
                Optional.empty(),
                Map.of());
    }

    /** The same as a demo. */
    public ServerExtras withDemo(DemoInfo info) {
        return new ServerExtras(version, consoleRoot, Optional.of(info), secrets);
    }

    /** The same with a secret that signs bots' calls. */
    public ServerExtras withSecret(String variable, Secret secret) {
        Map<String, Secret> all = new HashMap<>(secrets);
        all.put(variable, secret);
        return new ServerExtras(version, consoleRoot, demo, all);
    }
}
