package dev.deskhand.app.bot;

import dev.deskhand.bot.BotMessage;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What is shown in a conversation, and what is typed. */
final class ChatScreen {
    private static final String BOT = "bot: ";
    private static final String NOTE = "-- ";

    private final PrintStream out;
    private final Keyboard keyboard;
    private final Style style;
    private Optional<String> putBack = Optional.empty();

    ChatScreen(PrintStream out, Keyboard keyboard, Style style) {
        this.out = new PrintStream(out, true, StandardCharsets.UTF_8);
        this.keyboard = keyboard;
        this.style = style;
    }

    boolean interactive() {
        return keyboard.interactive();
    }

    /** What is typed next; empty at the end. */
    Optional<String> ask(String prompt) {
        if (putBack.isPresent()) {
            Optional<String> line = putBack;
            putBack = Optional.empty();
            return line;
        }
        if (interactive()) {
            out.print(style.bold(prompt + "> "));
            out.flush();
        }
        Optional<String> line = keyboard.line();
        if (line.isEmpty() && interactive()) {
            out.println();
        }
        return line;
    }

    /** The line comes again at the next question. */
    void putBack(String line) {
        putBack = Optional.of(line);
    }

    /** What the bot says, each message with its options. */
    void replies(List<BotMessage> replies) {
        int newest = replies.size() - 1;
        while (newest >= 0 && replies.get(newest).options().isEmpty()) {
            newest--;
        }
        for (int i = 0; i < replies.size(); i++) {
            String lead = BOT;
            for (String line : Shown.lines(replies.get(i), i == newest)) {
                out.println(style.bold(lead) + line);
                lead = " ".repeat(BOT.length());
            }
        }
    }

    /** Something about the conversation that no visitor would see. */
    void note(String text) {
        text.lines().forEach(line -> out.println(style.faint(NOTE + line)));
    }
}
