package dev.deskhand.bot.dialogue;

import dev.deskhand.bot.BotMessage;
import dev.deskhand.bot.BotMessage.QuickReply;
import dev.deskhand.bot.Node;
import dev.deskhand.bot.Option;
import dev.deskhand.bot.SystemText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** "Did you mean ...": asks which of several nodes is meant, and reads what was picked. */
final class Choices {
    /**
     * Nearer to each other than that, in the logarithm of their odds, two are equally near. A text
     * between two nodes is not very near to either; to ask is better than to break.
     */
    private static final double MARGIN = 0.6;

    private static final double NEAR_ENOUGH_TO_ASK = 0.35;
    private static final double BEST_NEAR_ENOUGH = 0.4;

    private static final int MOST = 3;

    private final BotParts parts;
    private final Draft draft;
    private final Speaking speaking;

    Choices(BotParts parts, Draft draft, Speaking speaking) {
        this.parts = parts;
        this.draft = draft;
        this.speaking = speaking;
    }

    /**
     * The nodes that are equally near; none if there are not several, or if it is not to be asked.
     */
    List<Node> between(Understood understood) {
        if (!mayAsk()) {
            return List.of();
        }
        Map<String, Node> near = new LinkedHashMap<>();
        double best = understood.bestScore();
        if (best < BEST_NEAR_ENOUGH) {
            return List.of();
        }
        for (Meaning.Ranked each : understood.ranked()) {
            boolean equally =
                    each.score() >= NEAR_ENOUGH_TO_ASK
                            && logOdds(best) - logOdds(each.score()) <= MARGIN;
            if (each.isExact() || (equally && each.meaning() instanceof Meaning.WishForAPerson)) {
                return List.of();
            }
            if (equally && near.size() < MOST) {
                node(each.meaning()).ifPresent(node -> near.put(node.name(), node));
            }
        }
        return distinguishable(List.copyOf(near.values()));
    }

    private boolean mayAsk() {
        return parts.bot().settings().disambiguation() && draft.before().choices().isEmpty();
    }

    private List<Node> distinguishable(List<Node> nodes) {
        long labels = nodes.stream().map(speaking::label).distinct().count();
        return nodes.size() < 2 || labels < nodes.size() ? List.of() : nodes;
    }

    /** The nodes that several lines ask for, if it can be asked which; none otherwise. */
    List<Node> among(List<Meaning> meanings) {
        List<Node> nodes =
                meanings.stream().flatMap(meaning -> node(meaning).stream()).distinct().toList();
        return mayAsk() && nodes.size() <= MOST ? distinguishable(nodes) : List.of();
    }

    private static double logOdds(double share) {
        return Math.log(share / (1 - share));
    }

    private Optional<Node> node(Meaning meaning) {
        return switch (meaning) {
            case Meaning.Entry(Node node) -> Optional.of(node);
            case Meaning.Way way -> parts.node(way.connection().to());
            case Meaning.WishForAPerson _, Meaning.SmallTalk _ -> Optional.empty();
        };
    }

    Outcome ask(List<Node> nodes) {
        List<QuickReply> options = new ArrayList<>();
        for (Node node : nodes) {
            String label = speaking.label(node);
            options.add(new QuickReply(label, label));
        }
        String none = speaking.text(SystemText.NONE_OF_THESE);
        if (BotMessage.saysSomething(none)) {
            options.add(new QuickReply(none, none));
        }
        List<String> names = nodes.stream().map(Node::name).toList();
        speaking.say(SystemText.DID_YOU_MEAN, options);
        draft.choices(names);
        return new Outcome.WhichOne(names);
    }

    /** Whether the newest reply asked to choose, and that is one of its options. */
    boolean isChoice(Option picked) {
        DialogueState before = draft.before();
        return !before.choices().isEmpty() && before.offered().contains(picked);
    }

    /** The node that was chosen; empty for none of them. */
    Optional<Node> chosen(Option picked) {
        int at = draft.before().offered().indexOf(picked);
        List<String> choices = draft.before().choices();
        return at < choices.size() ? parts.node(choices.get(at)) : Optional.empty();
    }
}
