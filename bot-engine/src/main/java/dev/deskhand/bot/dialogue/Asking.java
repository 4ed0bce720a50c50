package dev.deskhand.bot.dialogue;

import dev.deskhand.bot.BotEntity;
import dev.deskhand.bot.Node;
import dev.deskhand.bot.Node.Ask;
import dev.deskhand.bot.Saying;
import dev.deskhand.bot.dialogue.DialogueState.Place;
import java.util.List;
import java.util.Optional;

/** Asks for what a node needs to know. */
final class Asking {
    /** So many answers without the value are enough. */
    static final int MOST_FAILURES = 3;

    private final BotParts parts;
    private final Draft draft;
    private final Speaking speaking;

    Asking(BotParts parts, Draft draft, Speaking speaking) {
        this.parts = parts;
        this.draft = draft;
        this.speaking = speaking;
    }

    /** Asks for the first value that a node needs and that is not known; false: it needs none. */
    boolean askNext(Node node) {
        for (Ask ask : node.asks()) {
            if (!ask.optional() && !draft.knows(ask.entity())) {
                ask(node, ask);
                return true;
            }
        }
        draft.place().map(Place::atRest).ifPresent(draft::place);
        return false;
    }

    private void ask(Node node, Ask ask) {
        Place place =
                draft.place().orElseThrow(() -> new IllegalStateException("No place: " + node));
        boolean asked = place.asked().filter(ask.entity()::equals).isPresent();
        int prompts = asked ? place.prompts() : 1;
        draft.place(place.asking(ask.entity(), prompts, asked && place.smallTalked()));
        say(prompt(ask), ask.entity());
    }

    /** The same question in the same words, after something else was said. */
    void repeat(Node node, String entity) {
        ask(node, entity).ifPresent(ask -> say(prompt(ask), entity));
    }

    /**
     * The question in other words, as the answer held no value.
     *
     * @return false if it was asked often enough; then nothing is said
     */
    boolean askInOtherWords(Node node, String entity) {
        Optional<Place> place = draft.place();
        Optional<Ask> ask = ask(node, entity);
        if (place.isEmpty() || ask.isEmpty() || place.get().prompts() >= MOST_FAILURES) {
            return false;
        }
        int prompts = place.get().prompts() + 1;
        draft.place(place.get().asking(entity, prompts, place.get().smallTalked()));
        say(reprompt(ask.get()), entity);
        return true;
    }

    /** Small talk came in place of the answer; it does not count as one. */
    void askAfterSmallTalk(Node node, String entity) {
        draft.place().ifPresent(place -> draft.place(place.asking(entity, place.prompts(), true)));
        ask(node, entity).ifPresent(ask -> say(reprompt(ask), entity));
    }

    private static Optional<Ask> ask(Node node, String entity) {
        return node.asks().stream().filter(ask -> ask.entity().equals(entity)).findFirst();
    }

    private List<Saying> prompt(Ask ask) {
        return !ask.prompt().isEmpty()
                ? ask.prompt()
                : parts.entity(ask.entity()).map(BotEntity::prompt).orElse(List.of());
    }

    private List<Saying> reprompt(Ask ask) {
        List<Saying> own =
                !ask.reprompt().isEmpty() || !ask.prompt().isEmpty()
                        ? ask.reprompt()
                        : parts.entity(ask.entity()).map(BotEntity::reprompt).orElse(List.of());
        return own.isEmpty() ? prompt(ask) : own;
    }

    private void say(List<Saying> words, String entity) {
        int before = draft.replies().size();
        speaking.say(words);
        if (draft.replies().size() == before) {
            speaking.sayOneOf(List.of(Speaking.inWords(entity) + "?"));
        }
    }
}
