package dev.deskhand.app.bot;

import dev.deskhand.app.Terminal;
import dev.deskhand.bot.Bot;
import dev.deskhand.bot.dialogue.Dialogue;
import dev.deskhand.bot.understanding.EncoderUnavailableException;
import dev.deskhand.bot.understanding.Intent;
import dev.deskhand.bot.understanding.IntentClassifier;
import dev.deskhand.bot.understanding.IntentTrainer;
import dev.deskhand.bot.understanding.Profile;
import dev.deskhand.bot.understanding.RememberedVectors;
import dev.deskhand.bot.understanding.SentenceModels;
import java.util.List;
import java.util.Locale;

/** Teaches bots with the sentence models of a profile, loaded once. */
final class Learning implements AutoCloseable {
    private static final int VECTORS = 100_000;

    private final SentenceModels models;
    private final IntentTrainer trainer;
    private final Profile profile;

    private Learning(SentenceModels models, Profile profile) {
        this.models = models;
        this.profile = profile;
        trainer = new IntentTrainer(models, new RememberedVectors(VECTORS));
    }

    /** Loads the models; where none runs, the bot understands by words alone, which is told. */
    static Learning with(Profile wanted, Terminal terminal) {
        SentenceModels models = new SentenceModels();
        try {
            models.prepare(wanted);
            return new Learning(models, wanted);
        } catch (EncoderUnavailableException e) {
            terminal.step(e.getMessage() + " The bot understands by words alone (lexical).");
            return new Learning(models, Profile.LEXICAL);
        }
    }

    /** The profile that is really used, as its option is written. */
    String profile() {
        return profile.name().toLowerCase(Locale.ROOT);
    }

    IntentClassifier train(List<Intent> intents) {
        return trainer.train(intents, profile);
    }

    Dialogue dialogue(Bot bot) {
        return Dialogue.of(bot, this::train);
    }

    @Override
    public void close() {
        models.close();
    }
}
