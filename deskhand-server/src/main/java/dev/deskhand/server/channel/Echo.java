package dev.deskhand.server.channel;

import dev.deskhand.bot.BotMessage;
import dev.deskhand.zendesk.chat.message.Fallback;

/** How a channel's log repeats what the bot has said. */
public final class Echo {
    private Echo() {}

    /**
     * Whether the words can be those of the message: a structured one may come back as its text,
     * its first heading or all that it says.
     */
    public static boolean isOf(String said, BotMessage message) {
        String words = said.strip();
        String text = message.plainText().strip();
        return words.equals(text)
                || words.startsWith(text + "\n")
                || words.equals(text.lines().findFirst().orElse(text).strip())
                || PlainForm.of(message).fallback().map(Fallback::text).stream()
                        .anyMatch(whole -> whole.strip().equals(words));
    }
}
