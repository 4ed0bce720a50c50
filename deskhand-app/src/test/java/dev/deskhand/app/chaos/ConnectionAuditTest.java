package dev.deskhand.app.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.app.chaos.Watch.Deed;
import dev.deskhand.app.chaos.Watch.Frame;
import dev.deskhand.app.chaos.Watch.Glance;
import dev.deskhand.app.chaos.Watch.Strike;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ConnectionAuditTest {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void aConnectionThatIsServedAndKeptIsClean() {
        Watch watch =
                new Watch(
                        IntStream.range(0, 200).mapToObj(i -> glance(i, "online", true)).toList(),
                        List.of(new Strike(at(3), "drop_socket", "")),
                        List.of(frame(1, 0, 1, true), frame(2, 1, 1, true), frame(3, 4, 2, true)),
                        List.of());

        assertThat(ConnectionAudit.of(watch)).isEmpty();
    }

    @Test
    void anOlderConnectionThatActsBesideANewerOneIsFound() {
        assertThat(kinds(frames(frame(1, 0, 1, true), frame(2, 1, 2, false), frame(3, 2, 1, true))))
                .containsExactly("P5 stale_owner");
        assertThat(
                        kinds(
                                frames(
                                        frame(1, 0, 1, true),
                                        frame(2, 1, 2, false),
                                        frame(3, 2, 1, false))))
                .isEmpty();
    }

    @Test
    void aConnectionThatShowsOnlineForMoreThanAMinuteWithoutBeingServedIsFound() {
        assertThat(kinds(glances(glance(0, "online", false), glance(61, "online", false))))
                .containsExactly("P6 not_red");
        assertThat(
                        kinds(
                                glances(
                                        glance(0, "online", false),
                                        glance(30, "reconnecting", false),
                                        glance(61, "online", false))))
                .isEmpty();
    }

    @Test
    void aSilentSocketThatIsNotNoticedWithinAMinuteIsFound() {
        List<Strike> strike = List.of(new Strike(at(10), "half_open", ""));
        Glance unmoved = new Glance(at(71), "online", at(5), "Online", "", true);
        Glance noticed = new Glance(at(71), "online", at(50), "Online", "", true);

        assertThat(kinds(new Watch(List.of(unmoved), strike, List.of(), List.of())))
                .containsExactly("P6 not_red");
        assertThat(kinds(new Watch(List.of(noticed), strike, List.of(), List.of()))).isEmpty();
    }

    @Test
    void aStateWithoutWordsIsFound() {
        assertThat(kinds(glances(new Glance(at(0), "reconnecting", at(0), " ", "", false))))
                .containsExactly("P6 no_words");
        assertThat(kinds(glances(new Glance(at(0), "token_refused", at(0), "Refused", "", false))))
                .containsExactly("P6 no_words");
        assertThat(kinds(glances(new Glance(at(0), "", Instant.EPOCH, "", "", false)))).isEmpty();
    }

    @Test
    void reconnectsWithoutPausesAreFoundUnlessThereAreCausesForThem() {
        List<Frame> storm =
                IntStream.rangeClosed(1, 20).mapToObj(i -> frame(i, i / 4, i, false)).toList();
        List<Strike> strikes = Stream.generate(() -> new Strike(at(1), "x", "")).limit(6).toList();
        List<Deed> kills = List.of(new Deed(at(1), "killed"), new Deed(at(2), "killed"));

        assertThat(kinds(new Watch(List.of(), List.of(), storm, List.of())))
                .containsExactly("P8 reconnect_storm");
        assertThat(kinds(new Watch(List.of(), strikes, storm, kills))).isEmpty();
    }

    @Test
    void secretsAndVisitorsWordsInALogAreFoundAndNotRepeated() {
        List<Breach> found =
                SecrecyAudit.ofLog(
                        "server.log",
                        Stream.of("all is well", "token s3cret", "heard: what is it", "fine"),
                        List.of("s3cret"),
                        List.of("what is it"));

        assertThat(found)
                .extracting(breach -> breach.promise() + " " + breach.kind() + " " + breach.lines())
                .containsExactly("P7 secret_in_log [line 2]", "P7 words_in_log [line 3]");
    }

    @Test
    void aSecretInTheClearOnTheDiskIsFound() {
        byte[] bytes = {1, (byte) 200, 's', '3', 'c', 'r', 'e', 't', 0};

        assertThat(SecrecyAudit.ofFile("deskhand.db", bytes, List.of("s3cret"))).hasSize(1);
        assertThat(SecrecyAudit.ofFile("deskhand.db", bytes, List.of("other"))).isEmpty();
    }

    private static Watch glances(Glance... glances) {
        return new Watch(List.of(glances), List.of(), List.of(), List.of());
    }

    private static Watch frames(Frame... frames) {
        return new Watch(List.of(), List.of(), List.of(frames), List.of());
    }

    private static Glance glance(int second, String state, boolean served) {
        return new Glance(at(second), state, START, "In words", "", served);
    }

    private static Frame frame(long number, int second, int socket, boolean acts) {
        return new Frame(number, at(second), socket, true, acts);
    }

    private static Instant at(int second) {
        return START.plusSeconds(second);
    }

    private static List<String> kinds(Watch watch) {
        return ConnectionAudit.of(watch).stream()
                .map(breach -> breach.promise() + " " + breach.kind())
                .toList();
    }
}
