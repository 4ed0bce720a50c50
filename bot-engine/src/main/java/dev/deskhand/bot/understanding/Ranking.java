package dev.deskhand.bot.understanding;

import java.util.List;
import java.util.Optional;

/**
 * What a text may mean, and what that was judged by.
 *
 * @param candidates the best first; none where nothing was learnt
 */
public record Ranking(List<Candidate> candidates, Basis basis) {
    public Ranking {
        candidates = List.copyOf(candidates);
    }

    /** The best. */
    public Optional<Candidate> best() {
        return candidates.stream().findFirst();
    }
}
