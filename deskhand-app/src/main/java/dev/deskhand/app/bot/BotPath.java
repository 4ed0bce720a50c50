package dev.deskhand.app.bot;

import dev.deskhand.app.Failure;
import dev.deskhand.app.Reasons;
import dev.deskhand.bot.Bot;
import dev.deskhand.bot.file.BotFile;
import dev.deskhand.bot.file.BotProblem;
import dev.deskhand.bot.file.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Where a bot is: one file, or a folder of them.
 *
 * @param path as the author typed it, so that problems can be told in the same words
 */
record BotPath(Path path) {
    /** No bot comes near; keeps a folder that was named by mistake from being read whole. */
    private static final int MOST_FILES = 2_000;

    /**
     * The bot's files, in order of their names; each named so that it is found from where the
     * author is.
     *
     * @throws Failure if there is none, or one cannot be read
     */
    List<SourceFile> sources() {
        if (!Files.isDirectory(path)) {
            return List.of(source(path));
        }
        List<SourceFile> sources = new ArrayList<>();
        for (Path file : files(path)) {
            String name = path.relativize(file).toString().replace('\\', '/');
            if (SourceFile.isPartOfABot(name)) {
                sources.add(source(file));
            }
        }
        if (sources.isEmpty()) {
            throw new Failure(
                    "There is no bot in the folder %s: it has no file that ends in .yaml or .yml."
                            .formatted(path));
        }
        return sources;
    }

    /** What the files hold: a bot, or their problems. */
    BotFile read() {
        return BotFile.parse(sources());
    }

    /**
     * The bot.
     *
     * @throws Failure with all problems of its files
     */
    Bot bot() {
        return switch (read()) {
            case BotFile.Valid valid -> valid.bot();
            case BotFile.Invalid(List<BotProblem> problems) ->
                    throw ProblemText.failure(path, problems);
        };
    }

    /**
     * A file's text.
     *
     * @throws Failure if it cannot be read as UTF-8
     */
    static SourceFile source(Path file) {
        try {
            return new SourceFile(file.toString(), Files.readString(file));
        } catch (CharacterCodingException e) {
            throw new Failure("%s is not in UTF-8: save it in that encoding.".formatted(file), e);
        } catch (IOException e) {
            throw new Failure("%s cannot be read: %s.".formatted(file, Reasons.of(e)), e);
        }
    }

    /** All files of a folder and below it, in order of path; hidden ones are not looked at. */
    static List<Path> files(Path folder) {
        try (Stream<Path> found = Files.walk(folder)) {
            List<Path> files =
                    found.filter(Files::isRegularFile)
                            .filter(file -> !hidden(folder.relativize(file)))
                            .limit(MOST_FILES + 1L)
                            .sorted()
                            .toList();
            if (files.size() > MOST_FILES) {
                throw new Failure(
                        "%s has more than %d files below it: name the bot's own folder."
                                .formatted(folder, MOST_FILES));
            }
            return files;
        } catch (UncheckedIOException e) {
            IOException why = Objects.requireNonNull(e.getCause());
            throw new Failure("%s cannot be read: %s.".formatted(folder, Reasons.of(why)), e);
        } catch (IOException e) {
            throw new Failure("%s cannot be read: %s.".formatted(folder, Reasons.of(e)), e);
        }
    }

    private static boolean hidden(Path file) {
        for (Path part : file) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }
}
