package dev.deskhand.zendesk.chat.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Random schedules, see {@link SessionSimulation}.
 *
 * <ul>
 *   <li>{@code -Dsimulation.schedules=N}: how many, 100,000 unless told
 *   <li>{@code -Dsimulation.first=S}: the seed of the first, 1 unless told; the others follow
 *   <li>{@code -Dsimulation.seed=S}: this one alone
 * </ul>
 */
class SessionSimulationTest {

    private final LongAdder samples = new LongAdder();
    private final DoubleAdder shares = new DoubleAdder();

    @Test
    void everyPromiseHoldsInEverySchedule() {
        Long one = Long.getLong("simulation.seed");
        if (one != null) {
            play(one);
            return;
        }
        long first = Long.getLong("simulation.first", 1);
        long schedules = Long.getLong("simulation.schedules", 100_000);
        long began = System.nanoTime();
        Optional<AssertionError> failure =
                LongStream.range(first, first + schedules)
                        .parallel()
                        .mapToObj(this::failureOf)
                        .flatMap(Optional::stream)
                        .findAny();
        double seconds = (System.nanoTime() - began) / 1e9;
        if (failure.isPresent()) {
            throw failure.get();
        }
        System.out.printf(
                "%,d schedules in %.1f s, %,.0f a second%n",
                schedules, seconds, schedules / seconds);
        assertThat(shares.sum() / samples.sum())
                .as("the mean of %d delays, over their ceilings", samples.sum())
                .isBetween(0.45, 0.55);
    }

    private Optional<AssertionError> failureOf(long seed) {
        try {
            play(seed);
            return Optional.empty();
        } catch (RuntimeException | AssertionError e) {
            return Optional.of(
                    new AssertionError(
                            """
                            %s
                            Play it again with
                              ./mvnw -pl zendesk-chat-client -am test -Dtest=SessionSimulationTest \
                            -Dsurefire.failIfNoSpecifiedTests=false -Dsimulation.seed=%d
                            """
                                    .formatted(e.getMessage(), seed),
                            e));
        }
    }

    private void play(long seed) {
        SessionSimulation simulation = new SessionSimulation(seed);
        simulation.run();
        simulation.promises.jitter.forEach(share -> {
            samples.increment();
            shares.add(share);
        });
    }
}
