package dev.deskhand.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.server.TestServer;
import dev.deskhand.server.testing.Client;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsRoutesTest {
    @TempDir private Path data;

    @Test
    void aScraperWithAnApiTokenReadsThemAndAStrangerDoesNot() {
        try (TestServer server = TestServer.start(data)) {
            String token =
                    server.administrator()
                            .post("/api/v1/api-tokens", "{\"name\": \"prometheus\"}")
                            .at("/token");

            Client.Answer read =
                    server.stranger().with("Authorization", "Bearer " + token).get("/metrics");

            assertThat(read.status()).isEqualTo(200);
            assertThat(read.header("Content-Type").orElse("")).startsWith("text/plain; version=");
            assertThat(read.text()).contains("deskhand_engine_latency_seconds_count 0");
            assertThat(server.stranger().get("/metrics").status()).isEqualTo(401);
        }
    }
}
