package dev.deskhand.emulator.graphql;

/**
 * Writes the characters beyond the 65,536 first, emoji above all, as escapes. The library's lexer
 * reads a document in blocks of 4,096 characters and takes a pair that a block cuts in half for two
 * mistakes.
 */
final class SupplementaryCharacters {
    private static final String BLOCK = "\"\"\"";

    private SupplementaryCharacters() {}

    /**
     * The document with such characters of its strings escaped; block strings know no escapes and
     * stay, as does what stands outside of strings.
     */
    static String escaped(String document) {
        if (document.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
            return document;
        }
        StringBuilder escaped = new StringBuilder(document.length() * 2);
        int at = 0;
        while (at < document.length()) {
            int end = endOfToken(document, at);
            String token = document.substring(at, end);
            boolean string = token.startsWith("\"") && !token.startsWith(BLOCK);
            escaped.append(string ? escapedPairs(token) : token);
            at = end;
        }
        return escaped.toString();
    }

    private static int endOfToken(String document, int start) {
        if (document.startsWith(BLOCK, start)) {
            int end = document.indexOf(BLOCK, start + BLOCK.length());
            return end < 0 ? document.length() : end + BLOCK.length();
        }
        return switch (document.charAt(start)) {
            case '"' -> endOfString(document, start);
            case '#' -> endOfLine(document, start);
            default -> start + 1;
        };
    }

    private static int endOfString(String document, int start) {
        int at = start + 1;
        while (at < document.length()) {
            char c = document.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == '"' || c == '\n') {
                return at + 1;
            }
            at++;
        }
        return document.length();
    }

    private static int endOfLine(String document, int start) {
        int end = document.indexOf('\n', start);
        return end < 0 ? document.length() : end;
    }

    private static String escapedPairs(String string) {
        StringBuilder escaped = new StringBuilder();
        for (int at = 0; at < string.length(); at++) {
            char c = string.charAt(at);
            if (Character.isSurrogate(c)) {
                escaped.append(String.format("\\u%04x", (int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
