package dev.deskhand.bot.entity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Values by their words. Case, accents, hyphens, spaces between words and plural endings don't
 * matter; the longest words win. A word that is not quite right counts where it is nearer to one
 * known word than to all others, and where it is no word by its own right.
 */
final class DictionaryRecogniser implements Recogniser {
    private static final int MOST_VALUES = 20_000;
    private static final int MOST_WORDS = 12;
    private static final int LONGEST = 200;

    /** Stands for two values that only their endings part. */
    private static final String AMBIGUOUS = "\u0000";

    private final Map<String, String> exact = new HashMap<>();
    private final Map<String, String> plain = new HashMap<>();
    private final Set<String> vocabulary = new HashSet<>();
    private final WordForms forms;
    private final @Nullable WordSlips slips;
    private int mostWords = 1;

    DictionaryRecogniser(String entity, EntityType.Dictionary type, Predicate<String> known) {
        if (type.values().isEmpty()) {
            throw new InvalidEntityException(entity, "its dictionary is empty; write a value.");
        }
        int count = 0;
        for (EntityType.Choice choice : type.values()) {
            for (String words : words(choice)) {
                add(entity, words, choice.value());
            }
            count += words(choice).size();
            if (count > MOST_VALUES) {
                throw new InvalidEntityException(
                        entity,
                        "its dictionary has more than "
                                + MOST_VALUES
                                + " words; split it or look the value up by an API.");
            }
        }
        forms = new WordForms(vocabulary);
        for (EntityType.Choice choice : type.values()) {
            words(choice).forEach(words -> addPlain(words, choice.value()));
        }
        slips = type.typos() ? new WordSlips(vocabulary, known) : null;
    }

    private static Set<String> words(EntityType.Choice choice) {
        Set<String> words = new LinkedHashSet<>();
        words.add(choice.value());
        words.addAll(choice.names().values());
        words.addAll(choice.variants());
        return words;
    }

    private void add(String entity, String words, String value) {
        if (words.length() > LONGEST) {
            throw new InvalidEntityException(
                    entity,
                    "\"" + words.substring(0, 40) + "...\" is longer than " + LONGEST + ".");
        }
        for (String spelling : Phrases.spellings(words)) {
            addSpelling(entity, spelling, value);
        }
    }

    private void addSpelling(String entity, String words, String value) {
        Tokens tokens = Tokens.of(words);
        if (tokens.size() == 0 || tokens.size() > MOST_WORDS) {
            throw new InvalidEntityException(
                    entity,
                    "\"" + words + "\" should have 1 to " + MOST_WORDS + " words or symbols.");
        }
        StringBuilder joined = new StringBuilder();
        for (int i = 0; i < tokens.size(); i++) {
            String word = tokens.at(i).word();
            joined.append(word);
            if (tokens.at(i).isWord()) {
                vocabulary.add(word);
            }
        }
        mostWords = Math.max(mostWords, tokens.size() + 1);
        String other = exact.putIfAbsent(joined.toString(), value);
        if (other != null && !other.equals(value)) {
            throw new InvalidEntityException(
                    entity,
                    "\""
                            + words
                            + "\" stands for both \""
                            + other
                            + "\" and \""
                            + value
                            + "\"; keep it with one of them.");
        }
    }

    /** By the words' base forms; two values that only an ending parts are told by that alone. */
    private void addPlain(String words, String value) {
        for (String spelling : Phrases.spellings(words)) {
            Tokens tokens = Tokens.of(spelling);
            StringBuilder key = new StringBuilder();
            for (int i = 0; i < tokens.size(); i++) {
                String word = tokens.at(i).word();
                String base = forms.base(word, false);
                key.append(base == null ? word : base);
            }
            plain.merge(key.toString(), value, (a, b) -> a.equals(b) ? a : AMBIGUOUS);
        }
    }

    @Override
    public List<Candidate> find(Reading reading, boolean asked) {
        List<String> bases = bases(reading);
        Tokens tokens = reading.tokens();
        List<Candidate> found = new ArrayList<>();
        int i = 0;
        while (i < tokens.size()) {
            int end = longest(reading, bases, i, found);
            i = Math.max(i + 1, end);
        }
        return found;
    }

    /** Each word as the dictionary has it, its ending and slips put right. */
    private List<String> bases(Reading reading) {
        boolean german = reading.context().locale().getLanguage().equals("de");
        List<String> bases = new ArrayList<>();
        Map<String, String> seen = new HashMap<>();
        int work = WordSlips.MOST_WORK;
        Tokens tokens = reading.tokens();
        for (int i = 0; i < tokens.size(); i++) {
            String word = tokens.at(i).word();
            String base = seen.get(word);
            if (base == null) {
                base = forms.base(word, german);
                if (base == null && slips != null && tokens.at(i).isWord()) {
                    WordSlips.Mended mended = slips.mend(word, work);
                    work -= mended.work();
                    base = mended.word() == null ? null : forms.base(mended.word(), german);
                }
                base = base == null ? word : base;
                seen.put(word, base);
            }
            bases.add(base);
        }
        return bases;
    }

    /** Adds the longest match at the token and returns the token after it, or the token itself. */
    private int longest(Reading reading, List<String> bases, int from, List<Candidate> found) {
        Tokens tokens = reading.tokens();
        StringBuilder exactly = new StringBuilder();
        StringBuilder plainly = new StringBuilder();
        String best = null;
        int bestEnd = from;
        for (int to = from; to < Math.min(tokens.size(), from + mostWords); to++) {
            exactly.append(tokens.at(to).word());
            plainly.append(bases.get(to));
            String value = exact.get(exactly.toString());
            value = value == null ? plain.get(plainly.toString()) : value;
            if (value != null && !value.equals(AMBIGUOUS) && !isCut(tokens, from, to)) {
                best = value;
                bestEnd = to + 1;
            }
        }
        if (best != null) {
            found.add(reading.candidate(from, bestEnd, new EntityValue.Text(best), false));
        }
        return bestEnd;
    }

    /** "a4" is no piece of "a45b", nor "3" of "3.5". */
    private static boolean isCut(Tokens tokens, int from, int to) {
        Token next = tokens.at(to + 1);
        boolean right = next.glued() && next.kind() != Token.Kind.SYMBOL;
        Token first = tokens.at(from);
        boolean left = first.glued() && tokens.at(from - 1).kind() != Token.Kind.SYMBOL;
        boolean decimal =
                next.glued()
                        && tokens.at(to).isDigits()
                        && ".,:".contains(next.word())
                        && tokens.at(to + 2).glued()
                        && tokens.at(to + 2).isDigits();
        boolean ideographs = tokens.at(to).word().codePoints().anyMatch(Character::isIdeographic);
        return decimal || (!ideographs && (right || left) && !isElided(tokens, from, right));
    }

    /** French: "l'armoire". */
    private static boolean isElided(Tokens tokens, int from, boolean right) {
        return !right && tokens.at(from - 1).isWord() && tokens.at(from).isWord();
    }
}
