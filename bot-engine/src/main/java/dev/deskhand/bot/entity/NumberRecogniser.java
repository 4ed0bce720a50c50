package dev.deskhand.bot.entity;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bare numbers, and no pieces of order numbers, dates, times or ranges. */
final class NumberRecogniser implements Recogniser {
    private final EntityType.Numeric type;

    NumberRecogniser(EntityType.Numeric type) {
        this.type = type;
    }

    @Override
    public List<Candidate> find(Reading reading, boolean asked) {
        List<Candidate> found = new ArrayList<>();
        Tokens tokens = reading.tokens();
        boolean[] blocked = blocked(reading);
        int i = 0;
        while (i < tokens.size()) {
            Numbers.At at = reading.numbers().at(i);
            if (at == null || blocked[i] || !stands(reading, i, at, asked)) {
                i = at != null && at.digits() ? Math.max(i + 1, at.end()) : i + 1;
                continue;
            }
            if (fits(at.value())) {
                found.add(
                        reading.candidate(i, at.end(), new EntityValue.Numeric(at.value()), true));
            }
            i = at.end();
        }
        return found;
    }

    private static boolean[] blocked(Reading reading) {
        Phrases phrases = reading.language().phrases("not number");
        boolean[] blocked = new boolean[reading.tokens().size()];
        for (int i = 0; i < blocked.length; i++) {
            Phrases.Hit hit = phrases.longest(reading.tokens(), i);
            for (int j = i; hit != null && j < hit.end(); j++) {
                blocked[j] = true;
            }
        }
        return blocked;
    }

    /** Whether it is a number by itself. An article is one only as the whole answer. */
    private static boolean stands(Reading reading, int from, Numbers.At at, boolean asked) {
        Tokens tokens = reading.tokens();
        if (!at.strong()) {
            return asked && from == 0 && at.end() == tokens.size();
        }
        if (!at.digits()) {
            return true;
        }
        return !runsIn(tokens, from) && !runsOn(reading, at.end());
    }

    private static boolean runsIn(Tokens tokens, int from) {
        Token first = tokens.at(from);
        Token before = tokens.at(from - 1);
        if (!first.glued()) {
            return false;
        }
        if (before.isWord()) {
            return !before.is("x");
        }
        return "./:-,_'\u2019+".contains(before.word())
                && before.glued()
                && tokens.at(from - 2).kind() != Token.Kind.SYMBOL;
    }

    private static boolean runsOn(Reading reading, int end) {
        Tokens tokens = reading.tokens();
        Token next = tokens.at(end);
        if (!next.glued()) {
            return false;
        }
        if (next.isWord()) {
            Phrases.@Nullable Hit unit =
                    reading.language().phrases("quantity").longest(tokens, end);
            return !next.is("x") && unit == null;
        }
        Token after = tokens.at(end + 1);
        return "./:-,_'\u2019".contains(next.word())
                && after.glued()
                && after.kind() != Token.Kind.SYMBOL;
    }

    private boolean fits(BigDecimal value) {
        return (type.min() == null || value.compareTo(type.min()) >= 0)
                && (type.max() == null || value.compareTo(type.max()) <= 0)
                && (!type.whole() || value.stripTrailingZeros().scale() <= 0);
    }
}
