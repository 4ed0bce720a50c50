package dev.deskhand.bot.entity;

/**
 * A word, a run of digits, or a symbol.
 *
 * @param word as it is compared: lower case, no accents, digits as 0 to 9
 * @param glued whether nothing stands between it and the token before
 */
record Token(int start, int end, String word, Kind kind, boolean glued) {
    enum Kind {
        WORD,
        DIGITS,
        SYMBOL
    }

    boolean isWord() {
        return kind == Kind.WORD;
    }

    boolean isDigits() {
        return kind == Kind.DIGITS;
    }

    boolean is(String symbol) {
        return word.equals(symbol);
    }
}
