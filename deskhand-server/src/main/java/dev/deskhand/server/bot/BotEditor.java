package dev.deskhand.server.bot;

import dev.deskhand.bot.Bot;
import dev.deskhand.bot.BotFile;
import dev.deskhand.bot.Dialogue;
import dev.deskhand.bot.DialogueState;
import dev.deskhand.bot.Turn;
import dev.deskhand.bot.VisitorInput;
import dev.deskhand.server.refusal.Refusal;
import dev.deskhand.server.refusal.Refusal.Kind;
import java.time.InstantSource;

/** What an operator does with a bot. Thread-safe. */
public final class BotEditor {
    private final Bots bots;
    private final InstantSource clock;

    public BotEditor(Bots bots, InstantSource clock) {
        this.bots = bots;
        this.clock = clock;
    }

    /** The bot, or a refusal. */
    public StoredBot find(long botId) {
        return bots.find(botId)
                .orElseThrow(() ->
                        new Refusal(
                                Kind.NOT_FOUND,
                                "unknown_bot",
                                "There is no bot with the id "
                                        + botId
                                        + ". The business's page lists its bots."));
    }

    /** Saves a file that the bot engine can use, over the revision that its author has seen. */
    public StoredBot save(long botId, String file, long revision) {
        StoredBot before = find(botId);
        if (before.revision() != revision) {
            throw changed(before.revision(), revision);
        }
        BotDraft draft = draft(file);
        return bots.save(botId, revision, draft, clock.instant())
                .orElseThrow(() -> changed(find(botId).revision(), revision));
    }

    /** One turn of the saved file from the beginning of a dialogue; nothing is kept. */
    public Turn tryOut(long botId, String text) {
        Bot bot =
                switch (BotFile.parse(find(botId).content().file())) {
                    case BotFile.Valid valid -> valid.bot();
                    case BotFile.Invalid invalid -> throw invalid(invalid);
                };
        return Dialogue.of(bot).turn(DialogueState.START, new VisitorInput(text));
    }

    /** What is wrong with a file, and what the channel will show in another way; saves nothing. */
    public BotCheck check(String file) {
        return BotCheck.of(file);
    }

    /** What a valid file holds, or a refusal with each of its problems. */
    static BotDraft draft(String file) {
        return switch (BotFile.parse(file)) {
            case BotFile.Valid valid -> {
                Bot bot = valid.bot();
                yield new BotDraft(bot.name(), bot.languages(), bot.entryCount(), file);
            }
            case BotFile.Invalid invalid -> throw invalid(invalid);
        };
    }

    private static Refusal invalid(BotFile.Invalid invalid) {
        int count = invalid.problems().size();
        return new Refusal(
                Kind.INVALID,
                "bot_file_invalid",
                "The bot file has "
                        + (count == 1 ? "a problem" : count + " problems")
                        + ", so it was not saved; the bot goes on with the last saved file.",
                invalid.problems());
    }

    private static Refusal changed(long now, long seen) {
        return new Refusal(
                Kind.CONFLICT,
                "bot_changed",
                "The bot was saved by somebody else in the meantime (it is at revision "
                        + now
                        + ", this file is based on "
                        + seen
                        + "). Load it again and bring your changes in.");
    }
}
