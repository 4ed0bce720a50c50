package dev.deskhand.server.bot;

import dev.deskhand.bot.Bot;
import dev.deskhand.bot.BotFile;
import dev.deskhand.bot.BotFile.Place;
import dev.deskhand.bot.BotMessage;
import dev.deskhand.bot.BotProblem;
import dev.deskhand.server.channel.Loss;
import dev.deskhand.server.channel.ZendeskChatRenderer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
        messages(valid.bot())
                .forEach((path, message) -> {
                    Place place = valid.places().getOrDefault(path, Place.BEGINNING);
                    for (Loss loss : ZendeskChatRenderer.render(message).losses()) {
                        notes.add(
                                new Note(
                                        place.line(),
                                        place.column(),
                                        within(path, loss.place()),
                                        loss.kind(),
                                        loss.words()));
                    }
                });
        return notes;
    }

    /** A plain text has no keys of its own, so it is named by its place alone. */
    private static String within(String path, String place) {
        return path.startsWith("settings") || place.isEmpty() ? path : path + "." + place;
    }

    private static Map<String, BotMessage> messages(Bot bot) {
        Map<String, BotMessage> messages = new LinkedHashMap<>();
        Bot.Settings settings = bot.settings();
        Bot.HandOverTexts texts = settings.handOver().texts();
        String handOver = "settings.hand_over.bot_says.";
        messages.put("settings.break_message", BotMessage.text(settings.breakMessage()));
        messages.put(handOver + "looking", BotMessage.text(texts.looking()));
        messages.put(handOver + "transferred", BotMessage.text(texts.transferred()));
        messages.put(handOver + "nobody_online", BotMessage.text(texts.nobodyOnline()));
        messages.put(handOver + "failed", BotMessage.text(texts.failed()));
        for (int entry = 0; entry < bot.entries().size(); entry++) {
            List<BotMessage> says = bot.entries().get(entry).botSays();
            for (int at = 0; at < says.size(); at++) {
                messages.put("faq[" + entry + "].bot_says[" + at + "]", says.get(at));
            }
        }
        return messages;
    }
}
