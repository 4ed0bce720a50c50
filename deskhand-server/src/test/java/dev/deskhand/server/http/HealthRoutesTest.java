package dev.deskhand.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.server.TestServer;
import dev.deskhand.server.connection.ConnectionStatus.State;
import dev.deskhand.server.testing.Client;
import dev.deskhand.server.testing.Client.Answer;
import dev.deskhand.server.testing.Conditions;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthRoutesTest {
    @TempDir private Path data;

    @Test
    void aStrangerIsToldThatAConnectionIsDownAndAnOperatorWhichOne() {
        try (TestServer server = TestServer.start(data)) {
            Client operator = server.administrator();
            long business = TestServer.business(operator);
            server.chat.connections.put(business, State.TOKEN_REFUSED);

            Answer stranger = server.stranger().get("/health/ready");
            assertThat(stranger.status()).isEqualTo(200);
            assertThat(OpenApi.load().problems("Readiness", stranger.json())).isEmpty();
            assertThat(stranger.at("/status")).isEqualTo("ready");
            assertThat(stranger.at("/warnings/0/message")).contains("does not serve");
            assertThat(stranger.text()).doesNotContain("Acme");

            Answer told = operator.get("/health/ready");
            assertThat(OpenApi.load().problems("Readiness", told.json())).isEmpty();
            assertThat(told.at("/warnings/0/business")).isEqualTo("Acme");
        }
    }

    @Test
    void whileNothingCanBeStoredItIsNotReadyWithTheCauseAndHealsByItself() throws SQLException {
        try (TestServer server = TestServer.start(data);
                Connection other =
                        DriverManager.getConnection("jdbc:sqlite:" + data.resolve("deskhand.db"));
                Statement statement = other.createStatement()) {
            Client operator = server.administrator();
            statement.execute("begin immediate");
            assertThat(
                            operator.post(
                                            "/api/v1/businesses",
                                            "{\"name\": \"Late\", \"languages\": [\"en\"]}")
                                    .status())
                    .isGreaterThanOrEqualTo(500);

            Answer failing = server.stranger().get("/health/ready");
            assertThat(failing.status()).isEqualTo(503);
            assertThat(OpenApi.load().problems("Readiness", failing.json())).isEmpty();
            assertThat(failing.at("/status")).isEqualTo("not_ready");
            assertThat(failing.at("/causes/0/part")).isEqualTo("database");
            assertThat(server.stranger().get("/health/live").status()).isEqualTo(200);

            statement.execute("rollback");
            Conditions.await(
                    "ready again", () -> server.stranger().get("/health/ready").status() == 200);
        }
    }

    @Test
    void whoeverWatchesNeedNotKnowTheServersName() throws IOException {
        try (TestServer server = TestServer.start(data)) {
            URI address = server.server.address();
            assertThat(statusLine(address, "/health/live")).contains(" 200 ");
            assertThat(statusLine(address, "/health/ready")).contains(" 200 ");
            assertThat(statusLine(address, "/api/v1/about")).contains(" 403 ");
            assertThat(server.stranger().get("/health/dead").status()).isEqualTo(404);
        }
    }

    private static String statusLine(URI address, String path) throws IOException {
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream()
                    .write(
                            "GET %s HTTP/1.1\r\nHost: 10.1.2.3:4\r\nConnection: close\r\n\r\n"
                                    .formatted(path)
                                    .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("");
        }
    }
}
