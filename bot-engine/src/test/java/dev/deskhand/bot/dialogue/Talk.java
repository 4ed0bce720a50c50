package dev.deskhand.bot.dialogue;

import dev.deskhand.bot.Bot;
import dev.deskhand.bot.BotMessage;
import dev.deskhand.bot.file.BotFile;
import dev.deskhand.bot.file.BotProblem;
import dev.deskhand.bot.understanding.Basis;
import dev.deskhand.bot.understanding.IntentClassifier;
import dev.deskhand.bot.understanding.IntentTrainer;
import dev.deskhand.bot.understanding.Profile;
import dev.deskhand.bot.understanding.Ranking;
import dev.deskhand.bot.understanding.SentenceModels;
import dev.deskhand.bot.understanding.Vectors;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** One conversation with a bot, for tests: remembers the state from turn to turn. */
final class Talk {
    /** A Thursday. */
    static final Instant BEGIN = Instant.parse("2026-11-19T10:00:00Z");

    private final Dialogue dialogue;
    private DialogueState state = DialogueState.START;
    private TurnContext context = new TurnContext(BEGIN, "Ada", TurnContext.ZENDESK_CHAT, 7);

    /** Each turn with what it answered. */
    private final List<Turn> turns = new ArrayList<>();

    Talk(Dialogue dialogue) {
        this.dialogue = dialogue;
    }

    static Talk with(String yaml) {
        return new Talk(Dialogue.of(bot(yaml)));
    }

    /** Like {@link Dialogue#of(Bot)}, and every text counts as judged by a sentence model. */
    static Dialogue asIfByModels(Bot bot) {
        IntentTrainer trainer = new IntentTrainer(new SentenceModels(), Vectors.none());
        return Dialogue.of(
                bot,
                intents -> {
                    IntentClassifier words = trainer.train(intents, Profile.LEXICAL);
                    return text -> {
                        Ranking ranking = words.rank(text);
                        return new Ranking(
                                ranking.candidates(),
                                ranking.basis() == Basis.WORDS ? Basis.MODELS : ranking.basis());
                    };
                });
    }

    static Bot bot(String yaml) {
        return switch (BotFile.parse(yaml)) {
            case BotFile.Valid valid -> valid.bot();
            case BotFile.Invalid(List<BotProblem> problems) ->
                    throw new AssertionError(problems.toString());
        };
    }

    static Bot kettleShop() {
        return resource("kettle-shop.yaml");
    }

    static Bot gardenShop() {
        return resource("garden-shop.yaml");
    }

    private static Bot resource(String name) {
        try (InputStream file = Objects.requireNonNull(Bot.class.getResourceAsStream(name))) {
            return bot(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    Turn say(String text) {
        return take(new VisitorInput.Said(text));
    }

    Turn take(VisitorInput input) {
        Turn turn = dialogue.turn(state, input, context);
        state = turn.state();
        turns.add(turn);
        return turn;
    }

    /** The texts of the answer. */
    List<String> hear(String text) {
        return texts(say(text));
    }

    static List<String> texts(Turn turn) {
        return turn.replies().stream().map(BotMessage::plainText).toList();
    }

    Turn answers(String json) {
        return ends(new ApiResult.Answered(json));
    }

    Turn ends(ApiResult result) {
        ApiRequest request = ((Outcome.Calls) turns.getLast().outcome()).request();
        return take(new VisitorInput.CallEnded(request.id(), result));
    }

    Talk after(Duration time) {
        context =
                new TurnContext(
                        context.now().plus(time),
                        context.visitorName(),
                        context.channel(),
                        context.seed());
        return this;
    }

    Talk seed(long seed) {
        context = new TurnContext(context.now(), context.visitorName(), context.channel(), seed);
        return this;
    }

    Talk on(String channel) {
        context = new TurnContext(context.now(), context.visitorName(), channel, context.seed());
        return this;
    }

    DialogueState state() {
        return state;
    }

    Talk at(DialogueState now) {
        state = now;
        return this;
    }

    TurnContext context() {
        return context;
    }

    /** The value of an entity, or an empty text. */
    String value(String entity) {
        var known = state.values().get(entity);
        return known == null ? "" : known.value().text();
    }
}
