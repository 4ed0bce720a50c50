package dev.deskhand.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a run writes to: the folder that its operator names, or one for the time that it takes. */
final class RunFolder {
    private static final Logger LOG = LoggerFactory.getLogger(RunFolder.class);

    private RunFolder() {}

    /**
     * Makes the folder where there is none.
     *
     * @param keep the operator's choice; null: a new one among the machine's temporary ones
     * @param command names the new one
     */
    static Path of(@Nullable Path keep, String command) {
        try {
            return keep == null
                    ? Files.createTempDirectory("deskhand-" + command + "-")
                    : Files.createDirectories(keep.toAbsolutePath());
        } catch (IOException e) {
            throw new Failure(
                    "The run needs a folder to write to, and there is none (%s); name one with --keep."
                            .formatted(Reasons.of(e)),
                    e);
        }
    }

    static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        } catch (IOException e) {
            LOG.warn("{} could not be removed", folder, e);
        }
    }
}
