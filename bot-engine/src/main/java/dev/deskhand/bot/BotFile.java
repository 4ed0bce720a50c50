package dev.deskhand.bot;

import java.util.List;
import java.util.Map;

/** What a bot's file turned out to hold: a bot, or every problem that was found. */
public sealed interface BotFile {
    /**
     * The file describes a bot that can be used.
     *
     * @param places where each message of the bot begins, by its path: {@code faq[2].bot_says[0]},
     *     {@code settings.break_message}; what the file leaves out has none
     */
    record Valid(Bot bot, Map<String, Place> places) implements BotFile {
        public Valid {
            places = Map.copyOf(places);
        }
    }

    /**
     * A place in the file.
     *
     * @param line 1 for the first
     * @param column 1 for the first
     */
    record Place(int line, int column) {
        /** Stands in where no place is known. */
        public static final Place BEGINNING = new Place(1, 1);
    }

    /** The file cannot be used; nothing of it is. In the order of the file, never empty. */
    record Invalid(List<BotProblem> problems) implements BotFile {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    /** Reads a whole bot file; all problems are reported at once. */
    static BotFile parse(String yaml) {
        return new BotFileReader().read(yaml);
    }
}
