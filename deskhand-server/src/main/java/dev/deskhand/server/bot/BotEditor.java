package dev.deskhand.server.bot;

import dev.deskhand.bot.Bot;
import dev.deskhand.bot.file.BotFile;
import dev.deskhand.bot.file.BotProblem;
import dev.deskhand.bot.file.FaqImport;
import dev.deskhand.bot.file.SourceFile;
import dev.deskhand.server.refusal.Refusal;
import dev.deskhand.server.refusal.Refusal.Kind;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/** What an operator does with a bot. Thread-safe. */
public final class BotEditor {
    private final Bots bots;
    private final Dialogues dialogues;
    private final InstantSource clock;

    public BotEditor(Bots bots, Dialogues dialogues, InstantSource clock) {
        this.bots = bots;
        this.dialogues = dialogues;
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

    /**
     * Saves a file that the bot engine can use as the draft, over the revision that its author has
     * seen. Visitors hear of it once it is published.
     */
    public StoredBot save(long botId, String file, long revision) {
        StoredBot before = find(botId);
        if (before.revision() != revision) {
            throw changed(before.revision(), revision);
        }
        BotDraft draft = draft(file);
        StoredBot saved =
                bots.save(botId, revision, draft, clock.instant())
                        .orElseThrow(() -> changed(find(botId).revision(), revision));
        dialogues.prepareDraft(saved);
        return saved;
    }

    /**
     * The draft with the questions of a table behind its own; saves nothing.
     *
     * @param table of two columns, question and answer; see {@link FaqImport}
     */
    public String withFaq(long botId, SourceFile table) {
        StoredBot bot = find(botId);
        String file = bot.content().file();
        Bot before =
                switch (BotFile.parse(file)) {
                    case BotFile.Valid valid -> valid.bot();
                    case BotFile.Invalid invalid -> throw invalid(invalid);
                };
        Set<String> taken = before.nodesByName().keySet();
        String faq =
                switch (FaqImport.read(table, before.mainLanguage(), taken)) {
                    case FaqImport.Result.Entries entries -> entries.yaml();
                    case FaqImport.Result.Refused(List<BotProblem> problems) ->
                            throw new Refusal(
                                    Kind.INVALID,
                                    "faq_table_invalid",
                                    "The table cannot be used, so nothing of it is: "
                                            + problems.getFirst().message(),
                                    problems);
                };
        String after =
                FaqAppending.append(file, faq)
                        .orElseThrow(() ->
                                new Refusal(
                                        Kind.CONFLICT,
                                        "faq_not_a_block",
                                        "The draft writes faq on one line, in brackets, so nothing"
                                                + " can be put behind it. Write its entries one"
                                                + " below the other, each with a dash."));
        draft(after);
        return after;
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
                        + ", so it was not saved; the last saved draft is kept.",
                invalid.problems());
    }

    static Refusal changed(long now, long seen) {
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
