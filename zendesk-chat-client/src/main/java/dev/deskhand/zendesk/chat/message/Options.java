package dev.deskhand.zendesk.chat.message;

import java.util.List;

/** Answers to pick that stand beside a plain text. */
final class Options {

    /** Looks like a slash and is none. */
    private static final char DIVISION_SLASH = '\u2215';

    private Options() {}

    static List<String> checked(List<String> options) {
        for (String option : options) {
            MessageLimit.OPTION.check(option);
            MessageLimit.OPTION_SLASHES.check(option);
        }
        return List.copyOf(options);
    }

    /** An option in place of a reply; what the visitor then sends looks the same. */
    static String from(String replyValue) {
        return replyValue.replace('/', DIVISION_SLASH);
    }
}
