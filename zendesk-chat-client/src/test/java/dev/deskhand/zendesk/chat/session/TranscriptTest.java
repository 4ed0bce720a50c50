package dev.deskhand.zendesk.chat.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.zendesk.chat.ChatEvent;
import dev.deskhand.zendesk.chat.Sender;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Replays conversations on the wire; the format is told beside them. */
class TranscriptTest {

    private final ProtocolDriver driver = new ProtocolDriver(ProtocolDriver.SETTINGS);
    private String lastId = "";

    @ParameterizedTest
    @ValueSource(strings = {"visitor-asks-and-is-handed-over", "session-ends-and-comes-back"})
    void replays(String name) throws IOException {
        driver.feed(new SessionInput.Start());
        driver.started();
        driver.feed(new SessionInput.SocketOpened(driver.socket));
        String text;
        try (InputStream in =
                Objects.requireNonNull(
                        TranscriptTest.class.getResourceAsStream(
                                "/transcripts/" + name + ".txt"))) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            step(name + ":" + number, line.charAt(0), line.substring(2));
        }

        assertThat(driver.frames).as("requests that the transcript does not tell").isEmpty();
        assertThat(driver.events).as("events that the transcript does not tell").isEmpty();
    }

    private void step(String where, char kind, String rest) {
        switch (kind) {
            case '>' -> {
                assertThat(driver.frames).as(where).isNotEmpty();
                String frame = driver.frames.remove();
                assertThat(Wire.query(frame)).as(where).contains(rest);
                lastId = Wire.JSON.readTree(frame).path("id").asString();
            }
            case '<' ->
                    driver.receive(
                            rest.replace("ID,", lastId + ",")
                                    .replace("\"ID\"", "\"" + lastId + "\""));
            case '=' -> assertThat(words(driver.events.removeFirst())).as(where).isEqualTo(rest);
            case '!' ->
                    assertThat(driver.state().getClass().getSimpleName()).as(where).isEqualTo(rest);
            case '#' -> assertThat(rest).as(where).isNotBlank();
            default -> throw new AssertionError(where + " begins with " + kind);
        }
    }

    private static String words(ChatEvent event) {
        return switch (event) {
            case ChatEvent.MessageReceived message ->
                    "message %s %s: %s"
                            .formatted(message.channel(), words(message.sender()), message.text());
            case ChatEvent.MemberJoined joined ->
                    "joined %s %s".formatted(joined.channel(), words(joined.member()));
            case ChatEvent.MemberLeft left ->
                    "left %s %s".formatted(left.channel(), words(left.member()));
            case ChatEvent.MemberChanged changed -> "changed %s".formatted(changed.channel());
        };
    }

    private static String words(Sender sender) {
        return sender.getClass().getSimpleName() + " " + sender.name();
    }
}
