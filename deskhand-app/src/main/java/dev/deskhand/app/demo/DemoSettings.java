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
 * @param shop the service that the demo's bot asks
 */
public record DemoSettings(
        Path data,
        int port,
        URI emulator,
        URI visitor,
        URI desk,
        Optional<SignIn> signIn,
        Shop shop) {

    /** The demo operator's way into the console. */
    public record SignIn(String email, String password) {
        @Override
        public String toString() {
            return "SignIn[" + email + "]";
        }
    }

    /**
     * The shop's order service.
     *
     * @param secret by which it knows who asks
     * @param variable the name under which the bot's file speaks of the secret
     */
    public record Shop(URI address, String variable, String secret) {
        @Override
        public String toString() {
            return "Shop[" + address + "]";
        }
    }
}
