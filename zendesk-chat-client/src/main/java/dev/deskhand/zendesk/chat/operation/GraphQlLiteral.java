package dev.deskhand.zendesk.chat.operation;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Values as they stand in a GraphQL document. Every value of every document goes through here,
 * which is what keeps a visitor's text from becoming GraphQL.
 *
 * <p>Strings are written in the quoted form of the GraphQL specification (section 2.9.4), never as
 * block strings. A surrogate without its partner has no place in a Unicode document and becomes
 * U+FFFD.
 */
final class GraphQlLiteral {

    private static final char REPLACEMENT = '\uFFFD';

    private GraphQlLiteral() {}

    static String string(String value) {
        StringBuilder literal = new StringBuilder(value.length() + 16).append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isHighSurrogate(c)
                    && i + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(i + 1))) {
                literal.append(c).append(value.charAt(++i));
            } else if (Character.isSurrogate(c)) {
                literal.append(REPLACEMENT);
            } else {
                append(literal, c);
            }
        }
        return literal.append('"').toString();
    }

    private static void append(StringBuilder literal, char c) {
        switch (c) {
            case '"' -> literal.append("\\\"");
            case '\\' -> literal.append("\\\\");
            case '\b' -> literal.append("\\b");
            case '\f' -> literal.append("\\f");
            case '\n' -> literal.append("\\n");
            case '\r' -> literal.append("\\r");
            case '\t' -> literal.append("\\t");
            default -> {
                if (isPlain(c)) {
                    literal.append(c);
                } else {
                    literal.append("\\u%04X".formatted((int) c));
                }
            }
        }
    }

    /**
     * Control characters, line separators, byte order marks and non-characters are safer escaped.
     */
    private static boolean isPlain(char c) {
        return c >= 0x20
                && !(c >= 0x7F && c <= 0x9F)
                && c != 0x2028
                && c != 0x2029
                && c != 0xFEFF
                && c < 0xFFFE;
    }

    static String strings(List<String> values) {
        return values.stream()
                .map(GraphQlLiteral::string)
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
