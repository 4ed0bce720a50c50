package dev.deskhand.app;

/** Tells the person who started a server for the first time how to become its administrator. */
final class SetupLink {
    /** Takes the link. */
    static final String INVITATION =
            """
            Nobody can sign in yet. This link works once and makes the administrator's account:
              %s\
            """;

    private SetupLink() {}

    static void show(Parts.ServerPart server, Terminal terminal) {
        server.setupLink().ifPresent(link -> terminal.result(INVITATION.formatted(link)));
    }
}
