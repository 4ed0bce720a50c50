package dev.deskhand.bot;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What every message must keep to, whatever the channel; see {@link BotMessage}. */
public final class MessageRules {
    /** Pictures are fetched by the visitor's browser. */
    public static final Set<String> WEB = Set.of("http", "https");

    /** What a visitor's browser or telephone opens without running anything of the address. */
    public static final Set<String> LINKS = Set.of("http", "https", "mailto", "tel");

    private MessageRules() {}

    static boolean isVisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK ->
                    false;
            default -> true;
        };
    }

    static void words(String what, String text) {
        if (!BotMessage.saysSomething(text)) {
            throw new IllegalArgumentException("The " + what + " of a message says nothing");
        }
    }

    static <T> List<T> some(String what, List<T> items) {
        if (items.isEmpty()) {
            throw new IllegalArgumentException("A message without " + what + " shows nothing");
        }
        return List.copyOf(items);
    }

    static void webAddress(String what, URI url) {
        address(what, url);
        if (!WEB.contains(scheme(url)) || url.getRawAuthority() == null) {
            throw new IllegalArgumentException(
                    "The " + what + " of a message must be a web address, not " + url);
        }
    }

    static void address(String what, URI url) {
        if (!LINKS.contains(scheme(url))) {
            throw new IllegalArgumentException(
                    "The "
                            + what
                            + " of a message must begin with https://, http://, mailto: or tel:,"
                            + " not "
                            + url);
        }
    }

    public static String scheme(URI url) {
        String scheme = url.getScheme();
        return scheme == null ? "" : scheme.toLowerCase(Locale.ROOT);
    }
}
