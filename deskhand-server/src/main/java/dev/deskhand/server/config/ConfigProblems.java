package dev.deskhand.server.config;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Everything that is wrong with a file of settings; the server does not start with it. */
public final class ConfigProblems extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    ConfigProblems(Path file, List<Problem> problems) {
        super(message(file, problems));
        this.problems = List.copyOf(problems);
    }

    /** In the order in which the keys are documented. */
    public List<Problem> problems() {
        return problems;
    }

    /**
     * One problem.
     *
     * @param key the key's path, {@code listen.port}; empty when the whole file is meant
     * @param message what is wrong and what to write instead; never a secret's value
     */
    public record Problem(String key, String message) {}

    private static String message(Path file, List<Problem> problems) {
        return problems.stream()
                .map(problem ->
                        problem.key().isEmpty()
                                ? "  " + problem.message()
                                : "  " + problem.key() + ": " + problem.message())
                .collect(
                        Collectors.joining(
                                "\n",
                                "The configuration file "
                                        + file
                                        + " has "
                                        + (problems.size() == 1
                                                ? "a problem"
                                                : problems.size() + " problems")
                                        + ":\n",
                                "\nNothing was started. Correct the file and start again."));
    }
}
