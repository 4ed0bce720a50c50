package dev.deskhand.server.health;

import java.util.List;
import java.util.Optional;

/**
 * What a look at the server has found.
 *
 * @param causes why it cannot work; none: it is ready
 * @param warnings what keeps it from nothing but serving some businesses
 */
public record Health(List<Finding> causes, List<Finding> warnings) {
    public Health {
        causes = List.copyOf(causes);
        warnings = List.copyOf(warnings);
    }

    /** Whether it can do its work. */
    public boolean isReady() {
        return causes.isEmpty();
    }

    /** The same without anything that belongs to a business: for those who are not signed in. */
    public Health forStrangers() {
        return warnings.isEmpty()
                ? this
                : new Health(
                        causes,
                        List.of(
                                new Finding(
                                        HealthCheck.CONNECTION,
                                        "At least one connection to Zendesk does not serve"
                                                + " visitors.",
                                        "Sign in to the console, which says which one, why, and"
                                                + " what to do.",
                                        Optional.empty())));
    }
}
