package dev.deskhand.bot.understanding;

import java.util.List;
import java.util.Locale;

/** How much work goes into understanding. All answer at the one threshold of {@link Candidate}. */
public enum Profile {
    /** Words and pieces of words alone: no model, any language, microseconds. */
    LEXICAL(0.26, 9),
    /** One sentence model. The default. */
    FAST(0.31, 8.9),
    /** Three sentence models: a little better, and about five times the work. */
    THOROUGH(0.34, 9.2);

    /** See {@link Calibration}; plain numbers, for an enum holds nothing that could change. */
    private final double cut;

    private final double steepness;

    Profile(double cut, double steepness) {
        this.cut = cut;
        this.steepness = steepness;
    }

    /** The sentence models that it needs. */
    public List<SentenceModel> models() {
        return switch (this) {
            case LEXICAL -> List.of();
            case FAST -> List.of(SentenceModel.MINI_LM);
            case THOROUGH -> List.of(SentenceModel.MINI_LM, SentenceModel.E5, SentenceModel.BGE);
        };
    }

    /** Its name as it is written in options and settings. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    Calibration calibration() {
        return new Calibration(cut, steepness);
    }
}
