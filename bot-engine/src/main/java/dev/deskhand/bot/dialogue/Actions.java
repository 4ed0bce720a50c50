package dev.deskhand.bot.dialogue;

import dev.deskhand.bot.Action;
import dev.deskhand.bot.Node;
import dev.deskhand.bot.entity.EntityValue;
import java.util.List;
import java.util.Optional;

/** Does what nodes do besides talking. */
final class Actions {
    private final BotParts parts;
    private final Draft draft;
    private final Placeholders placeholders;
    private final Calls calls;

    Actions(BotParts parts, Draft draft, Placeholders placeholders, Calls calls) {
        this.parts = parts;
        this.draft = draft;
        this.placeholders = placeholders;
        this.calls = calls;
    }

    /**
     * Carries the actions out, from that one on.
     *
     * @return how the turn ends, if one of them ends it
     */
    Optional<Outcome> carryOut(Node node, int from) {
        List<Action> actions = node.actions();
        for (int at = from; at < actions.size(); at++) {
            switch (actions.get(at)) {
                case Action.SetValue(String entity, String value) -> set(entity, value);
                case Action.Clear(List<String> entities) -> entities.forEach(draft::forget);
                case Action.ClearContext() -> draft.forgetValues();
                case Action.Tag(List<String> tags) ->
                        tags.stream()
                                .filter(tag -> !draft.tags().contains(tag))
                                .forEach(draft.tags()::add);
                case Action.HandOver(Action.Target target) -> {
                    draft.startCountingAgain();
                    return Optional.of(new Outcome.HandOverAsked(Outcome.Cause.FLOW, target));
                }
                case Action.CallApi call -> {
                    String id = "call-" + (draft.before().turns() + 1);
                    int action = at;
                    draft.place().ifPresent(place -> draft.place(place.awaiting(id, action)));
                    return Optional.of(new Outcome.Calls(calls.request(call.call(), id)));
                }
            }
        }
        return Optional.empty();
    }

    private void set(String entity, String template) {
        Optional<EntityValue> same = placeholders.value(template);
        if (same.isPresent()) {
            draft.learn(entity, same.get(), "");
            return;
        }
        String text = placeholders.plain(template).strip();
        if (text.isEmpty()) {
            draft.forget(entity);
            return;
        }
        EntityValue value =
                parts.entity(entity)
                        .flatMap(known ->
                                new PlainValues(parts, parts.now(draft.context()))
                                        .read(known.entity(), text))
                        .orElseGet(() -> new EntityValue.Text(text));
        draft.learn(entity, value, "");
    }
}
