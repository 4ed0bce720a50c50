package dev.deskhand.app.bot;

import dev.deskhand.bot.Option;
import dev.deskhand.bot.dialogue.DialogueState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What is remembered of a conversation, for its author. */
final class StateText {
    private StateText() {}

    static List<String> lines(DialogueState state, Instant now) {
        List<String> lines = new ArrayList<>();
        lines.add("time: " + now);
        lines.add("language: " + (state.language().isEmpty() ? "not known" : state.language()));
        lines.add(state.place().map(StateText::place).orElse("place: outside of any flow"));
        if (state.values().isEmpty()) {
            lines.add("values: none");
        }
        state.values()
                .forEach((entity, known) ->
                        lines.add(
                                "%s = %s (%s%s)"
                                        .formatted(
                                                entity,
                                                known.value().text(),
                                                known.value().kind(),
                                                known.words().isEmpty()
                                                        ? ""
                                                        : ", from \"" + known.words() + "\"")));
        if (!state.offered().isEmpty()) {
            lines.add(
                    "offered: "
                            + state.offered().stream()
                                    .map(Option::label)
                                    .collect(Collectors.joining(", ")));
        }
        state.form().ifPresent(form -> lines.add("form: of " + form.entry()));
        lines.add("misses in a row: " + state.misses());
        return lines;
    }

    private static String place(DialogueState.Place place) {
        String waits =
                place.asked()
                        .map(entity -> ", which asks for " + entity + " (" + times(place) + ")")
                        .orElse("");
        return "place: node " + place.node() + waits;
    }

    private static String times(DialogueState.Place place) {
        return place.prompts() == 1 ? "once" : place.prompts() + " times";
    }
}
