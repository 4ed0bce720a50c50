package dev.deskhand.bot.understanding;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Cuts a text into the pieces that uncased BERT models were trained on: lower case, no accents,
 * punctuation by itself, each word as the longest pieces that the vocabulary has.
 */
final class WordPiece {
    private static final int LONGEST_WORD = 100;
    private static final String CONTINUES = "##";

    private final Map<String, Integer> ids;
    private final int unknown;
    private final int begin;
    private final int end;
    private final int limit;

    /**
     * @param vocabulary piece to id; with [UNK], [CLS] and [SEP]
     * @param limit pieces of one text at most, the two marks at its ends included; the rest is cut
     */
    WordPiece(Map<String, Integer> vocabulary, int limit) {
        this.ids = Map.copyOf(vocabulary);
        this.unknown = special("[UNK]");
        this.begin = special("[CLS]");
        this.end = special("[SEP]");
        this.limit = limit;
    }

    private int special(String piece) {
        Integer id = ids.get(piece);
        if (id == null) {
            throw new IllegalArgumentException("The vocabulary has no " + piece);
        }
        return id;
    }

    /** Whether the vocabulary has the word, in lower case, in one piece. */
    boolean knows(String word) {
        return ids.containsKey(word);
    }

    /** The ids of the text's pieces between the marks of its beginning and end. */
    long[] ids(String text) {
        List<Integer> pieces = new ArrayList<>();
        pieces.add(begin);
        for (String word : words(text)) {
            if (pieces.size() >= limit) {
                break;
            }
            addPieces(word, pieces);
        }
        while (pieces.size() > limit - 1) {
            pieces.removeLast();
        }
        pieces.add(end);
        return pieces.stream().mapToLong(Integer::longValue).toArray();
    }

    private void addPieces(String word, List<Integer> pieces) {
        if (word.codePointCount(0, word.length()) > LONGEST_WORD) {
            pieces.add(unknown);
            return;
        }
        int sizeBefore = pieces.size();
        int from = 0;
        while (from < word.length()) {
            int to = word.length();
            Integer id = null;
            while (to > from) {
                String piece = word.substring(from, to);
                id = ids.get(from == 0 ? piece : CONTINUES + piece);
                if (id != null) {
                    break;
                }
                to = word.offsetByCodePoints(to, -1);
            }
            if (id == null) {
                pieces.subList(sizeBefore, pieces.size()).clear();
                pieces.add(unknown);
                return;
            }
            pieces.add(id);
            from = to;
        }
    }

    private static List<String> words(String text) {
        String plain = Normalizer.normalize(lowerCase(text), Normalizer.Form.NFD);
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        plain.codePoints()
                .forEach(c -> {
                    if (Character.getType(c) == Character.NON_SPACING_MARK || isDropped(c)) {
                        return;
                    }
                    if (isSpace(c)) {
                        flush(word, words);
                    } else if (isPunctuation(c) || isIdeograph(c)) {
                        flush(word, words);
                        words.add(Character.toString(c));
                    } else {
                        word.appendCodePoint(c);
                    }
                });
        flush(word, words);
        return words;
    }

    /** Letter by letter, as the models' own preparation does: no rule looks at neighbours. */
    private static String lowerCase(String text) {
        StringBuilder lower = new StringBuilder(text.length());
        text.codePoints().map(Character::toLowerCase).forEach(lower::appendCodePoint);
        return lower.toString();
    }

    private static void flush(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }

    private static boolean isSpace(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || Character.getType(c) == Character.SPACE_SEPARATOR
                || Character.isWhitespace(c);
    }

    private static boolean isDropped(int c) {
        if (c == '\t' || c == '\n' || c == '\r') {
            return false;
        }
        return c == 0
                || c == 0xFFFD
                || switch (Character.getType(c)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.PRIVATE_USE ->
                            true;
                    default -> false;
                };
    }

    private static boolean isPunctuation(int c) {
        boolean ascii =
                between(c, 33, 47)
                        || between(c, 58, 64)
                        || between(c, 91, 96)
                        || between(c, 123, 126);
        return ascii
                || switch (Character.getType(c)) {
                    case Character.CONNECTOR_PUNCTUATION,
                            Character.DASH_PUNCTUATION,
                            Character.START_PUNCTUATION,
                            Character.END_PUNCTUATION,
                            Character.INITIAL_QUOTE_PUNCTUATION,
                            Character.FINAL_QUOTE_PUNCTUATION,
                            Character.OTHER_PUNCTUATION ->
                            true;
                    default -> false;
                };
    }

    private static boolean isIdeograph(int c) {
        return between(c, 0x4E00, 0x9FFF)
                || between(c, 0x3400, 0x4DBF)
                || between(c, 0x20000, 0x2CEAF)
                || between(c, 0xF900, 0xFAFF)
                || between(c, 0x2F800, 0x2FA1F);
    }

    private static boolean between(int c, int first, int last) {
        return first <= c && c <= last;
    }
}
