package dev.deskhand.bot.entity;

import java.util.List;

/**
 * Yes or no, at the beginning of an answer, after a comma at its end, or as all of a message. "Not
 * sure" and "yes or no?" are neither.
 */
final class YesNoRecogniser implements Recogniser {
    @Override
    public List<Candidate> find(Reading reading, boolean asked) {
        Tokens tokens = reading.tokens();
        Phrases phrases = reading.language().phrases("yes no");
        Phrases whole = reading.language().phrases("yes no whole");
        Phrases fillers = reading.language().phrases("fillers");
        int from = skip(tokens, fillers, 0);
        Phrases.Hit hit = phrases.longest(tokens, from);
        Phrases.Hit all = whole.longest(tokens, from);
        if (all != null && (hit == null || all.end() > hit.end()) && isAtEnd(reading, all.end())) {
            hit = all;
        }
        if (hit != null && (asked || isAtEnd(reading, hit.end()))) {
            return found(reading, from, hit);
        }
        return asked && hit == null ? atEnd(reading, phrases) : List.of();
    }

    private static List<Candidate> found(Reading reading, int from, Phrases.Hit hit) {
        if (hit.value().equals("neither")) {
            return List.of();
        }
        return List.of(
                reading.candidate(
                        from, hit.end(), new EntityValue.YesNo(hit.value().equals("yes")), true));
    }

    /** "The blue one, yes please". */
    private static List<Candidate> atEnd(Reading reading, Phrases phrases) {
        Tokens tokens = reading.tokens();
        for (int i = Math.max(1, tokens.size() - 6); i < tokens.size(); i++) {
            boolean parted = ",.;!-".contains(tokens.at(i - 1).word());
            Phrases.Hit hit = parted ? phrases.longest(tokens, i) : null;
            if (hit != null && isAtEnd(reading, hit.end())) {
                return found(reading, i, hit);
            }
        }
        return List.of();
    }

    /** Whether only courtesies, the same again, and punctuation follow. */
    private static boolean isAtEnd(Reading reading, int from) {
        Tokens tokens = reading.tokens();
        Phrases phrases = reading.language().phrases("yes no");
        Phrases courtesies = reading.language().phrases("courtesies");
        int at = from;
        while (at < tokens.size()) {
            Phrases.Hit more = courtesies.longest(tokens, at);
            if (more == null) {
                more = phrases.longest(tokens, at);
            }
            if (more != null) {
                at = more.end();
            } else if (tokens.at(at).kind() == Token.Kind.SYMBOL) {
                at++;
            } else {
                return false;
            }
        }
        return true;
    }

    static int skip(Tokens tokens, Phrases fillers, int from) {
        int at = from;
        while (at < tokens.size()) {
            Phrases.Hit filler = fillers.longest(tokens, at);
            boolean mark = ",.;:!-(\"'\u2026".contains(tokens.at(at).word());
            if (filler == null && !mark) {
                return at;
            }
            at = filler == null ? at + 1 : filler.end();
        }
        return at;
    }
}
