package dev.deskhand.bot.file;

import dev.deskhand.bot.Bot;
import dev.deskhand.bot.BotMessage;
import java.util.List;
import java.util.Map;

/** What a bot's files turned out to hold: a bot, or every problem that was found. */
public sealed interface BotFile {
    /**
     * The files describe a bot that can be used.
     *
     * @param messages all that the author lets the bot say, in the order of the files
     * @param nodes where each node begins, by its name
     * @param entities where each entity begins, by its name
     */
    record Valid(
            Bot bot,
            List<PlacedMessage> messages,
            Map<String, Place> nodes,
            Map<String, Place> entities)
            implements BotFile {
        public Valid {
            messages = List.copyOf(messages);
            nodes = Map.copyOf(nodes);
            entities = Map.copyOf(entities);
        }
    }

    /**
     * A message with where it begins. Its texts may hold placeholders.
     *
     * @param path by the file's keys: {@code faq[2].bot_says[0]}, {@code settings.break_message}
     */
    record PlacedMessage(String path, Place place, BotMessage message) {}

    /**
     * A place in a file.
     *
     * @param file its name; empty for a bot of one file without a name
     * @param line 1 for the first
     * @param column 1 for the first
     */
    record Place(String file, int line, int column) {
        /** {@code on line 3}, {@code on line 3 of shop.yaml}. */
        String words() {
            return "on line " + line + (file.isEmpty() ? "" : " of " + file);
        }
    }

    /** The files cannot be used; nothing of them is. In the order of reading, never empty. */
    record Invalid(List<BotProblem> problems) implements BotFile {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    /** Reads a bot of one file; all problems are reported at once. */
    static BotFile parse(String yaml) {
        return parse(List.of(new SourceFile("", yaml)));
    }

    /**
     * Reads a bot of several files: their lists are joined in the order of the files, and so are
     * the mappings of their settings. What can be there only once is a problem in the second file.
     */
    static BotFile parse(List<SourceFile> files) {
        return new BotFileReader().read(files);
    }
}
