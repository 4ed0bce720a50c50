package dev.deskhand.bot.dialogue;

import dev.deskhand.bot.Action;
import dev.deskhand.bot.Connection;
import dev.deskhand.bot.Node;
import dev.deskhand.bot.Option;
import dev.deskhand.bot.SystemText;
import dev.deskhand.bot.dialogue.DialogueState.Place;
import dev.deskhand.bot.dialogue.TurnTrace.Rule;
import dev.deskhand.bot.entity.Correction;
import dev.deskhand.bot.entity.EntityValue;
import dev.deskhand.bot.entity.Found;
import dev.deskhand.bot.understanding.Candidate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides what a visitor's message does: the rules of {@link Rule}, in their order. */
final class Hearing {
    /** What is this clearly meant wins over a value that could be an answer. */
    static final double CLEARLY = 0.8;

    /** In the middle of a flow, what leads on comes before what leads away. */
    private static final double WAY_FIRST = 0.15;

    private static final double FAQ_FIRST = 0.05;

    /** A message that is half made of the value is an answer. */
    private static final double HALF = 0.5;

    private final BotParts parts;
    private final Draft draft;
    private final Speaking speaking;
    private final Conditions conditions;
    private final Flow flow;
    private final Capture capture;
    private final Choices choices;
    private final Misses misses;

    Hearing(
            BotParts parts,
            Draft draft,
            Speaking speaking,
            Conditions conditions,
            Flow flow,
            Misses misses) {
        this.parts = parts;
        this.draft = draft;
        this.speaking = speaking;
        this.conditions = conditions;
        this.flow = flow;
        this.capture = new Capture(parts, draft);
        this.choices = new Choices(parts, draft, speaking);
        this.misses = misses;
    }

    /**
     * A message while it is being understood.
     *
     * @param all where its values are looked for: the message, or all lines that it stands among
     */
    private record Message(
            String text,
            String all,
            String at,
            boolean isPicked,
            Understood understood,
            @Nullable String asked,
            Map<String, Found> filled) {
        @Nullable Found answer() {
            return asked == null ? null : filled.get(asked);
        }
    }

    /**
     * @param written what the visitor is after
     * @param all where values are looked for: the same, or all lines that it stands among
     */
    Outcome said(String written, String all) {
        Optional<Place> place = draft.place().filter(_ -> flow.isOpen());
        String at = place.map(Place::node).orElse("");
        @Nullable String asked = place.flatMap(Place::asked).orElse(null);
        Optional<Option> picked = picked(written);
        if (picked.filter(choices::isChoice).isPresent()) {
            return chosen(picked.get());
        }
        String text = picked.map(Option::sent).orElse(written);
        String told = written.equals(all) ? text : all;
        Understood understood = parts.meanings().understand(text, at, conditions::holds);
        draft.understood(text, understood);
        if (draft.form().isPresent() && picked.isEmpty() && FormFilling.takes(understood, text)) {
            return new FormFilling(draft).goOn(draft.form().get(), text);
        }
        List<String> wanted = parts.node(at).map(parts::wanted).orElse(List.of());
        Map<String, Found> filled = capture.fill(told, wanted, asked);
        Message message =
                new Message(text, told, at, picked.isPresent(), understood, asked, filled);
        return inOrder(message).orElseGet(() -> notUnderstood(message));
    }

    private Optional<Outcome> inOrder(Message message) {
        return exact(message)
                .or(() -> correction(message))
                .or(() -> clearly(message))
                .or(() -> answer(message))
                .or(() -> several(message))
                .or(() -> nearest(message))
                .or(() -> valuesApart(message))
                .or(() -> moreIsKnown(message))
                .or(() -> smallTalk(message))
                .or(() -> nearMiss(message));
    }

    /** What was offered is picked by name before all else, by number if that is no answer. */
    private Optional<Option> picked(String text) {
        DialogueState before = draft.before();
        Optional<Option> named =
                parts.picking().byName(before, text).or(() -> choices.byYesOrNo(text));
        if (named.isPresent() || before.offered().isEmpty()) {
            return named;
        }
        return isAnswer(text) || draft.form().isPresent()
                ? Optional.empty()
                : parts.picking().byNumberOrNearly(before, text);
    }

    private Outcome chosen(Option picked) {
        draft.picked(picked.sent());
        draft.rule(Rule.DID_YOU_MEAN);
        Optional<Node> node = choices.chosen(picked);
        if (node.isEmpty() && draft.before().isAskedAfterMiss()) {
            return misses.noneOfThese();
        }
        draft.startCountingAgain();
        if (node.isEmpty()) {
            speaking.say(SystemText.SAY_IT_AGAIN);
            return new Outcome.Answered("", 1);
        }
        Optional<Connection> way =
                draft.place().flatMap(place -> parts.node(place.node())).stream()
                        .flatMap(from -> from.connections().stream())
                        .filter(connection -> connection.to().equals(node.get().name()))
                        .findFirst();
        return node.get().kind() == Node.Kind.STEP && way.isPresent()
                ? flow.follow(way.get(), 1)
                : flow.enter(node.get(), 1);
    }

    /** A sentence of the author's own means what the author says, unless it is the very answer. */
    private Optional<Outcome> exact(Message message) {
        Optional<Meaning.Ranked> best =
                message.understood().meant().filter(Meaning.Ranked::isExact);
        if (best.isEmpty()) {
            return Optional.empty();
        }
        Found answer = message.answer();
        boolean isTheAnswer =
                answer != null
                        && !(best.get().meaning() instanceof Meaning.Way)
                        && capture.isTelling(answer.entity())
                        && Capture.covers(message.all(), List.of(answer), 1);
        return isTheAnswer ? Optional.empty() : Optional.of(take(best.get(), message));
    }

    private Optional<Outcome> correction(Message message) {
        Optional<Correction> correction = capture.correction(message.all(), message.asked());
        if (correction.isEmpty() || !capture.contradicts(correction.get(), message.answer())) {
            return Optional.empty();
        }
        boolean named = correction.get().changes().stream().anyMatch(capture::namesWhatItReplaces);
        if (!named && message.understood().bestScore() >= CLEARLY) {
            return Optional.empty();
        }
        draft.rule(Rule.CORRECTION);
        draft.startCountingAgain();
        List<Found> changes =
                correction.get().changes().stream().map(Correction.Change::now).toList();
        // The "no" of "no, the 12th" answers nothing.
        message.filled().values().stream()
                .filter(found -> !(found.value() instanceof EntityValue.YesNo))
                .filter(found -> !draft.knows(found.entity()) && isApart(found, changes))
                .forEach(found -> draft.learn(List.of(found)));
        draft.learn(changes);
        return Optional.of(new Correcting(parts, draft, speaking, flow).goOn(changes));
    }

    private static boolean isApart(Found found, Collection<Found> others) {
        return others.stream()
                .allMatch(other -> found.end() <= other.start() || found.start() >= other.end());
    }

    /** What is clearly meant wins over a detail that could be an answer. */
    private Optional<Outcome> clearly(Message message) {
        Found answer = message.answer();
        if (answer == null) {
            return Optional.empty();
        }
        boolean isMostly =
                capture.isTelling(answer.entity())
                        && Capture.covers(message.all(), message.filled().values(), HALF);
        return message.understood()
                .meant(Hearing::mayInterrupt)
                .filter(best -> best.score() >= CLEARLY && !isMostly)
                .map(best -> take(best, message));
    }

    /** Nodes that one begins with come after the answer; all else may interrupt it. */
    private static boolean mayInterrupt(Meaning meaning) {
        return switch (meaning) {
            case Meaning.Entry(Node node) -> node.kind() == Node.Kind.FAQ;
            case Meaning.Way _, Meaning.WishForAPerson _ -> true;
            case Meaning.SmallTalk _ -> false;
        };
    }

    private Optional<Outcome> answer(Message message) {
        if (message.answer() == null) {
            return Optional.empty();
        }
        draft.rule(Rule.ANSWER);
        return Optional.of(learnt(message));
    }

    /** What was not asked for is taken as well. */
    private Outcome learnt(Message message) {
        draft.startCountingAgain();
        draft.learn(message.filled().values());
        return flow.goOn();
    }

    private Optional<Outcome> several(Message message) {
        List<Node> nodes = choices.between(message.understood());
        return nodes.isEmpty() ? Optional.empty() : Optional.of(askWhich(nodes, message.all()));
    }

    /** Asks which of several meanings comes first; empty where it cannot be asked. */
    Optional<Outcome> whichFirst(List<Meaning> meanings, String text) {
        List<Node> nodes = choices.among(meanings);
        return nodes.size() < 2 ? Optional.empty() : Optional.of(askWhich(nodes, text));
    }

    private Outcome askWhich(List<Node> nodes, String text) {
        draft.rule(Rule.SEVERAL);
        draft.startCountingAgain();
        learnFor(nodes, text);
        return choices.ask(nodes);
    }

    /**
     * Takes the values that any of those nodes has a use for, also from the sentence that begins
     * with it.
     */
    private void learnFor(List<Node> nodes, String text) {
        for (Node node : nodes) {
            draft.learn(capture.fill(text, parts.wanted(node), null).values());
        }
    }

    /** Whether a text holds what the bot has asked for. */
    boolean isAnswer(String text) {
        @Nullable String asked =
                draft.place().filter(_ -> flow.isOpen()).flatMap(Place::asked).orElse(null);
        return asked != null && capture.fill(text, List.of(asked), asked).containsKey(asked);
    }

    private Optional<Outcome> nearest(Message message) {
        boolean open = flow.isOpen();
        Meaning.Ranked best = null;
        double score = -1;
        for (Meaning.Ranked each : message.understood().ranked()) {
            double with = each.score() + (open ? first(each.meaning()) : 0);
            if (each.score() >= Candidate.THRESHOLD && with > score) {
                best = each;
                score = with;
            }
        }
        return Optional.ofNullable(best).map(meant -> take(meant, message));
    }

    private Optional<Outcome> valuesApart(Message message) {
        return new ValuesApart(parts, capture, conditions::holds)
                .meant(message.understood(), message.text(), message.at())
                .map(meant -> take(meant, message));
    }

    private static double first(Meaning meaning) {
        return switch (meaning) {
            case Meaning.Way _ -> WAY_FIRST;
            case Meaning.Entry(Node node) -> node.kind() == Node.Kind.FAQ ? FAQ_FIRST : 0;
            case Meaning.WishForAPerson _, Meaning.SmallTalk _ -> 0;
        };
    }

    private Outcome take(Meaning.Ranked meant, Message message) {
        draft.startCountingAgain();
        double score = meant.score();
        return switch (meant.meaning()) {
            case Meaning.Way way -> {
                draft.rule(rule(message, Rule.CONNECTION));
                draft.learn(message.filled().values());
                parts.node(way.connection().to())
                        .ifPresent(to -> learnFor(List.of(to), message.all()));
                yield flow.follow(way.connection(), score);
            }
            case Meaning.Entry(Node node) -> {
                boolean faq = node.kind() == Node.Kind.FAQ;
                draft.rule(rule(message, faq ? Rule.FAQ : Rule.START));
                learnFor(List.of(node), message.all());
                yield flow.enter(node, score);
            }
            case Meaning.WishForAPerson() -> {
                draft.rule(Rule.WISH_FOR_A_PERSON);
                draft.form(Optional.empty());
                yield new Outcome.HandOverAsked(
                        Outcome.Cause.VISITORS_WISH, new Action.Target.Anyone());
            }
            case Meaning.SmallTalk(String name) -> new Outcome.SmallTalk(name, score);
        };
    }

    private static Rule rule(Message message, Rule otherwise) {
        return message.isPicked() ? Rule.OPTION : otherwise;
    }

    /** A value that was not asked for, but that the node has a use for. */
    private Optional<Outcome> moreIsKnown(Message message) {
        boolean news =
                message.filled().values().stream()
                        .anyMatch(found -> Capture.isNews(found, draft.values()));
        if (!news) {
            return Optional.empty();
        }
        if (message.asked() != null) {
            draft.rule(Rule.ANSWER);
            return Optional.of(learnt(message));
        }
        draft.learn(message.filled().values());
        return draft.place()
                .flatMap(place -> parts.node(place.node()))
                .flatMap(flow::wayOn)
                .map(way -> {
                    draft.rule(Rule.CONNECTION);
                    draft.startCountingAgain();
                    return flow.follow(way, 1);
                });
    }

    private Optional<Outcome> smallTalk(Message message) {
        return parts.smallTalk()
                .find(message.text(), draft.language())
                .map(meant -> {
                    draft.rule(Rule.SMALL_TALK);
                    String name = meant.meaning().name();
                    Optional<Place> place = draft.place().filter(_ -> message.asked() != null);
                    Optional<Node> node = place.flatMap(at -> parts.node(at.node()));
                    if (node.isPresent() && message.asked() != null && !place.get().smallTalked()) {
                        flow.asking().askAfterSmallTalk(node.get(), message.asked());
                        return new Outcome.Answered(node.get().name(), meant.score());
                    }
                    draft.startCountingAgain();
                    speaking.sayOneOf(parts.smallTalk().answers(name, draft.language()));
                    flow.askAgain();
                    return new Outcome.SmallTalk(name, meant.score());
                });
    }

    /** While a value is asked for, that is asked for again; and a person is never put off. */
    private Optional<Outcome> nearMiss(Message message) {
        List<Node> nodes = choices.nearly(message.understood());
        if (nodes.isEmpty() || message.asked() != null || misses.isNextOneTheLast()) {
            return Optional.empty();
        }
        draft.rule(Rule.NEAR_MISS);
        draft.missed(1);
        learnFor(nodes, message.all());
        return Optional.of(choices.ask(nodes));
    }

    private Outcome notUnderstood(Message message) {
        draft.rule(Rule.BREAK);
        Optional<Node> node = draft.place().flatMap(place -> parts.node(place.node()));
        String asked = message.asked();
        if (asked == null || node.isEmpty()) {
            return misses.notUnderstood(message.understood().bestScore());
        }
        draft.path().add(node.get().name());
        if (flow.asking().askInOtherWords(node.get(), asked)) {
            draft.keepOffers();
            return new Outcome.Answered(node.get().name(), 0);
        }
        return misses.gaveUp(message.understood().bestScore());
    }
}
