package dev.deskhand.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ShopApiTest {
    private static final String SECRET = "known to both";

    /** A Thursday. */
    private static final Instant NOW = Instant.parse("2026-11-19T10:00:00Z");

    private final ShopApi shop = ShopApi.start(0, SECRET, Clock.fixed(NOW, ZoneOffset.UTC));
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        http.shutdownNow();
        shop.close();
    }

    @Test
    void aSignedQuestionIsAnswered() throws Exception {
        assertThat(ask("/orders/status", "{\"order\":\"LK-204817\"}"))
                .isEqualTo(
                        "200 {\"status\":\"shipped\",\"expected\":\"2026-11-20\",\"total\":\"42.50 GBP\"}");
        assertThat(ask("/orders/status", "{\"order\":\"LK-000000\"}"))
                .isEqualTo("200 {\"status\":\"not_found\"}");
    }

    @Test
    void anotherSecretAnotherBodyOrAnOldSignatureIsRefused() throws Exception {
        String body = "{\"order\":\"LK-204817\"}";
        assertThat(send("/orders/status", body, signature("guessed", NOW, body))).startsWith("401");
        assertThat(send("/orders/status", body + " ", signature(SECRET, NOW, body)))
                .startsWith("401");
        assertThat(send("/orders/status", body, signature(SECRET, NOW.minusSeconds(301), body)))
                .startsWith("401");
        assertThat(send("/orders/status", body, "t=,v1=")).startsWith("401");
    }

    @Test
    void anotherDayIsKept() throws Exception {
        assertThat(ask("/orders/LK-204818/day", "{\"day\":\"2026-11-22\"}"))
                .as("a Sunday")
                .contains("no_delivery");
        assertThat(ask("/orders/LK-204818/day", "{\"day\":\"2026-11-19\"}")).contains("too_late");
        assertThat(ask("/orders/LK-204818/day", "{\"day\":\"2026-11-24\"}")).contains("booked");
        assertThat(ask("/orders/status", "{\"order\":\"LK-204818\"}")).contains("2026-11-24");
    }

    @Test
    void whatHasNotLeftIsCancelled() throws Exception {
        assertThat(ask("/orders/LK-204817/cancel", "{}")).contains("too_late");
        assertThat(ask("/orders/LK-204818/cancel", "{}")).contains("cancelled");
        assertThat(ask("/orders/status", "{\"order\":\"LK-204818\"}")).contains("cancelled");
    }

    @Test
    void whatIsNoQuestionIsSaidToBeNone() throws Exception {
        assertThat(ask("/orders/LK-204818/day", "{\"day\":\"soon\"}")).startsWith("400");
        assertThat(ask("/orders/status", "{")).startsWith("400");
        assertThat(ask("/teapots", "{}")).startsWith("404");
    }

    @Test
    void aPortInUseIsLeftToWhoHasIt() {
        try (ShopApi second = ShopApi.start(shop.address().getPort(), SECRET, Clock.systemUTC())) {
            assertThat(second.address()).isNotEqualTo(shop.address());
        }
    }

    private String ask(String path, String body) throws Exception {
        return send(path, body, signature(SECRET, NOW, body));
    }

    private String send(String path, String body, String signature)
            throws IOException, InterruptedException {
        URI address = shop.address().resolve(path);
        HttpResponse<String> response =
                http.send(
                        HttpRequest.newBuilder(address)
                                .header(SignatureCheck.HEADER, signature)
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        return response.statusCode() + " " + response.body();
    }

    /** As the documentation for bot authors tells it. */
    private static String signature(String secret, Instant time, String body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String signed = time.getEpochSecond() + "." + body;
        return "t=%d,v1=%s"
                .formatted(
                        time.getEpochSecond(),
                        HexFormat.of()
                                .formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8))));
    }
}
