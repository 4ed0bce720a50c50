package dev.deskhand.bot.entity;

import java.util.List;
import java.util.Locale;

/**
 * A person's name: after words that announce one ("my name is"), or as the answer itself. Without a
 * list of all names of the world, a bare word counts only when a name is asked for.
 */
final class NameRecogniser implements Recogniser {
    private static final int MOST_WORDS = 5;
    private static final int MOST_LOWER_CASE = 2;

    @Override
    public List<Candidate> find(Reading reading, boolean asked) {
        Tokens tokens = reading.tokens();
        Phrases cues = reading.language().phrases("name cue");
        Phrases weak = reading.language().phrases("name cue weak");
        for (int i = 0; i < tokens.size(); i++) {
            Phrases.Hit cue = cues.longest(tokens, i);
            if (cue != null) {
                int from = afterMarks(tokens, cue.end());
                int end = nameEnd(reading, from, true);
                if (end > from) {
                    return List.of(candidate(reading, from, end, false));
                }
            }
        }
        for (int i = 0; i < tokens.size(); i++) {
            Phrases.Hit cue = weak.longest(tokens, i);
            if (cue == null) {
                continue;
            }
            int from = afterMarks(tokens, cue.end());
            boolean whole = asked && isAtEnd(reading, nameEnd(reading, from, true));
            int end = nameEnd(reading, from, whole);
            if (end > from && (whole || !isShouting(reading))) {
                return List.of(candidate(reading, from, end, false));
            }
        }
        return asked ? answer(reading) : List.of();
    }

    private List<Candidate> answer(Reading reading) {
        Tokens tokens = reading.tokens();
        int from = YesNoRecogniser.skip(tokens, reading.language().phrases("fillers"), 0);
        int end = wordsEnd(reading, from, MOST_WORDS, false);
        boolean yesNo = reading.language().phrases("yes no").longest(tokens, from) != null;
        return end > from && !yesNo && isAtEnd(reading, end)
                ? List.of(candidate(reading, from, end, true))
                : List.of();
    }

    private static int afterMarks(Tokens tokens, int from) {
        int at = from;
        while (":-,\"'".contains(tokens.at(at).word()) && at < tokens.size()) {
            at++;
        }
        return at;
    }

    private static boolean isAtEnd(Reading reading, int from) {
        Tokens tokens = reading.tokens();
        int at = from;
        while (at < tokens.size()) {
            Phrases.Hit more = reading.language().phrases("courtesies").longest(tokens, at);
            if (more == null && tokens.at(at).kind() != Token.Kind.SYMBOL) {
                return false;
            }
            at = more == null ? at + 1 : more.end();
        }
        return true;
    }

    /** All capitals: they tell nothing. */
    private static boolean isShouting(Reading reading) {
        String text = reading.text();
        return text.equals(text.toUpperCase(Locale.ROOT));
    }

    private static int nameEnd(Reading reading, int from, boolean lowerCase) {
        int title = titleEnd(reading, from);
        boolean capital = isCapital(reading, title);
        if (!capital && !lowerCase) {
            return from;
        }
        int end = wordsEnd(reading, title, capital ? MOST_WORDS : MOST_LOWER_CASE, capital);
        return end > title ? end : from;
    }

    private static int titleEnd(Reading reading, int from) {
        Phrases.Hit title =
                reading.language().phrases("name title").longest(reading.tokens(), from);
        if (title == null) {
            return from;
        }
        return reading.tokens().at(title.end()).is(".") ? title.end() + 1 : title.end();
    }

    private static boolean isCapital(Reading reading, int at) {
        String raw = reading.tokens().raw(at);
        return !raw.isEmpty() && Character.isUpperCase(raw.codePointAt(0));
    }

    private static int wordsEnd(Reading reading, int from, int most, boolean capitals) {
        Tokens tokens = reading.tokens();
        Phrases stop = reading.language().phrases("name stop");
        Phrases particles = reading.language().phrases("name particle");
        int at = titleEnd(reading, from);
        int end = from;
        int words = 0;
        while (words < most && tokens.at(at).isWord() && !stop.contains(tokens.at(at).word())) {
            boolean particle = particles.contains(tokens.at(at).word());
            if (capitals && !particle && !isCapital(reading, at)) {
                break;
            }
            // A Chinese name is a token for each of its signs.
            boolean goesOn = tokens.at(at).glued() && at > from;
            words += particle || goesOn ? 0 : 1;
            boolean initial = tokens.at(at).word().length() == 1 && tokens.at(at + 1).is(".");
            at += initial ? 2 : 1;
            end = particle ? end : at;
            if (at - from > 3 * MOST_WORDS) {
                break;
            }
        }
        return end;
    }

    private static Candidate candidate(Reading reading, int from, int end, boolean weak) {
        int start = reading.tokens().at(from).start();
        int last = reading.tokens().at(end - 1).end();
        String words = reading.text().substring(start, last).replaceAll("\\s+", " ");
        boolean plain =
                words.equals(words.toLowerCase(Locale.ROOT))
                        || (words.length() > 3 && words.equals(words.toUpperCase(Locale.ROOT)));
        return new Candidate(
                start,
                last,
                new EntityValue.Text(plain ? capitalised(reading, words) : words),
                weak);
    }

    private static String capitalised(Reading reading, String words) {
        Phrases particles = reading.language().phrases("name particle");
        StringBuilder name = new StringBuilder(words.length());
        boolean first = true;
        int word = 0;
        String lower = words.toLowerCase(Locale.ROOT);
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            if (first) {
                int end = i;
                while (end < lower.length() && Character.isLetter(lower.charAt(end))) {
                    end++;
                }
                boolean particle = word > 0 && particles.contains(lower.substring(i, end));
                name.append(particle ? c : Character.toUpperCase(c));
                word++;
            } else {
                name.append(c);
            }
            first = !Character.isLetter(c);
        }
        return name.toString();
    }
}
