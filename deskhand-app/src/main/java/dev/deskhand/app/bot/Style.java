package dev.deskhand.app.bot;

import java.util.Map;

/** Makes words stand out on a terminal that can, and leaves them as they are elsewhere. */
record Style(boolean on) {
    private static final String END = "\033[0m";

    /** On a terminal, unless NO_COLOR or TERM=dumb asks for none. */
    static Style of(Keyboard keyboard, Map<String, String> environment) {
        return new Style(
                keyboard.interactive()
                        && environment.getOrDefault("NO_COLOR", "").isEmpty()
                        && !"dumb".equals(environment.get("TERM")));
    }

    String bold(String text) {
        return wrap("\033[1m", text);
    }

    String faint(String text) {
        return wrap("\033[2m", text);
    }

    String good(String text) {
        return wrap("\033[32m", text);
    }

    String bad(String text) {
        return wrap("\033[31m", text);
    }

    private String wrap(String begin, String text) {
        return on ? begin + text + END : text;
    }
}
