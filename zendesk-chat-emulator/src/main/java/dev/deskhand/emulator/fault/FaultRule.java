package dev.deskhand.emulator.fault;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A fault, and when it strikes.
 *
 * @param seed of the chance by which it strikes; the same seed and the same course of things give
 *     the same strikes
 */
public record FaultRule(Fault fault, Scope scope, Trigger trigger, long seed) {

    /**
     * What it is narrowed to.
     *
     * @param operations root fields of documents, or those of the subscription for events; PING for
     *     a ping and its answer; empty for all but PING
     * @param agent an agent's id; null for all
     * @param atOnce whether it is to strike when it is added, if anything is there to be struck
     */
    public record Scope(
            Set<Place> places, Set<String> operations, @Nullable String agent, boolean atOnce) {

        public Scope {
            places = Set.copyOf(places);
            operations = Set.copyOf(operations);
        }

        /** The words for the places, in the order a frame passes them. */
        public List<String> placeWords() {
            return places.stream().sorted().map(Place::word).toList();
        }

        boolean covers(Occasion occasion) {
            return places.contains(occasion.place())
                    && (agent == null || agent.equals(occasion.agent()))
                    && (operations.isEmpty()
                            ? !occasion.operations().contains(Occasion.PING)
                            : occasion.operations().stream().anyMatch(operations::contains));
        }
    }

    /**
     * How often.
     *
     * @param most strikes; 0 for any number
     * @param lasting how long after it was added; null for as long as it is there
     * @param probability of a strike on each occasion
     */
    public record Trigger(int most, @Nullable Duration lasting, double probability) {}
}
