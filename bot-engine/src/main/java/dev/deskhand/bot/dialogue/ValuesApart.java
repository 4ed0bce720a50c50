package dev.deskhand.bot.dialogue;

import dev.deskhand.bot.Connection;
import dev.deskhand.bot.Node;
import dev.deskhand.bot.entity.EntityType;
import dev.deskhand.bot.entity.Found;
import dev.deskhand.bot.text.Words;
import dev.deskhand.bot.understanding.Candidate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Understands a message that is full of values by what is said beside them: "track LK-204819 for
 * bea@example.org" is compared as "track for". Two values that a node asks for speak for it as
 * well. Asked only where the message as it stands is not near enough to anything.
 */
final class ValuesApart {
    /** Of a message that holds two values which a node asks for, this is enough. */
    private static final double WITH_TWO_VALUES = 0.3;

    private static final int MOST_NODES = 3;

    private final BotParts parts;
    private final Capture capture;
    private final Predicate<Connection> holds;

    ValuesApart(BotParts parts, Capture capture, Predicate<Connection> holds) {
        this.parts = parts;
        this.capture = capture;
        this.holds = holds;
    }

    /**
     * The node that one can begin with and that the message means; empty if it holds no value for
     * one, or is not near enough without them either.
     */
    Optional<Meaning.Ranked> meant(Understood whole, String text, String at) {
        return whole.ranked().stream()
                .map(Meaning.Ranked::meaning)
                .filter(Meaning.Entry.class::isInstance)
                .map(Meaning.Entry.class::cast)
                .filter(entry -> entry.node().kind() == Node.Kind.START)
                .limit(MOST_NODES)
                .flatMap(entry -> apart(entry, whole, text, at).stream())
                .max(Comparator.comparingDouble(Meaning.Ranked::score));
    }

    private Optional<Meaning.Ranked> apart(
            Meaning.Entry entry, Understood whole, String text, String at) {
        List<Found> values = values(entry.node(), text);
        if (values.isEmpty()) {
            return Optional.empty();
        }
        double best = scoreIfFirst(entry, whole);
        for (String rest : rests(text, values)) {
            Understood understood = parts.meanings().understand(rest, at, holds);
            best = Math.max(best, scoreIfFirst(entry, understood));
        }
        double enough = values.size() > 1 ? WITH_TWO_VALUES : Candidate.THRESHOLD;
        return best < enough
                ? Optional.empty()
                : Optional.of(new Meaning.Ranked(entry, Math.max(best, Candidate.THRESHOLD)));
    }

    private static double scoreIfFirst(Meaning meaning, Understood understood) {
        List<Meaning.Ranked> ranked = understood.ranked();
        return !ranked.isEmpty() && ranked.getFirst().meaning().equals(meaning)
                ? understood.bestScore()
                : 0;
    }

    private List<Found> values(Node node, String text) {
        List<String> asked = node.asks().stream().map(Node.Ask::entity).toList();
        List<String> wanted = parts.wanted(node).stream().filter(asked::contains).toList();
        return capture.fill(text, wanted, null).values().stream()
                .filter(found -> capture.isTelling(found.entity()))
                .toList();
    }

    /** Words of the author's own lists may be what the visitor is after, so they stay in one. */
    private Set<String> rests(String text, List<Found> values) {
        Set<String> rests = new LinkedHashSet<>();
        rests.add(without(text, values.stream().filter(found -> !isListed(found)).toList()));
        rests.add(without(text, values));
        rests.removeIf(rest -> Words.of(rest).isEmpty() || rest.equals(text));
        return rests;
    }

    private boolean isListed(Found found) {
        return parts.entity(found.entity())
                .map(known -> known.entity().type() instanceof EntityType.Dictionary)
                .orElse(false);
    }

    private static String without(String text, Collection<Found> values) {
        StringBuilder rest = new StringBuilder(text);
        values.stream()
                .sorted(Comparator.comparingInt(Found::start).reversed())
                .forEach(found -> rest.replace(found.start(), found.end(), " "));
        return rest.toString().strip();
    }
}
