package dev.deskhand.zendesk.chat.message;

import java.util.Collection;

/**
 * Every limit that a message must keep, with its source. Zendesk publishes no schema of limits, and
 * the sources differ; where they do, the strictest is taken, since a message within it passes by
 * all of them.
 *
 * <p>The sources, by the names used below: <i>structured messages</i> is Zendesk's help-centre
 * article on structured messages in Chat (4408831142554); <i>message restrictions</i> is the
 * article on what Zendesk's own bots can send through Chat (8357757844122), a product on this very
 * API; <i>Haptik</i> is the documentation of a vendor whose bots use it; <i>the payload checker</i>
 * is part of Zendesk's Chat Web SDK 29.0.0.
 *
 * <p>Lengths count characters as a person does ({@link Graphemes}); the sources say "characters"
 * and no more. A blank text counts as one of no characters, since it shows nothing.
 */
public enum MessageLimit {

    /** Under 1,000, by <i>message restrictions</i>; hence 999, for 1,000 is not under it. */
    TEXT(
            1,
            999,
            Counted.CHARACTERS,
            "A message's text",
            "Zendesk, message restrictions: under 1,000",
            "Split it into several messages."),

    /**
     * No source names a length. A picked option becomes the visitor's message, so it has a
     * message's length.
     */
    OPTION(
            1,
            999,
            Counted.CHARACTERS,
            "An option",
            "none of its own; that of a message, which it becomes when picked",
            "Shorten it."),

    /**
     * Options travel in one string with slashes between them, by Zendesk's schema page on messages
     * and the Web SDK's reading of it, so a slash inside one shows as two options.
     */
    OPTION_SLASHES(
            0,
            0,
            Counted.SLASHES,
            "An option",
            "Zendesk, schema of sendMessage: a slash splits an option",
            "Write it in another way, such as with \"or\" or the division slash U+2215."),

    /**
     * Up to 11, by <i>structured messages</i> and <i>Haptik</i>. The 10 of <i>message
     * restrictions</i> bound a step of that product's editor.
     */
    QUICK_REPLIES(
            1,
            11,
            Counted.ITEMS,
            "A message with quick replies",
            "Zendesk, structured messages: up to 11",
            "Spread them over two messages, or number them in the text."),

    /** Under 20, by <i>message restrictions</i> and <i>Haptik</i>; hence 19. */
    QUICK_REPLY_LABEL(
            1,
            19,
            Counted.CHARACTERS,
            "A quick reply's text",
            "Zendesk, message restrictions: under 20",
            "Shorten it; its value may say more."),

    /** No source names a length. A press sends it as the visitor's message. */
    REPLY_VALUE(
            1,
            999,
            Counted.CHARACTERS,
            "The value of a reply",
            "none of its own; that of a message, which it becomes when pressed",
            "Shorten it."),

    /** 1 to 3, by <i>structured messages</i>; 3 by the others too. */
    BUTTONS(
            1,
            3,
            Counted.ITEMS,
            "A message with buttons",
            "Zendesk, structured messages: 1 to 3",
            "Spread them over several messages."),

    /**
     * At most 100, by <i>Haptik</i>, who leave open whether that is the button's text or the
     * message's; so it holds for both.
     */
    BUTTON_LABEL(
            1,
            100,
            Counted.CHARACTERS,
            "A button's text",
            "Haptik: at most 100 in a message with buttons",
            "Shorten it."),

    /** As for {@link #BUTTON_LABEL}. */
    BUTTONS_TEXT(
            1,
            100,
            Counted.CHARACTERS,
            "The text above buttons",
            "Haptik: at most 100 in a message with buttons",
            "Say the rest in a message before it."),

    /** No source names a length; that of a message's text. */
    HEADING(
            1,
            999,
            Counted.CHARACTERS,
            "A heading",
            "none of its own; that of a message's text",
            "Shorten it, or say the rest in the paragraph."),

    /** No source names a length; that of a message's text. */
    PARAGRAPH(
            1,
            999,
            Counted.CHARACTERS,
            "A paragraph",
            "none of its own; that of a message's text",
            "Say the rest in a message of its own."),

    /** A panel may have buttons, but no source says how many; as many as {@link #BUTTONS}. */
    PANEL_BUTTONS(
            0,
            3,
            Counted.ITEMS,
            "A panel's buttons",
            "none of its own; that of a message with buttons",
            "Put the rest below a message of their own."),

    /** 2 to 10, by <i>structured messages</i>, <i>Haptik</i> and <i>the payload checker</i>. */
    CAROUSEL_PANELS(
            2,
            10,
            Counted.ITEMS,
            "A carousel",
            "Zendesk, structured messages and Web SDK: 2 to 10",
            "Send a single card as a panel, and more than 10 as several carousels."),

    /** 2 to 4, by <i>structured messages</i>. */
    LIST_ITEMS(
            2,
            4,
            Counted.ITEMS,
            "A list",
            "Zendesk, structured messages: 2 to 4",
            "Send a single item as a panel, and more than 4 as several lists."),

    /** At most 1, by <i>structured messages</i>; kept by the type, which has room for one alone. */
    LIST_BUTTONS(
            0,
            1,
            Counted.ITEMS,
            "A list's buttons",
            "Zendesk, structured messages: at most 1",
            "Put the rest below a message of their own."),

    /** No source names a length; 2,048 is what browsers and proxies in use take. */
    URL(
            1,
            2_048,
            Counted.URL_CHARACTERS,
            "An address",
            "none; what browsers and proxies take",
            "Use a shorter address.");

    /** What a limit counts. */
    public enum Counted {
        /** Characters as a person counts them. */
        CHARACTERS("characters, as a person counts them"),
        /** Buttons, cards, items. */
        ITEMS("items"),
        /** The characters of an address in its encoded form, each ASCII. */
        URL_CHARACTERS("characters"),
        /** The sign {@code /}. */
        SLASHES("slashes");

        private final String words;

        Counted(String words) {
            this.words = words;
        }
    }

    private final int least;
    private final int most;
    private final Counted counted;
    private final String what;
    private final String source;
    private final String advice;

    MessageLimit(int least, int most, Counted counted, String what, String source, String advice) {
        this.least = least;
        this.most = most;
        this.counted = counted;
        this.what = what;
        this.source = source;
        this.advice = advice;
    }

    /** The fewest that will do. */
    public int least() {
        return least;
    }

    /** The most that will do. */
    public int most() {
        return most;
    }

    /** What is counted. */
    public Counted counted() {
        return counted;
    }

    /** Who states it, in a few words; it begins with "none" where nobody was found who does. */
    public String source() {
        return source;
    }

    /** How much of what is counted is in a text: slashes, or characters, none in a blank text. */
    public int measure(String text) {
        return switch (counted) {
            case CHARACTERS -> text.isBlank() ? 0 : Graphemes.count(text);
            case SLASHES -> Math.toIntExact(text.chars().filter(c -> c == '/').count());
            case URL_CHARACTERS -> text.length();
            case ITEMS ->
                    throw new IllegalArgumentException(this + " counts items, not a text's length");
        };
    }

    /** Whether a text keeps the limit. */
    public boolean fits(String text) {
        return fits(measure(text));
    }

    /** Whether a number keeps the limit. */
    public boolean fits(int actual) {
        return actual >= least && actual <= most;
    }

    /**
     * The same text, when it keeps the limit.
     *
     * @throws MessageLimitException if it does not
     */
    public String check(String text) {
        check(measure(text));
        return text;
    }

    /**
     * Checks how many items there are.
     *
     * @throws MessageLimitException if there are too few or too many
     */
    public void check(Collection<?> items) {
        check(items.size());
    }

    private void check(int actual) {
        if (!fits(actual)) {
            throw new MessageLimitException(this, actual);
        }
    }

    String complaint(int actual) {
        String allowed = least == most ? "exactly " + most : least + " to " + most;
        return "%s must have %s %s, not %d. %s (Limit %s; source: %s)"
                .formatted(
                        what,
                        most == 0 ? "no" : allowed,
                        counted.words,
                        actual,
                        actual < least && counted == Counted.CHARACTERS ? "Fill it." : advice,
                        name(),
                        source);
    }
}
