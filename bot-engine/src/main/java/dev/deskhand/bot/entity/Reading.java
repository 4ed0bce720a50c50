package dev.deskhand.bot.entity;

import java.util.HashMap;
import java.util.Map;

/** One text while it is being read: what several recognisers need is made once. Not thread-safe. */
final class Reading {
    private record ChartKey(EntityType.Direction direction, boolean day, boolean time) {}

    private final String text;
    private final ReadingContext context;
    private final Language language;
    private final Tokens tokens;
    private final Numbers numbers;
    private final Map<ChartKey, Chart> charts = new HashMap<>();

    Reading(String text, ReadingContext context) {
        this.text = text;
        this.context = context;
        this.language = Language.of(context.locale());
        this.tokens = Tokens.of(text);
        this.numbers = new Numbers(tokens, language, context.locale());
    }

    String text() {
        return text;
    }

    ReadingContext context() {
        return context;
    }

    Language language() {
        return language;
    }

    Tokens tokens() {
        return tokens;
    }

    Numbers numbers() {
        return numbers;
    }

    Chart chart(EntityType.Direction direction, boolean dayAsked, boolean timeAsked) {
        return charts.computeIfAbsent(
                new ChartKey(direction, dayAsked, timeAsked),
                key ->
                        new Chart(
                                        tokens,
                                        numbers,
                                        language,
                                        context.locale(),
                                        context.now(),
                                        key.direction())
                                .read(key.day(), key.time()));
    }

    /** From the first token up to, not with, the second. */
    Candidate candidate(int from, int to, EntityValue value, boolean weak) {
        return new Candidate(tokens.at(from).start(), tokens.at(to - 1).end(), value, weak);
    }
}
