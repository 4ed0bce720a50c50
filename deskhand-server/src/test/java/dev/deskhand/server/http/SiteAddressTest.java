package dev.deskhand.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteAddressTest {
    @ParameterizedTest
    @CsvSource({
        "localhost:8080,          true",
        "127.0.0.1:1234,          true",
        "[::1]:8080,              true",
        "Bots.Example.com,        true",
        "bots.example.com:443,    true",
        "evil.example,            false",
        "localhost.evil.example,  false",
        "'',                      false"
    })
    void onlyOurOwnNamesAreTaken(String host, boolean ours) {
        SiteAddress site = new SiteAddress(() -> URI.create("https://bots.example.com"), false);

        assertThat(site.isOurs(host)).isEqualTo(ours);
    }
}
