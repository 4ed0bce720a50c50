package dev.deskhand.app.demo;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How the demo's server is started.
 *
 * @param data the server's own folder
 * @param port 0 for a free one
 * @param emulator stands in Zendesk's place
 * @param visitor the shop's page with the widget
 * @param desk the agent desk, opened as the human
 * @param signIn what the start page shows; empty when the person makes the account (from scratch)
 */
public record DemoSettings(
        Path data, int port, URI emulator, URI visitor, URI desk, Optional<SignIn> signIn) {

    /** The demo operator's way into the console. */
    public record SignIn(String email, String password) {
        @Override
        public String toString() {
            return "SignIn[" + email + "]";
        }
    }
}
