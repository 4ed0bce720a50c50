package dev.deskhand.app.chaos;

import java.util.List;

/**
 * A promise that was not kept.
 *
 * @param kind one word for programs: {@code lost}, {@code answered_twice}
 * @param where the visitor and the channel, or the part of the program
 * @param what in words
 * @param lines what to look at, with numbers and times
 */
record Breach(Promise promise, String kind, String where, String what, List<String> lines) {
    Breach {
        lines = List.copyOf(lines);
    }
}
