package dev.deskhand.server.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskhand.server.bot.BotDraft;
import dev.deskhand.server.business.Business;
import dev.deskhand.server.business.Businesses;
import dev.deskhand.server.connection.ConnectionStatus.State;
import dev.deskhand.server.testing.FakeConnections;
import dev.deskhand.server.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HealthCheckTest {
    private static final Business ACME =
            new Business(1001, "Acme", List.of("en"), Instant.ofEpochSecond(1));

    private final FakeConnections connections = new FakeConnections(new TestClock());
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger asked = new AtomicInteger();
    private boolean stores = true;

    @Test
    void withADatabaseThatAnswersItIsReady() {
        Health found = check(() -> List.of(ACME)).look();

        assertThat(found.isReady()).isTrue();
        assertThat(found.warnings()).isEmpty();
    }

    @Test
    void aDatabaseThatFailsIsACauseWithoutTheDatabasesOwnWords() {
        Health found =
                check(
                                () -> {
                                    throw new IllegalStateException("/secret/path is gone");
                                })
                        .look();

        assertThat(found.isReady()).isFalse();
        assertThat(found.causes())
                .singleElement()
                .satisfies(cause -> {
                    assertThat(cause.part()).isEqualTo("database");
                    assertThat(cause.toString()).doesNotContain("secret").contains("disk");
                });
    }

    @Test
    void aDatabaseThatOnlyCannotStoreIsACauseToo() {
        stores = false;

        assertThat(check(() -> List.of(ACME)).look().causes())
                .singleElement()
                .satisfies(cause -> assertThat(cause.message()).contains("Nothing can be stored"));
    }

    @Test
    void aDatabaseThatHangsIsACauseAndIsAskedOnlyOnceUntilItAnswers() {
        CompletableFuture<List<Business>> answer = new CompletableFuture<>();
        HealthCheck check = check(answer::join);

        assertThat(check.look().isReady()).isFalse();
        nanos.addAndGet(Duration.ofSeconds(5).toNanos());
        assertThat(check.look().isReady()).isFalse();
        assertThat(asked).hasValue(1);

        answer.complete(List.of(ACME));
        nanos.addAndGet(Duration.ofSeconds(5).toNanos());
        assertThat(check.look().isReady()).isTrue();
    }

    @Test
    void whoAsksWithinASecondIsToldTheSameAgain() {
        HealthCheck check = check(() -> List.of(ACME));
        check.look();
        check.look();
        assertThat(asked).hasValue(1);

        nanos.addAndGet(Duration.ofMillis(1_001).toNanos());
        check.look();
        assertThat(asked).hasValue(2);
    }

    @ParameterizedTest
    @EnumSource(
            value = State.class,
            names = {"RECONNECTING", "TAKEN_OVER", "TOKEN_REFUSED", "IP_REFUSED"})
    void aConnectionThatIsDownIsAWarningAndStrangersAreNotToldWhose(State state) {
        connections.put(ACME.id(), state);

        Health found = check(() -> List.of(ACME)).look();

        assertThat(found.isReady()).isTrue();
        assertThat(found.warnings())
                .singleElement()
                .satisfies(w -> assertThat(w.business()).contains("Acme"));
        assertThat(found.forStrangers().warnings())
                .singleElement()
                .satisfies(w -> assertThat(w.toString()).doesNotContain("Acme"));
    }

    @ParameterizedTest
    @EnumSource(
            value = State.class,
            names = {"NOT_CONFIGURED", "NOT_AUTHORISED", "CONNECTING", "ONLINE", "STOPPED"})
    void whatAnOperatorHasNotFinishedOrHasStoppedIsNoWarning(State state) {
        connections.put(ACME.id(), state);

        assertThat(check(() -> List.of(ACME)).look().warnings()).isEmpty();
    }

    private HealthCheck check(Supplier<List<Business>> all) {
        Supplier<List<Business>> counted =
                () -> {
                    asked.incrementAndGet();
                    return all.get();
                };
        return new HealthCheck(
                new Stored(counted), connections, () -> stores, nanos::get, Duration.ofMillis(100));
    }

    private record Stored(Supplier<List<Business>> stored) implements Businesses {
        @Override
        public Business add(String name, List<String> languages, BotDraft firstBot, Instant now) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Business> find(long businessId) {
            return all().stream().filter(b -> b.id() == businessId).findFirst();
        }

        @Override
        public List<Business> all() {
            return stored.get();
        }

        @Override
        public Optional<Business> change(long businessId, String name, List<String> languages) {
            return Optional.empty();
        }
    }
}
