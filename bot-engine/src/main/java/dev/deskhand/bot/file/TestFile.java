package dev.deskhand.bot.file;

import dev.deskhand.bot.Bot;
import dev.deskhand.bot.BotEntity;
import dev.deskhand.bot.Node;
import dev.deskhand.bot.check.ConversationTest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a file of conversation tests turned out to hold: tests, or every problem of it. */
public sealed interface TestFile {
    /**
     * The file can be run.
     *
     * @param bot the file or folder of the bot, beside this file; empty: the file says none
     * @param now when the conversations begin; empty: the file says nothing
     * @param tests in the order of the file, at least one; their names are unique
     * @param names what must be there in the bot
     */
    record Valid(
            Optional<String> bot,
            Optional<Instant> now,
            List<ConversationTest> tests,
            List<Name> names)
            implements TestFile {
        public Valid {
            tests = List.copyOf(tests);
            names = List.copyOf(names);
        }

        /** The names that this bot does not have; none if the tests fit it. */
        public List<BotProblem> problemsWith(Bot tested) {
            List<String> nodes = tested.nodes().stream().map(Node::name).toList();
            List<String> entities = tested.entities().stream().map(BotEntity::name).toList();
            return names.stream()
                    .flatMap(each ->
                            switch (each.of()) {
                                case NODE -> each.problem("node", nodes).stream();
                                case ENTITY -> each.problem("entity", entities).stream();
                            })
                    .toList();
        }
    }

    /**
     * Something that a test calls by its name.
     *
     * @param place where in the file
     * @param path by the file's keys
     */
    record Name(BotFile.Place place, String path, Of of, String name) {
        /** What it is the name of. */
        public enum Of {
            NODE,
            ENTITY
        }

        private Optional<BotProblem> problem(String what, List<String> known) {
            if (known.contains(name)) {
                return Optional.empty();
            }
            return Optional.of(
                    new BotProblem(
                            place.file(),
                            place.line(),
                            place.column(),
                            path,
                            "The bot has no " + what + " '" + name + "'.",
                            Nearest.to(name, known)
                                    .map(meant -> "Did you mean '" + meant + "'?")
                                    .orElse("Name one of the bot, or remove this line.")));
        }
    }

    /** The file cannot be run; nothing of it is. In the order of the file, never empty. */
    record Invalid(List<BotProblem> problems) implements TestFile {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    /** Reads a whole file; all problems are reported at once. */
    static TestFile parse(SourceFile file) {
        return new TestFileReader().read(file);
    }
}
