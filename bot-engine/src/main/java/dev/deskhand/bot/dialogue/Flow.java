package dev.deskhand.bot.dialogue;

import dev.deskhand.bot.Action;
import dev.deskhand.bot.BotMessage;
import dev.deskhand.bot.Connection;
import dev.deskhand.bot.Node;
import dev.deskhand.bot.SystemText;
import dev.deskhand.bot.dialogue.DialogueState.OpenForm;
import java.util.List;
import java.util.Optional;

/** Goes from node to node: says, asks, does, and follows connections until it has to wait. */
final class Flow {
    /** A flow that goes through more nodes without a word of the visitor goes in a circle. */
    static final int MOST_NODES = 50;

    private final BotParts parts;
    private final Draft draft;
    private final Speaking speaking;
    private final Conditions conditions;
    private final Asking asking;
    private final Actions actions;
    private int steps;
    private boolean moreFollows;

    Flow(BotParts parts, Draft draft, Speaking speaking, Conditions conditions, Actions actions) {
        this.parts = parts;
        this.draft = draft;
        this.speaking = speaking;
        this.conditions = conditions;
        this.asking = new Asking(parts, draft, speaking);
        this.actions = actions;
    }

    Asking asking() {
        return asking;
    }

    /** Whether more is said in this turn, so that what is open need not be asked again yet. */
    void moreFollows(boolean follows) {
        moreFollows = follows;
    }

    /** Goes to a node that can be found from everywhere; what it interrupts is come back to. */
    Outcome enter(Node node, double score) {
        if (isOneAnswer(node)) {
            return answer(node, score);
        }
        boolean elsewhere = draft.place().filter(at -> !at.node().equals(node.name())).isPresent();
        if (elsewhere && isOpen()) {
            draft.leavePlace();
        }
        draft.begin(node.name());
        return run(node, Stage.BEGIN, 0, score);
    }

    /** Follows a connection of the place. */
    Outcome follow(Connection connection, double score) {
        return parts.node(connection.to())
                .map(node -> {
                    draft.goTo(node.name());
                    return run(node, Stage.BEGIN, 0, score);
                })
                .orElseGet(() -> rest(connection.to(), score));
    }

    /** Goes on where the conversation is, once more is known. */
    Outcome goOn() {
        return goOn(0);
    }

    /** Goes on at the place with that action. */
    Outcome goOn(int action) {
        Optional<Node> node = draft.place().flatMap(place -> parts.node(place.node()));
        return node.map(at -> run(at, action == 0 ? Stage.ASK : Stage.ACT, action, 1))
                .orElseGet(() -> rest("", 1));
    }

    /** Goes to a node because something failed. */
    Outcome divert(Node node) {
        draft.goTo(node.name());
        return run(node, Stage.BEGIN, 0, 1);
    }

    /** Does a node of the flow again, with what has become known since. */
    Outcome again(Node node) {
        draft.goTo(node.name());
        return run(node, Stage.ASK, 0, 1);
    }

    /** The first connection that holds without a word of the visitor. */
    Optional<Connection> wayOn(Node node) {
        return node.connections().stream()
                .filter(connection -> connection.userSays().isEmpty())
                .filter(connection -> parts.node(connection.to()).isPresent())
                .filter(conditions::holds)
                .findFirst();
    }

    /** Whether the visitor has been asked something, or can lead on from here by words. */
    boolean isOpen() {
        return draft.place()
                .filter(place ->
                        place.asked().isPresent()
                                || place.call().isPresent()
                                || parts.node(place.node()).filter(this::waits).isPresent())
                .isPresent();
    }

    /** Asks again what is open, after something else was said. */
    void askAgain() {
        if (draft.form().isPresent()) {
            draft.replies().add(BotMessage.text(draft.form().get().question()));
            return;
        }
        draft.place()
                .ifPresent(place -> {
                    Optional<Node> node = parts.node(place.node());
                    if (node.isPresent() && place.asked().isPresent()) {
                        asking.repeat(node.get(), place.asked().get());
                    } else if (node.filter(this::waits).isPresent()) {
                        repeatQuestion(node.get());
                    }
                });
    }

    private void repeatQuestion(Node node) {
        if (node.botSays().isEmpty()) {
            return;
        }
        speaking.message(node.botSays().getLast())
                .filter(message ->
                        !message.options().isEmpty() || message.plainText().strip().endsWith("?"))
                .ifPresent(draft.replies()::add);
    }

    private enum Stage {
        BEGIN,
        ASK,
        ACT
    }

    private Outcome run(Node first, Stage begin, int firstAction, double score) {
        Node node = first;
        Stage stage = begin;
        int action = firstAction;
        while (steps < MOST_NODES) {
            steps++;
            draft.path().add(node.name());
            if (stage == Stage.BEGIN) {
                speaking.say(node.firstSays());
            }
            if (stage != Stage.ACT && asking.askNext(node)) {
                return new Outcome.Answered(node.name(), score);
            }
            Optional<Outcome> stopped = actions.carryOut(node, action);
            if (stopped.isPresent()) {
                return stopped.get();
            }
            sayAnswer(node);
            if (node.clearsContext()) {
                draft.forgetAll();
            }
            Optional<Node> next = draft.form().isPresent() ? Optional.empty() : next(node);
            if (next.isEmpty()) {
                return rest(node, score);
            }
            node = next.get();
            draft.goTo(node.name());
            stage = Stage.BEGIN;
            action = 0;
        }
        draft.dropPlace();
        speaking.say(SystemText.ERROR);
        return new Outcome.Answered(node.name(), score);
    }

    private Optional<Node> next(Node node) {
        return wayOn(node).flatMap(connection -> parts.node(connection.to()));
    }

    /** One answer, after which the flow goes on where it was. */
    private Outcome answer(Node node, double score) {
        draft.path().add(node.name());
        speaking.say(node.firstSays());
        Optional<Outcome> stopped = actions.carryOut(node, 0);
        if (stopped.isPresent()) {
            return stopped.get();
        }
        sayAnswer(node);
        if (node.clearsContext()) {
            draft.forgetAll();
        } else if (!moreFollows && !asksByForm()) {
            askAgain();
        }
        return new Outcome.Answered(node.name(), score);
    }

    private boolean asksByForm() {
        return !draft.replies().isEmpty() && draft.replies().getLast() instanceof BotMessage.Form;
    }

    private void sayAnswer(Node node) {
        int before = draft.replies().size();
        speaking.say(node.botSays());
        List<BotMessage> replies = draft.replies();
        if (replies.size() > before && replies.getLast() instanceof BotMessage.Form form) {
            draft.form(Optional.of(new OpenForm(node.name(), form, List.of())));
        }
    }

    private Outcome rest(Node node, double score) {
        if (!waits(node) && draft.form().isEmpty() && !node.clearsContext()) {
            return rest(node.name(), score);
        }
        return new Outcome.Answered(node.name(), score);
    }

    /** The flow has come to its end: back to what it had interrupted. */
    private Outcome rest(String node, double score) {
        if (draft.comeBack()) {
            askAgain();
        }
        return new Outcome.Answered(node, score);
    }

    /** Whether a node waits for words, or for a value that decides where it leads. */
    private boolean waits(Node node) {
        return parts.meanings().hasWays(node.name())
                || node.connections().stream()
                        .filter(connection -> connection.userSays().isEmpty())
                        .flatMap(connection -> connection.when().stream())
                        .flatMap(condition -> Wanted.in(condition).stream())
                        .anyMatch(entity -> !draft.knows(entity));
    }

    /** Whether a node has one answer and no flow of its own. */
    static boolean isOneAnswer(Node node) {
        return node.kind() == Node.Kind.FAQ
                && node.asks().isEmpty()
                && node.connections().isEmpty()
                && node.actions().stream().noneMatch(Action.CallApi.class::isInstance);
    }
}
