package dev.deskhand.app.chaos;

import dev.deskhand.app.chaos.FaultPlan.Injection;
import dev.deskhand.app.demo.HttpJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Injects the planned faults at their times, and takes each away when its life is over. */
final class Saboteur {
    private static final Logger LOG = LoggerFactory.getLogger(Saboteur.class);

    private final Zendesk zendesk;
    private final Storm storm;

    Saboteur(Zendesk zendesk, Storm storm) {
        this.zendesk = zendesk;
        this.storm = storm;
    }

    private record Act(Duration at, Runnable deed) {}

    /** Ends with the storm, or when all is done. */
    void carryOut(List<Injection> plan) {
        long began = System.nanoTime();
        long[] ids = new long[plan.size()];
        List<Act> acts = new ArrayList<>();
        for (int i = 0; i < ids.length; i++) {
            int index = i;
            Injection injection = plan.get(i);
            acts.add(new Act(injection.at(), () -> ids[index] = zendesk.inject(injection.form())));
            acts.add(
                    new Act(
                            injection.at().plus(injection.life()),
                            () -> zendesk.remove(ids[index])));
        }
        Stream<Act> inTime = acts.stream().sorted(Comparator.comparing(Act::at));
        for (Act act : inTime.toList()) {
            Duration wait = act.at().minusNanos(System.nanoTime() - began);
            if (!storm.waits(wait.isNegative() ? Duration.ZERO : wait)) {
                return;
            }
            try {
                act.deed().run();
            } catch (HttpJson.Refused e) {
                LOG.warn("A fault could not be injected or removed: {}", e.getMessage());
            }
        }
    }
}
