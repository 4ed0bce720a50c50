package dev.deskhand.bot.dialogue;

import dev.deskhand.bot.understanding.Basis;
import dev.deskhand.bot.understanding.Candidate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a message may mean at the place where the conversation is.
 *
 * @param text the message, or the part of it that says what the visitor is after
 * @param ranked the best first; a few
 * @param basis what that was judged by; empty: it was not compared as a whole
 */
record Understood(String text, List<Meaning.Ranked> ranked, Optional<Basis> basis) {
    Understood {
        ranked = List.copyOf(ranked);
    }

    /** The nearest of those, if it is near enough. */
    Optional<Meaning.Ranked> meant(Predicate<Meaning> among) {
        return ranked.stream()
                .filter(each -> among.test(each.meaning()))
                .findFirst()
                .filter(each -> each.score() >= Candidate.THRESHOLD);
    }

    /** The nearest of all, if it is near enough. */
    Optional<Meaning.Ranked> meant() {
        return meant(_ -> true);
    }

    /** Whether a sentence model had a say in how near each of them is. */
    boolean isJudgedByModels() {
        return basis.filter(Basis.MODELS::equals).isPresent();
    }

    boolean isWishForAPerson() {
        return meant().filter(best -> best.meaning() instanceof Meaning.WishForAPerson).isPresent();
    }

    double bestScore() {
        return ranked.isEmpty() ? 0 : ranked.getFirst().score();
    }

    List<Candidate> candidates() {
        return ranked.stream()
                .map(each -> new Candidate(each.meaning().name(), each.score()))
                .toList();
    }
}
