package dev.deskhand.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Another program keeps the file to itself for a while, and visitors write. */
class DatabaseLockedStoryTest extends WithStage {
    @Test
    void f49_theConnectionSaysThatNothingCanBeStoredAndHealsByItself() throws SQLException {
        Visitor ada = stage.answered("Ada");
        try (Connection other =
                        DriverManager.getConnection("jdbc:sqlite:" + data.resolve("deskhand.db"));
                Statement statement = other.createStatement()) {
            statement.execute("begin immediate");
            ada.says("how long does delivery take");
            Stage.await("it is seen", () -> stage.state().equals("database_failing"));

            JsonNode told = stage.connection();
            assertThat(told.at("/headline").asString()).isEqualTo("Nothing can be stored");
            assertThat(told.at("/detail").asString()).contains("database is locked");
            assertThat(told.at("/next_step").asString()).contains("disk is full");
            assertThat(told.at("/agent/name").asString()).isEqualTo("Bot");
            statement.execute("rollback");
        }
        Stage.await("it is over", () -> stage.state().equals("online"));

        assertThat(ada.seesAfterALastQuestion())
                .containsSubsequence(
                        "Ada: how long does delivery take", "Bot: Two days.", "Bot: Nine to six.")
                .hasSize(6);
    }
}
