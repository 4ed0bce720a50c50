package dev.deskhand.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.emulator.testing.Bot;
import dev.deskhand.emulator.testing.TestAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Characters that take two places, at the places where a library reads in blocks. */
class EmojiTest {
    private static final String EMOJI = "\uD83D\uDE00";

    private TestAccount account;
    private Bot bot;
    private String channel;

    @BeforeEach
    void open() {
        account = TestAccount.start();
        String agent = account.agent("Bot");
        account.department("Bots", agent);
        bot = account.onlineBot(agent);
        channel = account.channelOf(account.visitor());
    }

    @AfterEach
    void close() {
        account.close();
    }

    @Test
    void aDocumentMayHaveOneAnywhere() {
        for (int place : new int[] {4_095, 4_096, 8_191, 8_192}) {
            String begin = "mutation { sendMessage(channel_id: \"" + channel + "\", msg: \"";
            String text = "x".repeat(place - begin.length()) + EMOJI + " \\" + "u0041 end";
            var answer = bot.ask(begin + text + "\") { success } }");

            assertThat(answer.at("/data/sendMessage/success").asBoolean())
                    .as("at %d: %s", place, answer)
                    .isTrue();
            assertThat(account.channel(channel).path("last_text").asString())
                    .endsWith("x" + EMOJI + " A end");
        }
    }

    @Test
    void aSeedFileMayHaveOneAnywhere(@TempDir Path folder) throws IOException {
        for (int place = 1_000; place < 1_060; place++) {
            String text = "# " + "x".repeat(place) + EMOJI + "\nagents: []\n";
            Path seed = Files.writeString(folder.resolve("seed" + place + ".yaml"), text);
            try (ZendeskChatEmulator started =
                    ZendeskChatEmulator.start(EmulatorOptions.onFreePort().withSeedFile(seed))) {
                assertThat(started.address().getPort()).as("at %d", place).isPositive();
            }
        }
    }
}
