package dev.deskhand.bot.entity;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Marks: "4 out of 5", "4/5", "four stars", a row of stars, or a bare number as the answer. */
final class RatingRecogniser implements Recogniser {
    private static final String STARS = "\u2605\u2b50\ud83c\udf1f";

    private final int max;

    RatingRecogniser(String entity, int max) {
        if (max < 2 || max > 100) {
            throw new InvalidEntityException(
                    entity, "its highest mark is " + max + "; write 2 to 100.");
        }
        this.max = max;
    }

    @Override
    public List<Candidate> find(Reading reading, boolean asked) {
        List<Candidate> found = new ArrayList<>();
        Tokens tokens = reading.tokens();
        int i = 0;
        while (i < tokens.size()) {
            int end = stars(tokens, i);
            if (end > i) {
                add(found, reading, i, end, BigDecimal.valueOf(end - i), false);
                i = end;
                continue;
            }
            Numbers.At at = reading.numbers().at(i);
            end = at == null || at.value().signum() < 0 ? -1 : written(reading, at.end());
            if (at != null && end > 0) {
                add(found, reading, i, end, at.value(), false);
                i = end;
            } else {
                i++;
            }
        }
        if (found.isEmpty()) {
            bare(reading, asked, found);
        }
        return found;
    }

    private void add(
            List<Candidate> found,
            Reading reading,
            int from,
            int to,
            BigDecimal mark,
            boolean weak) {
        boolean whole = mark.stripTrailingZeros().scale() <= 0;
        if (whole && mark.signum() > 0 && mark.compareTo(BigDecimal.valueOf(max)) <= 0) {
            found.add(
                    reading.candidate(
                            from, to, new EntityValue.Rating(mark.intValue(), max), weak));
        }
    }

    /** The token after a row of stars. Empty ones are passed over but not counted. */
    private static int stars(Tokens tokens, int from) {
        int at = from;
        while (STARS.contains(tokens.at(at).word()) && !tokens.at(at).word().isEmpty()) {
            at++;
        }
        return at;
    }

    /** The token after "stars" or "out of MAX", or -1. Marks of another scale are none. */
    private int written(Reading reading, int from) {
        Tokens tokens = reading.tokens();
        Phrases.Hit of = reading.language().phrases("rating of").longest(tokens, from);
        if (of != null) {
            Numbers.At scale = reading.numbers().at(of.end());
            boolean own = scale != null && scale.value().compareTo(BigDecimal.valueOf(max)) == 0;
            if (scale == null || !own) {
                return -1;
            }
            Phrases.Hit stars = stars(reading, scale.end());
            return stars == null ? scale.end() : stars.end();
        }
        Phrases.Hit stars = stars(reading, from);
        return stars == null ? -1 : stars.end();
    }

    private static Phrases.@Nullable Hit stars(Reading reading, int at) {
        return reading.language().phrases("rating stars").longest(reading.tokens(), at);
    }

    /** The only number of a short answer, or a word such as "perfect". */
    private void bare(Reading reading, boolean asked, List<Candidate> found) {
        Tokens tokens = reading.tokens();
        Phrases words = reading.language().phrases("rating words");
        int from = YesNoRecogniser.skip(tokens, reading.language().phrases("fillers"), 0);
        Phrases.Hit word = asked ? words.longest(tokens, from) : null;
        if (word != null && tokens.words() <= 4) {
            int mark =
                    word.value().equals("best")
                            ? max
                            : word.value().equals("worst") ? 1 : (max + 1) / 2;
            add(found, reading, from, word.end(), BigDecimal.valueOf(mark), true);
            return;
        }
        List<Candidate> numbers = new NumberRecogniser(EntityType.NUMBER).find(reading, asked);
        boolean only = tokens.words() == 1 || (asked && tokens.words() <= 8);
        if (only && numbers.size() == 1) {
            Candidate number = numbers.getFirst();
            if (number.value() instanceof EntityValue.Numeric(BigDecimal mark)
                    && mark.stripTrailingZeros().scale() <= 0
                    && mark.signum() > 0
                    && mark.compareTo(BigDecimal.valueOf(max)) <= 0) {
                found.add(
                        new Candidate(
                                number.start(),
                                number.end(),
                                new EntityValue.Rating(mark.intValue(), max),
                                true));
            }
        }
    }
}
