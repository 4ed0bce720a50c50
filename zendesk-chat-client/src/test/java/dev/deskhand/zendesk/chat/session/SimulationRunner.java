package dev.deskhand.zendesk.chat.session;

import java.util.function.LongFunction;

/**
 * Plays a schedule and names the promise that it breaks, or nothing. The type is the JDK's, so that
 * a copy of this class from another loader can be called.
 */
public final class SimulationRunner implements LongFunction<String> {

    @Override
    public String apply(long seed) {
        try {
            new SessionSimulation(seed).run();
            return "";
        } catch (Breach breach) {
            return breach.promise().name();
        }
    }
}
