package dev.deskhand.server.bot;

import dev.deskhand.bot.dialogue.ApiResult;
import dev.deskhand.bot.dialogue.Dialogue;
import dev.deskhand.bot.dialogue.DialogueState;
import dev.deskhand.bot.dialogue.Turn;
import dev.deskhand.bot.dialogue.TurnContext;
import dev.deskhand.bot.dialogue.VisitorInput;
import dev.deskhand.server.refusal.Refusal;
import java.time.InstantSource;
import java.util.Optional;

/**
 * A word with a bot before visitors have one: turn by turn, nothing is kept here, and no service is
 * called. Thread-safe.
 */
public final class BotTrial {
    private static final int MAX_TEXT = 10_000;

    private final BotEditor editor;
    private final BotVersions versions;
    private final Dialogues dialogues;
    private final DialogueTexts texts;
    private final InstantSource clock;

    public BotTrial(
            BotEditor editor,
            BotVersions versions,
            Dialogues dialogues,
            DialogueTexts texts,
            InstantSource clock) {
        this.editor = editor;
        this.versions = versions;
        this.dialogues = dialogues;
        this.texts = texts;
        this.clock = clock;
    }

    /** What the bot is to answer. */
    public sealed interface Input {
        /** The visitor writes this. */
        record Text(String text) implements Input {}

        /** The service that the bot has asked ends the call so. */
        record CallEnds(ApiResult result) implements Input {}
    }

    /**
     * One turn.
     *
     * @param state to be given back with the next input
     * @param restarted whether the state that was given belongs to another text of the bot, so that
     *     the dialogue began anew
     */
    public record Result(Turn turn, String state, boolean restarted) {}

    /**
     * One turn.
     *
     * @param version which one; empty: the draft
     * @param state of the turn before; empty: the first turn
     * @throws Refusal when there is no such version, or the input cannot be used
     */
    public Result turn(long botId, Optional<Integer> version, Optional<String> state, Input input) {
        StoredBot bot = editor.find(botId);
        String source =
                version.map(number -> "v" + number).orElseGet(() -> "r" + bot.revision()) + " ";
        boolean fits = state.isPresent() && state.get().startsWith(source);
        DialogueState before =
                fits ? read(state.get().substring(source.length())) : DialogueState.START;
        Dialogue dialogue =
                version.map(number -> dialogues.ofVersion(versions.find(botId, number).id()))
                        .orElseGet(() -> dialogues.ofDraft(bot));
        Turn turn =
                dialogue.turn(
                        before,
                        input(input, before),
                        new TurnContext(clock.instant(), "", TurnContext.ZENDESK_CHAT, 0));
        return new Result(turn, source + texts.write(turn.state()), state.isPresent() && !fits);
    }

    private static VisitorInput input(Input input, DialogueState state) {
        return switch (input) {
            case Input.Text(String text) -> {
                if (text.isBlank() || text.length() > MAX_TEXT) {
                    throw Refusal.invalid(
                            "text", "text must have 1 to " + MAX_TEXT + " characters.");
                }
                yield new VisitorInput.Said(text);
            }
            case Input.CallEnds(ApiResult result) ->
                    new VisitorInput.CallEnded(
                            state.place()
                                    .flatMap(DialogueState.Place::call)
                                    .orElseThrow(() ->
                                            Refusal.invalid(
                                                    "state",
                                                    "The bot does not wait for a call. Say"
                                                            + " something to it in text, and give"
                                                            + " back the state that came with the"
                                                            + " outcome calls.")),
                            result);
        };
    }

    private DialogueState read(String state) {
        try {
            return texts.read(state);
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("state", "state must be what the last turn gave, unchanged.");
        }
    }
}
