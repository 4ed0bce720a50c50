package dev.deskhand.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.app.testing.StartedParts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ManyAccountsTest {
    @TempDir private Path folder;

    @Test
    void eachAccountAnswersItsOwnVisitorOnceBeforeAndAfterTheServerWasKilled() {
        ManyAccountsReport report = run(3);

        assertThat(report.clean()).as(report.words()).isTrue();
        JsonNode json = new JsonMapper().readTree(report.json());
        assertThat(json.at("/first/answered_once").asInt()).isEqualTo(3);
        assertThat(json.at("/after_kill/round/answered_once").asInt()).isEqualTo(3);
        assertThat(json.at("/after_kill/begun_again").asInt()).isZero();
        assertThat(json.at("/after_kill/online_s").asDouble())
                .isGreaterThanOrEqualTo(json.at("/after_kill/ready_s").asDouble());
    }

    @Test
    void aQuestionThatWasNotAnsweredOnceIsNotClean() {
        ManyAccountsReport.Round whole = new ManyAccountsReport.Round(2, Duration.ofSeconds(1), 1);
        ManyAccountsReport.Round half = new ManyAccountsReport.Round(1, Duration.ofSeconds(1), 1);

        assertThat(report(whole, whole).clean()).isTrue();
        assertThat(report(half, whole).clean()).isFalse();
        assertThat(report(whole, half).words()).contains("1 of 2 answered once", "NOT CLEAN");
    }

    private static ManyAccountsReport report(
            ManyAccountsReport.Round first, ManyAccountsReport.Round after) {
        return new ManyAccountsReport(
                2,
                BenchReport.Machine.ofThis(),
                new ManyAccountsReport.Rest(0, 1),
                first,
                new ManyAccountsReport.Return(
                        Duration.ofSeconds(1), Duration.ofSeconds(2), 0, after));
    }

    private ManyAccountsReport run(int accounts) {
        try (StartedParts started = new StartedParts()) {
            return new ManyAccounts(
                            new ManyAccounts.Request(
                                    accounts,
                                    Duration.ofMillis(100),
                                    folder,
                                    List.of("-XX:TieredStopAtLevel=1")),
                            started::add,
                            line -> {})
                    .run();
        }
    }
}
