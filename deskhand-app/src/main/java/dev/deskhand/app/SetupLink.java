package dev.deskhand.app;

/** Tells the person who started a server for the first time how to become its administrator. */
final class SetupLink {
    private SetupLink() {}

    static void show(Parts.ServerPart server, Terminal terminal) {
        server.setupLink()
                .ifPresent(
                        link ->
                                terminal.result(
                                        "Nobody can sign in yet. Open this link, which works once, and make the administrator's account:\n  "
                                                + link));
    }
}
