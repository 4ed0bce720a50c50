package dev.deskhand.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.app.testing.StartedParts;
import dev.deskhand.bot.understanding.Profile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A small run against real processes; how fast they are is not a test's business. */
class BenchRunTest {
    @TempDir private Path folder;

    @Test
    void everyMessageOfARunIsAnsweredOnceAndTheResultHasItsShape() {
        BenchReport report = run(Optional.of(Profile.LEXICAL));

        assertThat(report.clean()).as(report.words()).isTrue();
        JsonNode json = new JsonMapper().readTree(report.json());
        assertThat(json.at("/audit/asked").asInt()).isEqualTo(5 + 10 + 20);
        assertThat(json.at("/audit/delivered").asInt()).isEqualTo(35);
        assertThat(json.at("/steps").size()).isEqualTo(2);
        assertThat(json.at("/steps/1/engine_ms/count").asInt()).isEqualTo(20);
        assertThat(json.at("/steps/1/round_trip_ms/count").asInt()).isEqualTo(20);
        assertThat(json.at("/steps/1/engine_ms/p99").asDouble()).isPositive();
        assertThat(json.at("/steps/1/round_trip_ms/p99.9").asDouble())
                .isGreaterThanOrEqualTo(json.at("/steps/1/round_trip_ms/p50").asDouble());
        assertThat(report.plot()).startsWith("<svg").contains("prefers-color-scheme:dark");
    }

    @Test
    void aBotOnTheClientLibraryAloneIsMeasuredInTheSameWay() {
        BenchReport report = run(Optional.empty());

        assertThat(report.clean()).as(report.words()).isTrue();
        assertThat(report.words()).contains("echo bot", "engine p50 -");
        JsonNode json = new JsonMapper().readTree(report.json());
        assertThat(json.at("/audit/answered").asInt()).isEqualTo(35);
        assertThat(json.at("/audit/delivered").isMissingNode()).isTrue();
        assertThat(json.at("/steps/1/round_trip_ms/p99").asDouble()).isPositive();
        assertThat(json.at("/steps/1/engine_ms/p99").isMissingNode()).isTrue();
    }

    private BenchReport run(Optional<Profile> profile) {
        try (StartedParts started = new StartedParts()) {
            return new Bench(
                            new Bench.Request(
                                    List.of(5, 10),
                                    Duration.ofSeconds(2),
                                    Duration.ofSeconds(1),
                                    profile,
                                    20,
                                    1,
                                    folder,
                                    List.of("-XX:TieredStopAtLevel=1")),
                            started::add,
                            line -> {})
                    .run();
        }
    }
}
