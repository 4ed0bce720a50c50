package dev.deskhand.bot.dialogue;

import dev.deskhand.bot.BotMessage;
import dev.deskhand.bot.BotMessage.QuickReply;
import dev.deskhand.bot.Disambiguation;
import dev.deskhand.bot.Node;
import dev.deskhand.bot.Option;
import dev.deskhand.bot.SystemText;
import dev.deskhand.bot.entity.Entity;
import dev.deskhand.bot.entity.EntityReader;
import dev.deskhand.bot.entity.EntityType;
import dev.deskhand.bot.entity.EntityValue;
import dev.deskhand.bot.entity.ReadingContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** "Did you mean ...": asks which of several nodes is meant, and reads what was picked. */
final class Choices {
    /**
     * Nearer to each other than that, in the logarithm of their odds, two are equally near. A text
     * between two nodes is not very near to either; to ask is better than to break.
     */
    private static final double MARGIN = 0.6;

    private static final double NEAR_ENOUGH_TO_ASK = 0.35;
    private static final double BEST_NEAR_ENOUGH = 0.4;

    /**
     * A message whose nearest node is nearer than that, and not near enough to be answered, is
     * asked about: nearly always what is meant is among those asked for, and of messages that are
     * about none of a bot's nodes no more than one in ten comes so near.
     */
    private static final double NEARLY = 0.4;

    /** Beside the nearest one. */
    private static final double NEARLY_TOO = 0.25;

    /**
     * Of two that are as near as that, the odds are no guide any more: both are meant, or either.
     */
    private static final double BOTH_SURE = 0.85;

    /** Apart by no more than that. */
    private static final double BESIDE = 0.1;

    private static final int MOST = 3;

    private static final String ANSWER = "answer";
    private static final EntityReader YES_NO =
            EntityReader.of(List.of(Entity.of(ANSWER, new EntityType.YesNo())));

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
            if ((equally || areBothSure(understood.ranked().getFirst(), each))
                    && near.size() < MOST) {
                node(each.meaning()).ifPresent(node -> near.put(node.name(), node));
            }
        }
        return distinguishable(List.copyOf(near.values()));
    }

    /**
     * Whether two questions are asked at once. Not where one leads to the other or both belong to a
     * third, nor in the middle of a flow, where what leads on comes first.
     */
    private boolean areBothSure(Meaning.Ranked best, Meaning.Ranked each) {
        return each.score() >= BOTH_SURE
                && best.score() - each.score() <= BESIDE
                && best.meaning() instanceof Meaning.Entry(Node one)
                && each.meaning() instanceof Meaning.Entry(Node other)
                && parts.bot().nodes().stream().noneMatch(node -> joins(node, one, other));
    }

    private static boolean joins(Node node, Node one, Node other) {
        Set<String> family = new HashSet<>(Set.of(node.name()));
        node.connections().forEach(connection -> family.add(connection.to()));
        return !one.equals(other) && family.contains(one.name()) && family.contains(other.name());
    }

    private boolean mayAsk() {
        return parts.bot().settings().disambiguation() != Disambiguation.OFF
                && draft.before().choices().isEmpty();
    }

    /**
     * The nodes that a message comes near to of which none is near enough; none if it comes near to
     * nothing, or if it is not to be asked. By words alone it is not: what shares a word or two
     * with a sentence comes as near as what means the same.
     */
    List<Node> nearly(Understood understood) {
        boolean asks =
                mayAsk()
                        && parts.bot().settings().disambiguation() == Disambiguation.NEAR_MISSES
                        && understood.isJudgedByModels()
                        && understood.bestScore() >= NEARLY
                        && node(understood.ranked().getFirst().meaning()).isPresent();
        if (!asks) {
            return List.of();
        }
        Map<String, Node> byLabel = new LinkedHashMap<>();
        understood.ranked().stream()
                .filter(each -> each.score() >= NEARLY_TOO)
                .flatMap(each -> node(each.meaning()).stream())
                .forEach(node -> byLabel.putIfAbsent(speaking.label(node), node));
        return byLabel.values().stream().limit(MOST).toList();
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
        List<String> labels = nodes.stream().map(speaking::label).toList();
        labels.forEach(label -> options.add(new QuickReply(label, label)));
        String none = speaking.text(SystemText.NONE_OF_THESE);
        if (BotMessage.saysSomething(none)) {
            options.add(new QuickReply(none, none));
        }
        List<String> names = nodes.stream().map(Node::name).toList();
        speaking.askWhich(labels, options);
        draft.choices(names);
        return new Outcome.WhichOne(names);
    }

    /** Which option a bare yes or no picks, where the bot asked whether one thing is meant. */
    Optional<Option> byYesOrNo(String text) {
        DialogueState before = draft.before();
        if (before.choices().size() != 1) {
            return Optional.empty();
        }
        ReadingContext context =
                new ReadingContext(
                        parts.now(draft.context()), parts.locale(draft.language()), null);
        return YES_NO.read(text, List.of(ANSWER), context).stream()
                .map(found -> found.value().equals(new EntityValue.YesNo(true)) ? 0 : 1)
                .filter(at -> at < before.offered().size())
                .map(before.offered()::get)
                .findFirst();
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
