package dev.deskhand.server.channel;

import dev.deskhand.bot.BotMessage;
import dev.deskhand.server.channel.Loss.Kind;

/** Words as a window without Markdown shows them, with each change told. */
final class PlainWords {
    private static final int REPLACEMENT = 0xfffd;

    private final Report report;

    /** Hears of each change. */
    interface Report {
        void lose(Kind kind, String place, String words);
    }

    PlainWords(Report report) {
        this.report = report;
    }

    /** A text of one or more lines; never one that shows nothing. */
    String text(String text, String place) {
        String clean = clean(text);
        if (!clean.equals(text)) {
            report.lose(
                    Kind.CHARACTER,
                    place,
                    "This text has a character that cannot be sent; it is left out or replaced.");
        }
        String plain = Markdown.plain(clean).strip();
        if (!BotMessage.saysSomething(plain)) {
            plain = clean.strip();
        }
        if (!flat(plain).equals(flat(clean))) {
            report.lose(
                    Kind.FORMATTING,
                    place,
                    "Zendesk Chat shows no Markdown: bold, headings, tables and the like become"
                            + " plain text, and a link becomes its text with the address behind"
                            + " it.");
        }
        return plain;
    }

    /** A text in one line. */
    String line(String text, String place) {
        return flat(text(text, place));
    }

    /** What the visitor will be heard to say: the author's own words, as they are. */
    String sent(String text) {
        return clean(text);
    }

    private static String flat(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    /** Without halves of characters and control characters, which not every window survives. */
    private static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .forEach(codePoint -> {
                    boolean half =
                            codePoint >= Character.MIN_SURROGATE
                                    && codePoint <= Character.MAX_SURROGATE;
                    boolean space = codePoint == '\n' || codePoint == '\r' || codePoint == '\t';
                    if (half) {
                        clean.appendCodePoint(REPLACEMENT);
                    } else if (space || !Character.isISOControl(codePoint)) {
                        clean.appendCodePoint(codePoint);
                    }
                });
        return clean.toString();
    }
}
