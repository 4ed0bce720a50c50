package dev.deskhand.bot.dialogue;

import dev.deskhand.bot.Action;
import dev.deskhand.bot.Bot;
import dev.deskhand.bot.BotMessage;
import dev.deskhand.bot.Node;
import dev.deskhand.bot.Option;
import dev.deskhand.bot.SystemText;
import dev.deskhand.bot.dialogue.DialogueState.Place;
import dev.deskhand.bot.understanding.Intent;
import dev.deskhand.bot.understanding.IntentClassifier;
import dev.deskhand.bot.understanding.IntentTrainer;
import dev.deskhand.bot.understanding.Profile;
import dev.deskhand.bot.understanding.SentenceModels;
import dev.deskhand.bot.understanding.Vectors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Decides what a bot says next: a pure function of the bot, the dialogue's state and the visitor's
 * words. Immutable, thread-safe; making one trains the bot, so keep it as long as the bot's version
 * lives.
 */
public final class Dialogue {
    private final BotParts parts;

    private Dialogue(BotParts parts) {
        this.parts = parts;
    }

    /** Trains the bot to understand by words alone. */
    public static Dialogue of(Bot bot) {
        try (SentenceModels none = new SentenceModels()) {
            IntentTrainer trainer = new IntentTrainer(none, Vectors.none());
            return of(bot, intents -> trainer.train(intents, Profile.LEXICAL));
        }
    }

    /**
     * Trains the bot.
     *
     * @param training makes a classifier of what visitors can mean: once for what can be found from
     *     everywhere, and once for each node that words lead on from
     */
    public static Dialogue of(Bot bot, Function<List<Intent>, IntentClassifier> training) {
        return new Dialogue(new BotParts(bot, Meanings.of(bot, training)));
    }

    /**
     * By which names an author can change or switch off the small talk that comes with Deskhand.
     */
    public static Set<String> smallTalkNames() {
        return SmallTalkLibrary.names();
    }

    /** The bot that this dialogue speaks for. */
    public Bot bot() {
        return parts.bot();
    }

    /**
     * One turn. Never fails, whatever the text; with the same state, input and context it comes out
     * the same.
     */
    public Turn turn(DialogueState state, VisitorInput input, TurnContext context) {
        return switch (input) {
            case VisitorInput.Said(List<String> lines) ->
                    new Turning(parts, state, context).said(lines);
            case VisitorInput.CallEnded(String call, ApiResult result) ->
                    new Turning(parts, state, context).callEnded(call, result);
        };
    }

    /**
     * Whether a line needs no line after it to be understood: it picks an option by its name, or is
     * a sentence that the author has given. Cheap.
     */
    public boolean isUnmistakable(DialogueState state, String line) {
        String at = state.place().map(Place::node).orElse("");
        return parts.picking().byName(state, line).isPresent()
                || parts.meanings().isTaught(line, at);
    }

    /**
     * What the bot says in a situation between two turns, such as that a transfer is confirmed, in
     * the language of the conversation.
     */
    public List<BotMessage> says(SystemText situation, DialogueState state, TurnContext context) {
        Turning turning = new Turning(parts, state, context);
        turning.speaking.say(situation);
        return List.copyOf(turning.draft.replies());
    }

    /** The same, with options below that are named by texts of their own. */
    public List<BotMessage> asks(
            SystemText situation,
            List<SystemText> options,
            DialogueState state,
            TurnContext context) {
        Turning turning = new Turning(parts, state, context);
        List<BotMessage.QuickReply> replies =
                options.stream()
                        .map(turning.speaking::text)
                        .map(label -> new BotMessage.QuickReply(label, label))
                        .toList();
        turning.speaking.say(situation, replies);
        return List.copyOf(turning.draft.replies());
    }

    /**
     * Which of the options of {@link #asks} a visitor means: pressed, typed, by number, or with a
     * slip of the finger. Empty if none of them, or if it could be several.
     */
    public Optional<SystemText> picked(
            String text, List<SystemText> options, DialogueState state, TurnContext context) {
        Turning turning = new Turning(parts, state, context);
        Map<String, SystemText> byLabel = new LinkedHashMap<>();
        options.forEach(option -> byLabel.put(turning.speaking.text(option), option));
        List<Option> offered =
                byLabel.keySet().stream().map(label -> new Option(label, label)).toList();
        return OptionPicker.named(text, offered)
                .or(() -> OptionPicker.misspelt(text, offered, word -> false))
                .map(option -> byLabel.get(option.sent()));
    }

    /** Whether the visitor's next word would be taken for an answer. */
    public boolean isAsking(DialogueState state) {
        return state.form().isPresent() || state.place().flatMap(Place::asked).isPresent();
    }

    /**
     * What is left of a dialogue that the visitor has forgotten: what was asked is not waited for
     * any more, what is known stays known.
     */
    public DialogueState atRest(DialogueState state) {
        return new DialogueState(
                state.misses(),
                state.offered(),
                state.earlier(),
                Optional.empty(),
                state.place().map(Place::atRest),
                List.of(),
                state.values(),
                state.language(),
                state.choices(),
                state.said(),
                state.turns(),
                state.last());
    }

    /** The parts of one turn, and what begins and ends it. */
    private static final class Turning {
        private final BotParts parts;
        private final Draft draft;
        private final Speaking speaking;
        private final Conditions conditions;
        private final Calls calls;
        private final Flow flow;
        private final Misses misses;

        Turning(BotParts parts, DialogueState state, TurnContext context) {
            this.parts = parts;
            this.draft = new Draft(state, context);
            this.conditions = new Conditions(parts.bot(), draft.values(), parts.now(context));
            Placeholders placeholders = new Placeholders(parts, draft, conditions);
            this.speaking = new Speaking(parts, draft, placeholders);
            this.calls = new Calls(parts, draft, placeholders);
            Actions actions = new Actions(parts, draft, placeholders, calls);
            this.flow = new Flow(parts, draft, speaking, conditions, actions);
            this.misses = new Misses(parts.bot().settings(), draft, speaking);
        }

        Turn said(List<String> lines) {
            forgetWhatIsOld();
            draft.visitorWrote();
            draft.language(parts.languages().of(String.join("\n", lines), draft.language()));
            draft.place()
                    .filter(place -> place.call().isPresent())
                    .ifPresent(_ -> draft.dropPlace());
            Hearing hearing = new Hearing(parts, draft, speaking, conditions, flow, misses);
            return draft.turn(new Burst(parts, draft, conditions, flow, hearing).said(lines));
        }

        private void forgetWhatIsOld() {
            boolean old =
                    draft.before()
                            .last()
                            .map(last -> last.plus(parts.bot().settings().contextLife()))
                            .filter(end -> end.isBefore(draft.context().now()))
                            .isPresent();
            if (old) {
                draft.forgetAll();
                draft.startCountingAgain();
            }
        }

        Turn callEnded(String call, ApiResult result) {
            Optional<Place> awaited =
                    draft.place().filter(place -> place.call().equals(Optional.of(call)));
            draft.rule(TurnTrace.Rule.CALL_ENDED);
            if (awaited.isEmpty()) {
                return draft.unchanged();
            }
            int action = awaited.get().action();
            Optional<Node> node = parts.node(awaited.get().node());
            Optional<Action.CallApi> made =
                    node.filter(at -> action < at.actions().size())
                            .map(at -> at.actions().get(action))
                            .filter(Action.CallApi.class::isInstance)
                            .map(Action.CallApi.class::cast);
            boolean received =
                    made.isPresent()
                            && result instanceof ApiResult.Answered(String body)
                            && calls.receive(made.get().call(), body);
            draft.called();
            if (!received) {
                return draft.turn(failed(node));
            }
            draft.startCountingAgain();
            return draft.turn(flow.goOn(action + 1));
        }

        private Outcome failed(Optional<Node> node) {
            Optional<Node> onError = node.flatMap(Node::onError).flatMap(parts::node);
            if (onError.isPresent()) {
                draft.startCountingAgain();
                return flow.divert(onError.get());
            }
            draft.dropPlace();
            Outcome outcome = misses.failed();
            if (outcome instanceof Outcome.NotUnderstood && draft.comeBack()) {
                flow.askAgain();
            }
            return outcome;
        }
    }
}
