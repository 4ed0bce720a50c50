package dev.deskhand.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DemoPiecesTest {
    /** asked -1: the option was not given. The port 7777 is taken, all others are free. */
    @ParameterizedTest
    @CsvSource({
        "-1,    0, 8080", // first start
        "-1, 9001, 9001", // the last start's, still free
        "-1, 7777, 8080", // the last start's, taken meanwhile
        " 0,    0,    0",
        " 0, 9001, 9001", // pages and redirect URL stay good
        " 0, 7777,    0",
        "9002, 9001, 9002",
        "7777,    0, 7777", // taken: the start itself says so
    })
    void aFolderKeepsItsPortsUnlessToldOtherwise(int asked, int remembered, int chosen) {
        OptionalInt option = asked < 0 ? OptionalInt.empty() : OptionalInt.of(asked);
        assertThat(PortChoice.choose(option, remembered, 8080, port -> port != 7777))
                .isEqualTo(chosen);
    }

    @Test
    void aQueryIsDecoded() {
        URI address =
                URI.create("http://a.example/x?redirect_uri=http%3A%2F%2Fb%3F&state=a%2Bb+c&none");
        assertThat(Query.of(address))
                .containsEntry("redirect_uri", "http://b?")
                .containsEntry("state", "a+b c")
                .containsEntry("none", "")
                .hasSize(3);
        assertThat(Query.of(URI.create("http://a.example/"))).isEmpty();
    }

    @Test
    void passwordsAreLongAndDiffer() {
        Random random = new Random(7);
        String first = Secrets.password(random);
        assertThat(first).hasSize(23).matches("[a-z2-9]{5}(-[a-z2-9]{5}){3}");
        assertThat(Secrets.password(random)).isNotEqualTo(first);
    }

    @Test
    void aWatchEndsAtTheFirstSettledValueOrAtItsDeadline() {
        AtomicLong nanos = new AtomicLong();
        ConnectionWatch watch = new ConnectionWatch(() -> nanos.addAndGet(1_000_000_000));
        Iterator<String> states = List.of("connecting", "connecting", "online").iterator();
        watch.nudge();
        assertThat(watch.await(states::next, "online"::equals, Duration.ofSeconds(60)))
                .isEqualTo("online");

        watch.nudge();
        assertThat(watch.await(() -> "connecting", "online"::equals, Duration.ofSeconds(2)))
                .isEqualTo("connecting");
    }
}
