package dev.deskhand.zendesk.chat.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.LongFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whether the simulation can see: every mutant is caught, by the promise that it breaks. */
class MutantsTest {

    private static final int SCHEDULES = 5_000;

    @ParameterizedTest
    @EnumSource(Mutant.class)
    void isCaught(Mutant mutant) throws ReflectiveOperationException {
        LongFunction<?> simulation = MutantLoader.simulationOf(mutant);
        Object broken = "";
        long seed = 0;
        while (broken.equals("") && seed < SCHEDULES) {
            broken = simulation.apply(++seed);
        }

        assertThat(broken)
                .as("the promise that %s breaks first, at seed %d", mutant, seed)
                .isEqualTo(mutant.breaks.name());
        System.out.printf("%s is caught at seed %d: %s%n", mutant, seed, broken);
    }
}
