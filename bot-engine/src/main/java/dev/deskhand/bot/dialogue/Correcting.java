package dev.deskhand.bot.dialogue;

import dev.deskhand.bot.Node;
import dev.deskhand.bot.SystemText;
import dev.deskhand.bot.dialogue.DialogueState.Place;
import dev.deskhand.bot.entity.Found;
import java.util.List;
import java.util.Optional;

/** Takes a conversation back to where a value matters that was put right. */
final class Correcting {
    private final BotParts parts;
    private final Draft draft;
    private final Speaking speaking;
    private final Flow flow;

    Correcting(BotParts parts, Draft draft, Speaking speaking, Flow flow) {
        this.parts = parts;
        this.draft = draft;
        this.speaking = speaking;
        this.flow = flow;
    }

    /** The values are known already. */
    Outcome goOn(List<Found> changes) {
        speaking.say(SystemText.CORRECTED);
        Optional<Place> place = draft.place();
        Optional<Node> here = place.flatMap(at -> parts.node(at.node()));
        if (place.isEmpty() || here.isEmpty()) {
            return new Outcome.Answered("", 1);
        }
        Optional<Node> back = nodeThatAsked(place.get().trail(), changes);
        if (back.isPresent() && (place.get().asked().isEmpty() || !back.equals(here))) {
            return flow.again(back.get());
        }
        if (place.get().asked().isPresent()) {
            return flow.goOn();
        }
        flow.askAgain();
        return new Outcome.Answered(here.get().name(), 1);
    }

    /** The earliest node of this flow that asked for one of the values. */
    private Optional<Node> nodeThatAsked(List<String> trail, List<Found> changes) {
        return trail.stream()
                .flatMap(name -> parts.node(name).stream())
                .filter(node ->
                        changes.stream()
                                .anyMatch(change ->
                                        node.asks().stream()
                                                .anyMatch(ask ->
                                                        ask.entity().equals(change.entity()))))
                .findFirst();
    }
}
