package dev.deskhand.bot.template;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** What is done to a value so that it stays a value where it is put. */
public enum Escape {
    /** Nothing. For what is sent as a value of its own, such as a text inside JSON. */
    NONE {
        @Override
        String apply(String value) {
            return value;
        }
    },

    /** For a text in which an author may write Markdown: the value is one line without any. */
    MARKDOWN {
        @Override
        String apply(String value) {
            String line = SPACES.matcher(value).replaceAll(" ").strip().replace('`', '\'');
            String escaped = MARKS.matcher(line).replaceAll("\\\\$0");
            return BULLET.matcher(escaped).replaceFirst("$1");
        }
    },

    /** For one line of plain text, such as a header of a request. */
    LINE {
        @Override
        String apply(String value) {
            return SPACES.matcher(value).replaceAll(" ").strip();
        }
    },

    /** For an address: percent-encoded, so that it can be neither a path nor a query of its own. */
    URL {
        @Override
        String apply(String value) {
            boolean dots = value.chars().allMatch(each -> each == '.');
            StringBuilder encoded = new StringBuilder();
            for (byte each : value.getBytes(StandardCharsets.UTF_8)) {
                char sign = (char) (each & 0xff);
                boolean plain =
                        sign < 128
                                && (Character.isLetterOrDigit(sign)
                                        || "-_~".indexOf(sign) >= 0
                                        || (sign == '.' && !dots));
                encoded.append(plain ? String.valueOf(sign) : "%%%02X".formatted((int) sign));
            }
            return encoded.toString();
        }
    };

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Cc}\\p{Zl}\\p{Zp}]+");
    private static final Pattern MARKS = Pattern.compile("[\\\\*_\\[\\]~#|>]");
    private static final Pattern BULLET = Pattern.compile("^([-+]) +");

    abstract String apply(String value);
}
