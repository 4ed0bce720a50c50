package dev.deskhand.zendesk.chat.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.zendesk.chat.ChannelId;
import dev.deskhand.zendesk.chat.Secret;
import dev.deskhand.zendesk.chat.session.SessionSettings;
import dev.deskhand.zendesk.chat.session.ZendeskChatSession;
import dev.deskhand.zendesk.chat.testing.TestingChatServer;
import dev.deskhand.zendesk.chat.testing.TestingWebSocket;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The manual's program does what the manual says, and stands in it as it is. */
class EchoBotTest {

    private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");

    private static String answer(String frame, String data) {
        Matcher id = ID.matcher(frame);
        assertThat(id.find()).isTrue();
        return "{\"id\":" + id.group(1) + ",\"payload\":{\"data\":" + data + "}}";
    }

    @Test
    @Timeout(20)
    void saysBackWhatAVisitorSaidAndNothingElse() throws Exception {
        EchoBot bot = new EchoBot();
        try (TestingChatServer server = new TestingChatServer();
                HttpClient http = HttpClient.newHttpClient();
                ZendeskChatSession session =
                        new ZendeskChatSession(
                                http,
                                SessionSettings.defaults().withGraphqlEndpoint(server.graphql()),
                                Secret.of("token"),
                                bot)) {
            Thread running = Thread.ofVirtual().start(() -> runQuietly(bot, session));
            TestingWebSocket socket = server.takeSocket();
            socket.send(answer(socket.take(), "{\"updateAgentStatus\":{\"node\":{\"id\":\"a\"}}}"));
            socket.send(answer(socket.take(), "{\"subscription_id\":\"1\"}"));
            socket.send(answer(socket.take(), "{\"subscription_id\":\"2\"}"));
            socket.send(answer(socket.take(), "{\"channels\":{\"edges\":[]}}"));

            socket.send(message("Agent", "from a colleague"));
            socket.send(message("Visitor", "hello"));

            assertThat(socket.take()).contains("You said: hello");
            running.interrupt();
            running.join();
        }
    }

    private static String message(String kind, String text) {
        return """
        {"sig":"DATA","subscription_id":"1","payload":{"data":{"message":{"node":{"id":"m-%s","content":"%s",\
        "sender_name":"x","channel":{"id":"ch"},"from":{"__typename":"%s","id":"u","display_name":"x"}}}}}}\
        """
                .formatted(kind, text, kind);
    }

    private static void runQuietly(EchoBot bot, ZendeskChatSession session) {
        try {
            bot.run(session);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void theManualShowsThisVeryProgram() throws IOException {
        String manual = Files.readString(Path.of("README.md"));
        String program =
                Files.readString(
                        Path.of("src/test/java/dev/deskhand/zendesk/chat/example/EchoBot.java"));
        int from = program.indexOf("/** Says back");

        assertThat(manual).contains(program.substring(from).strip());
    }

    @Test
    void theManualsMessageWithButtonsCanBeMadeAndStandsThereAsItIs() throws IOException {
        String program =
                Files.readString(
                        Path.of("src/test/java/dev/deskhand/zendesk/chat/example/Invoice.java"));
        String method =
                program.substring(
                        program.indexOf("    static SendMessage to"), program.lastIndexOf('}'));

        assertThat(Files.readString(Path.of("README.md")))
                .contains(method.stripTrailing().stripIndent());
        assertThat(Invoice.to(new ChannelId("ch")).document())
                .contains("sendButtonTemplate", "https://shop.test/7", "My invoice is wrong");
    }
}
