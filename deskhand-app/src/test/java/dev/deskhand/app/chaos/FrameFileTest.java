package dev.deskhand.app.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.app.chaos.Chat.Deed;
import dev.deskhand.app.chaos.Chat.Line;
import dev.deskhand.app.chaos.Chat.Who;
import dev.deskhand.app.chaos.Watch.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the recording tells of when the bot heard and spoke. */
final class FrameFileTest {
    private static final Instant START = Instant.ofEpochSecond(1_000);
    private static final Line CAME = line(1, "Sm9pbjox", 0, Who.PERSON, "");
    private static final Line SPOKE = line(2, "TXNnOjI=", 9, Who.BOT, "deskhand-4711");

    @TempDir private Path folder;

    private static Line line(long number, String id, long second, Who who, String messageId) {
        Deed deed = who == Who.BOT ? Deed.SAID : Deed.JOINED;
        return new Line(number, id, START.plusSeconds(second), who, "", deed, "", messageId);
    }

    private static String frame(long second, int socket, String direction, String rest) {
        return "{\"at_ms\":%d,\"account\":\"emulator\",\"session\":%d,\"dir\":\"%s\",%s}"
                .formatted(START.plusSeconds(second).toEpochMilli(), socket, direction, rest);
    }

    private Crossing crossing(String... lines) throws IOException {
        Path recording = Files.writeString(folder.resolve("frames"), String.join("\n", lines));
        List<Frame> frames = FrameFile.read(recording);
        Chat chat = new Chat("Vera", "c1", List.of(CAME, SPOKE), false, List.of());
        return FrameFile.crossing(recording, frames, List.of(chat), Duration.ofSeconds(1));
    }

    private static boolean crosses(Crossing crossing) {
        return crossing.excuses(List.of(CAME), SPOKE);
    }

    @Test
    void theFirstFrameToTheBotThatHoldsTheEventCountsAndTheReceiptOfTheBotsWord()
            throws IOException {
        String hello = frame(-5, 1, "in", "\"frame\":{\"id\":1}");
        String garbled = frame(1, 1, "out", "\"text\":\"{\\\"id\\\":\\\"Sm9pbjox\\\"\"");
        String told = frame(7, 1, "out", "\"frame\":{\"node\":{\"id\":\"Sm9pbjox\"}}");
        String again = frame(8, 1, "out", "\"frame\":{\"node\":{\"id\":\"Sm9pbjox\"}}");
        String said =
                frame(
                        8,
                        1,
                        "in",
                        "\"frame\":{\"payload\":{\"query\":\"sendMessage(msg_id: \\\"deskhand-4711\\\")\"}}");

        assertThat(crosses(crossing(hello, garbled, told, again, said))).isTrue();
        assertThat(crosses(crossing(hello, garbled, told, again))).isFalse();
        assertThat(crosses(crossing(hello, garbled))).isTrue();
    }

    @Test
    void whoOpensASocketAfterThePersonCameHasToKnow() throws IOException {
        String before = frame(-5, 1, "in", "\"frame\":{\"id\":1}");
        String after = frame(2, 2, "in", "\"frame\":{\"id\":1}");

        assertThat(crosses(crossing(before))).isTrue();
        assertThat(crosses(crossing(before, after))).isFalse();
    }
}
