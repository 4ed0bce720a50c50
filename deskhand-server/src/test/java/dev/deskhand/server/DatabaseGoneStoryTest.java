package dev.deskhand.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.server.testing.LogLines;
import dev.deskhand.server.testing.OnPostgres;
import dev.deskhand.server.testing.TestDatabases;
import org.junit.jupiter.api.Test;

/** The database is gone for a while, and visitors write. */
@OnPostgres
class DatabaseGoneStoryTest extends WithStage {
    @Test
    void f49_whatVisitorsWriteWhileTheDatabaseIsGoneIsAnsweredOnceWhenItIsBack() {
        Visitor ada = stage.answered("Ada");
        try (LogLines lines = new LogLines()) {
            TestDatabases.takeAway(data);
            try {
                ada.says("how long does delivery take");
                Stage.await("it is noticed", () -> has(lines, "nothing can be stored"));
                Stage.await("the event waits", () -> has(lines, "events wait"));
            } finally {
                TestDatabases.giveBack(data);
            }
            Stage.await("it is over", () -> has(lines, "changes are stored again"));
        }
        Stage.await("online", () -> stage.state().equals("online"));

        assertThat(ada.seesAfterALastQuestion())
                .containsSubsequence(
                        "Ada: how long does delivery take", "Bot: Two days.", "Bot: Nine to six.")
                .hasSize(6);
    }

    private static boolean has(LogLines lines, String words) {
        return lines.lines().stream().anyMatch(line -> line.contains(words));
    }
}
