package dev.deskhand.server.bot;

import dev.deskhand.server.refusal.Fields;
import dev.deskhand.server.refusal.Refusal;
import dev.deskhand.server.refusal.Refusal.Kind;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Publishes drafts and looks back. Saving changes the draft alone; what visitors talk to changes by
 * publishing. Thread-safe.
 */
public final class BotVersions {
    private static final int MAX_NOTE = 500;

    private final Bots bots;
    private final BotEditor editor;
    private final Dialogues dialogues;
    private final InstantSource clock;

    public BotVersions(Bots bots, BotEditor editor, Dialogues dialogues, InstantSource clock) {
        this.bots = bots;
        this.editor = editor;
        this.dialogues = dialogues;
        this.clock = clock;
    }

    /** A version, or the draft, with its file. */
    public record Text(String label, String file) {}

    /**
     * Lets the draft go live for conversations that begin from now on.
     *
     * @param revision of the draft that its author has seen; empty: whichever there is
     * @throws Refusal when somebody else has saved since, or the draft is live already
     */
    public BotVersion publish(long botId, Optional<Long> revision, String author, String note) {
        StoredBot bot = editor.find(botId);
        Fields fields = new Fields();
        String line = fields.line("note", note, MAX_NOTE, true);
        fields.orRefuse();
        long seen = revision.orElse(bot.revision());
        if (seen != bot.revision()) {
            throw BotEditor.changed(bot.revision(), seen);
        }
        if (!bot.draftDiffers()) {
            throw new Refusal(
                    Kind.CONFLICT,
                    "nothing_to_publish",
                    "The draft is live already, as version "
                            + bot.published().number()
                            + ". Change it and save it, then publish it.");
        }
        BotEditor.draft(bot.content().file());
        BotVersion live =
                bots.publish(botId, seen, author, line, clock.instant())
                        .orElseThrow(() -> BotEditor.changed(editor.find(botId).revision(), seen));
        dialogues.prepareVersion(live);
        return live;
    }

    /** The newest first. */
    public List<BotVersion> all(long botId) {
        return bots.versions(editor.find(botId).id());
    }

    /** The version, or a refusal. */
    public BotVersion find(long botId, int number) {
        return bots.version(editor.find(botId).id(), number)
                .orElseThrow(() -> unknown(Integer.toString(number)));
    }

    /** The version's file. */
    public String file(BotVersion version) {
        return bots.versionFile(version.id())
                .orElseThrow(() -> unknown(Integer.toString(version.number())));
    }

    /** What it takes to come from one text to the other. */
    public FileDiff diff(Text from, Text to) {
        return FileDiff.of(from.label(), from.file(), to.label(), to.file());
    }

    /** Makes a version's file the draft again; it goes live when it is published. */
    public StoredBot restore(long botId, int number, Optional<Long> revision) {
        String file = file(find(botId, number));
        return editor.save(botId, file, revision.orElseGet(() -> editor.find(botId).revision()));
    }

    /** There is no such version. */
    public static Refusal unknown(String number) {
        return new Refusal(
                Kind.NOT_FOUND,
                "unknown_version",
                "The bot has no version "
                        + number
                        + ". The list of its versions has all there are.");
    }
}
