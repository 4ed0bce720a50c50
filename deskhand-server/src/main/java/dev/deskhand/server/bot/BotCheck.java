package dev.deskhand.server.bot;

import dev.deskhand.bot.file.BotFile;
import dev.deskhand.bot.file.BotProblem;
import dev.deskhand.server.channel.Loss;
import dev.deskhand.server.channel.ZendeskChatRenderer;
import java.util.ArrayList;
import java.util.List;

/**
 * What an author should know of a bot file.
 *
 * @param problems what keeps the file from being used; empty if it can be
 * @param notes what Zendesk Chat will show in another way than it is written, in the order of the
 *     file; none while there are problems
 */
public record BotCheck(List<BotProblem> problems, List<Note> notes) {
    public BotCheck {
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
    }

    /**
     * Something that is worth knowing and no mistake.
     *
     * @param line 1 for the first
     * @param column 1 for the first
     * @param path where it is by the file's own keys
     */
    public record Note(int line, int column, String path, Loss.Kind kind, String message) {}

    static BotCheck of(String file) {
        return switch (BotFile.parse(file)) {
            case BotFile.Invalid(List<BotProblem> problems) -> new BotCheck(problems, List.of());
            case BotFile.Valid valid -> new BotCheck(List.of(), notes(valid));
        };
    }

    private static List<Note> notes(BotFile.Valid valid) {
        List<Note> notes = new ArrayList<>();
        for (BotFile.PlacedMessage placed : valid.messages()) {
            for (Loss loss : ZendeskChatRenderer.render(placed.message()).losses()) {
                notes.add(
                        new Note(
                                placed.place().line(),
                                placed.place().column(),
                                within(placed.path(), loss.place()),
                                loss.kind(),
                                loss.words()));
            }
        }
        return notes;
    }

    /** A plain text has no keys of its own, so it is named by its place alone. */
    private static String within(String path, String place) {
        return path.startsWith("settings") || place.isEmpty() ? path : path + "." + place;
    }
}
