package dev.deskhand.emulator.junit;

import dev.deskhand.emulator.json.Json;
import dev.deskhand.emulator.testing.Bot;
import dev.deskhand.emulator.testing.Http;
import java.net.URI;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The smallest bot there is: it answers hello and bye, each message once. */
final class Greeter implements AutoCloseable {

    private final Bot socket;
    private final String events;
    private final Thread worker;

    private Greeter(Bot socket) {
        this.socket = socket;
        socket.online();
        this.events =
                socket.subscribe(
                        "subscription { message { node { id content sender_name channel { id } from { __typename } } } }");
        this.worker = Thread.ofVirtual().start(this::answer);
    }

    static Greeter start(URI graphQlEndpoint, String accessToken) {
        JsonNode session =
                new Http(graphQlEndpoint)
                        .post(
                                graphQlEndpoint.getPath(),
                                Map.of(
                                        "query",
                                        "mutation { startAgentSession(access_token: \"%s\") { websocket_url } }"
                                                .formatted(accessToken)))
                        .body();
        return new Greeter(
                Bot.connect(session.at("/data/startAgentSession/websocket_url").asString()));
    }

    private void answer() {
        Set<String> answered = new HashSet<>();
        try {
            while (!Thread.currentThread().isInterrupted()) {
                JsonNode message = socket.event(events).at("/message/node");
                boolean visitors = message.at("/from/__typename").asString("").equals("Visitor");
                if (visitors && answered.add(message.path("id").asString())) {
                    String word =
                            message.path("content").asString().equals("bye") ? "Bye" : "Hello";
                    send(
                            message.at("/channel/id").asString(),
                            word + ", " + message.path("sender_name").asString() + "!");
                }
            }
        } catch (AssertionError e) {
            // The socket is closed or silent; the test that uses this says so.
            Thread.currentThread().interrupt();
        }
    }

    private void send(String channel, String text) {
        JsonNode reply =
                socket.ask(
                        "mutation { sendMessage(channel_id: %s, msg: %s) { success } }"
                                .formatted(Json.write(channel), Json.write(text)));
        if (!reply.at("/data/sendMessage/success").asBoolean(false)) {
            throw new AssertionError("not sent: " + reply);
        }
    }

    @Override
    public void close() {
        worker.interrupt();
        socket.close();
    }
}
