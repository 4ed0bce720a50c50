package dev.deskhand.app.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.app.Parts;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small run with a new seed each time; {@code ./deskhand chaos} is the large one. */
final class ChaosRunTest {
    private static final Duration STORM = Duration.ofSeconds(35);

    private final Collection<Parts.Part> processes = new ConcurrentLinkedDeque<>();
    @TempDir private Path temp;

    @AfterEach
    void stop() {
        processes.forEach(Parts.Part::close);
    }

    @Test
    void everyPromiseIsKeptThroughFaultsAndKills() {
        long seed = new SecureRandom().nextInt(1_000_000);
        Chaos.Request request = new Chaos.Request(STORM, seed, 60, temp, Optional.empty());

        Report report = new Chaos(request, processes::add, _ -> {}, Clock.systemUTC()).run();

        assertThat(report.broken()).as(report.words()).isFalse();
        // A run in which nothing happened would keep every promise.
        assertThat(report.audit().counts().get(Count.ANSWERED_ONCE))
                .as(report.words())
                .isPositive();
        assertThat(report.watch().deeds()).as(report.words()).isNotEmpty();
        assertThat(report.watch().strikes()).as(report.words()).isNotEmpty();
    }
}
