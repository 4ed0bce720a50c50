package dev.deskhand.app.demo;

import java.util.OptionalInt;
import java.util.function.IntPredicate;

/**
 * Which port a part of the demo takes. The redirect URL, the keys and every open page hold the
 * port, so a folder keeps its ports as long as they are free.
 */
final class PortChoice {
    private PortChoice() {}

    /**
     * @param asked the option, if it was given; 0 means any
     * @param remembered of the last start on this folder; 0 when there was none
     * @param usual taken when nobody says anything
     * @param free whether a port can be taken now
     */
    static int choose(OptionalInt asked, int remembered, int usual, IntPredicate free) {
        if (asked.isPresent() && asked.getAsInt() != 0) {
            return asked.getAsInt();
        }
        if (remembered != 0 && free.test(remembered)) {
            return remembered;
        }
        return asked.isPresent() ? 0 : usual;
    }
}
