package dev.deskhand.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.emulator.testing.Answer;
import dev.deskhand.emulator.testing.Bot;
import dev.deskhand.emulator.testing.TestAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class SettingsTest {

    /** A Monday; noon in Berlin. */
    private static final Instant MONDAY = Instant.parse("2026-03-02T11:00:00Z");

    private final TestAccount account =
            TestAccount.start(EmulatorOptions.onFreePort().withClock(InstantSource.fixed(MONDAY)));
    private final String ada = account.agent("Ada");

    @TempDir private Path folder = Path.of("");

    @AfterEach
    void stop() {
        account.close();
    }

    private String department(int index) {
        return account.state().at("/departments/" + index + "/status").asString();
    }

    @Test
    void outsideItsHoursADepartmentIsOfflineWhoeverIsThere() {
        account.department("Team", ada);
        account.status(ada, "online");
        account.settings(
                Map.of(
                        "operating_hours",
                        Map.of(
                                "time_zone",
                                "Europe/Berlin",
                                "week",
                                Map.of("mon", List.of("09:00-12:30", "13:00-24:00")))));
        assertThat(department(0)).isEqualTo("online");
        account.emulator().advance(Duration.ofMinutes(31));
        assertThat(department(0)).isEqualTo("offline");
        account.emulator().advance(Duration.ofMinutes(30));
        assertThat(department(0)).isEqualTo("online");
        account.emulator().advance(Duration.ofHours(11));
        assertThat(department(0)).isEqualTo("offline");
    }

    @Test
    void whoWaitsForNewsHearsOfOpeningAndClosing() {
        account.settings(
                Map.of(
                        "operating_hours",
                        Map.of("time_zone", "UTC", "week", Map.of("mon", List.of("11:00-12:00")))));
        long before = account.state().path("version").asLong();
        account.emulator().advance(Duration.ofMinutes(61));
        assertThat(account.state().path("version").asLong()).isGreaterThan(before);
    }

    @Test
    void aDepartmentMayHaveHoursOfItsOwn() {
        String night = account.department("Night", ada);
        account.status(ada, "online");
        Map<String, ?> hours =
                Map.of("time_zone", "UTC", "week", Map.of("mon", List.of("22:00-24:00")));
        account.http().patch("/emulator/v1/departments/" + night, Map.of("operating_hours", hours));
        assertThat(department(0)).isEqualTo("offline");
        account.emulator().advance(Duration.ofHours(11).plusMinutes(1));
        assertThat(department(0)).isEqualTo("online");
    }

    @Test
    void aVisitorWhoIsSilentTooLongIsGoneAndTheChatClosed() {
        account.department("Team", ada);
        String visitor = account.visitor();
        String channel = account.channelOf(visitor);
        account.emulator().advance(Duration.ofMinutes(19));
        account.says(visitor, "still here");
        account.emulator().advance(Duration.ofMinutes(19));
        assertThat(account.channel(channel).path("state").asString()).isEqualTo("INCOMING");
        account.emulator().advance(Duration.ofMinutes(2));
        assertThat(account.channel(channel).path("state").asString()).isEqualTo("CLOSED");
        assertThat(account.lastEvent(visitor).path("type").asString())
                .isEqualTo("chat.memberleave");
        assertThat(account.lastEvent(visitor).path("reason").asString()).isEqualTo("idle");
        account.says(visitor, "back again");
        assertThat(account.channel(channel).path("state").asString()).isEqualTo("INCOMING");
    }

    @Test
    void aMobileVisitorMayBeSilentForAnHour() {
        String visitor = account.control("visitors", Map.of("sdk", "mobile")).text("visitor_id");
        account.emulator().advance(Duration.ofMinutes(59));
        assertThat(account.channel(account.channelOf(visitor)).path("state").asString())
                .isEqualTo("INCOMING");
        account.emulator().advance(Duration.ofMinutes(2));
        assertThat(account.channel(account.channelOf(visitor)).path("state").asString())
                .isEqualTo("CLOSED");
    }

    @Test
    void theTimeOutsCanBeSetAndHoldForVisitorsWhoAreThere() {
        String visitor = account.visitor();
        String channel = account.channelOf(visitor);
        account.settings(
                Map.of("visitor_timeouts", Map.of("closed_tab_ms", 120_000, "idle_ms", 60_000)));
        account.control("visitors/" + visitor + "/leave", Map.of());
        account.emulator().advance(Duration.ofSeconds(119));
        assertThat(account.channel(channel).path("state").asString()).isEqualTo("CLOSING");
        account.emulator().advance(Duration.ofSeconds(2));
        assertThat(account.channel(channel).path("state").asString()).isEqualTo("CLOSED");
        String other = account.channelOf(account.visitor());
        account.emulator().advance(Duration.ofSeconds(61));
        assertThat(account.channel(other).path("state").asString()).isEqualTo("CLOSED");
    }

    @Test
    void withAnIpRestrictionASessionEndsRightAfterGoingOnline() {
        account.settings(
                Map.of("ip_restriction", Map.of("enabled", true, "allowed", List.of("10.0.0.1"))));
        Bot bot = account.onlineBot(ada);
        assertThat(bot.signal("EOS").path("reason").asString()).contains("ip address");
        assertThat(bot.closeCode()).isEqualTo(1000);
        account.settings(Map.of("ip_restriction", Map.of("allowed", List.of("127.0.0.1"))));
        Bot again = account.onlineBot(ada);
        assertThat(again.rest()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"routing_mode\":\"hybrid\"} | routing_mode",
                "{\"chat_limit\":{\"limit\":21}} | limit",
                "{\"chat_limit\":5} | chat_limit",
                "{\"reassignment\":{\"timeout\":9}} | timeout",
                "{\"colour\":1} | colour",
                "{\"operating_hours\":{\"time_zone\":\"Moon/Base\"}} | time_zone",
                "{\"operating_hours\":{\"week\":{\"mon\":[\"17:00-09:00\"]}}} | mon",
                "{\"operating_hours\":{\"week\":{\"holidays\":[]}}} | holidays",
                "{\"ip_restriction\":{\"enabled\":\"yes\"}} | enabled",
            })
    void whatWillNotDoIsNamedAndChangesNothing(String change, String word) {
        JsonNode before = account.http().get("/emulator/v1/settings").body();
        Answer refused =
                account.http().raw("PATCH", "/emulator/v1/settings", change, "application/json");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("message")).contains(word);
        assertThat(account.http().get("/emulator/v1/settings").body()).isEqualTo(before);
    }

    @Test
    void settingsAndOptionsSurviveARestartAndAResetTakesThemBack() {
        EmulatorOptions options =
                EmulatorOptions.onFreePort().withStateFile(folder.resolve("state.json"));
        JsonNode settings;
        try (TestAccount first = TestAccount.start(options)) {
            first.settings(
                    Map.of(
                            "routing_mode",
                            "assigned",
                            "operating_hours",
                            Map.of("week", Map.of("tue", List.of("08:00-09:00")))));
            first.options(Map.of("leave_default", "leaves", "token_lifetime_s", 60));
            settings = first.http().get("/emulator/v1/settings").body();
        }
        try (TestAccount second = TestAccount.start(options)) {
            assertThat(second.http().get("/emulator/v1/settings").body()).isEqualTo(settings);
            assertThat(second.option("leave_default")).isEqualTo("leaves");
            assertThat(second.option("token_lifetime_s")).isEqualTo("60");
            second.control("reset", Map.of());
            assertThat(second.option("leave_default")).isEqualTo("stays");
        }
    }

    @Test
    void aSeedFileSetsAllOfIt() throws IOException {
        Path seed =
                Files.writeString(
                        folder.resolve("seed.yaml"),
                        """
                        settings:
                          routing_mode: assigned
                          chat_limit: {enabled: true, limit: 2, limit_type: agent}
                          operating_hours:
                            time_zone: Europe/Berlin
                            week: {mon: ["09:00-17:00"]}
                        options:
                          backoff_withheld: error
                          session_limit: 3
                        agents:
                          - {name: Ada, email: ada@shop.test, chat_limit: 1}
                        departments:
                          - name: Team
                            agents: [ada@shop.test]
                            operating_hours: {time_zone: UTC, week: {sun: ["00:00-24:00"]}}
                        visitors:
                          - name: Vera
                            email: vera@home.test
                            department: Team
                            country: Sweden
                            sdk: mobile
                            tags: [vip]
                            says: [hello, "are you there?"]
                        """);
        try (TestAccount seeded =
                TestAccount.start(EmulatorOptions.onFreePort().withSeedFile(seed))) {
            JsonNode settings = seeded.http().get("/emulator/v1/settings").body();
            assertThat(settings.path("routing_mode").asString()).isEqualTo("assigned");
            assertThat(settings.at("/chat_limit/limit").asInt()).isEqualTo(2);
            assertThat(settings.at("/operating_hours/week/mon").toString())
                    .isEqualTo("[\"09:00-17:00\"]");
            assertThat(seeded.option("backoff_withheld")).isEqualTo("error");
            assertThat(seeded.option("session_limit")).isEqualTo("3");
            JsonNode state = seeded.state();
            assertThat(state.at("/agents/0/chat_limit").asInt()).isEqualTo(1);
            assertThat(state.at("/departments/0/operating_hours/week/sun").toString())
                    .isEqualTo("[\"00:00-24:00\"]");
            assertThat(state.at("/visitors/0/country").asString()).isEqualTo("Sweden");
            assertThat(state.at("/channels/0/tags").toString()).isEqualTo("[\"vip\"]");
            assertThat(state.at("/channels/0/last_text").asString()).isEqualTo("are you there?");
        }
    }
}
