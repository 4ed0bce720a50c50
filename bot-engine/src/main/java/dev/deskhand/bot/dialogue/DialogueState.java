package dev.deskhand.bot.dialogue;

import dev.deskhand.bot.BotMessage;
import dev.deskhand.bot.Option;
import dev.deskhand.bot.entity.EntityValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a conversation must remember between two turns; stored with it.
 *
 * @param misses messages in a row that the bot has not understood
 * @param offered the options of the newest message that had any, in the order in which it shows
 *     them
 * @param earlier options of older messages, the newest first; bounded
 * @param form what is being asked for, one question after another
 * @param place where in the flow the conversation is, or where it ended
 * @param left places that the conversation has turned away from and comes back to, the latest last;
 *     bounded
 * @param values what is known, by entity, the latest last
 * @param language in which the visitor is answered; empty: not known yet
 * @param choices the nodes that the newest reply asked to choose from, in the order of its options;
 *     empty: it asked for no choice
 * @param said which variants were picked lately, as hashes of theirs, the latest last; bounded
 * @param turns how many turns there were
 * @param last when the visitor last wrote
 */
public record DialogueState(
        int misses,
        List<Option> offered,
        List<Option> earlier,
        Optional<OpenForm> form,
        Optional<Place> place,
        List<Place> left,
        Map<String, KnownValue> values,
        String language,
        List<String> choices,
        List<Integer> said,
        long turns,
        Optional<Instant> last) {
    /** Before the first turn. */
    public static final DialogueState START = new DialogueState(0);

    public DialogueState {
        offered = List.copyOf(offered);
        earlier = List.copyOf(earlier);
        left = List.copyOf(left);
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        choices = List.copyOf(choices);
        said = List.copyOf(said);
    }

    public DialogueState(int misses) {
        this(misses, List.of(), List.of(), Optional.empty());
    }

    /** Nothing but what was not understood, was offered, and is asked by a form. */
    public DialogueState(
            int misses, List<Option> offered, List<Option> earlier, Optional<OpenForm> form) {
        this(
                misses,
                offered,
                earlier,
                form,
                Optional.empty(),
                List.of(),
                Map.of(),
                "",
                List.of(),
                List.of(),
                0,
                Optional.empty());
    }

    /** Before the first turn with a visitor whose language is known; empty: it is not. */
    public static DialogueState startIn(String language) {
        return beginning(Map.of(), language, Optional.empty());
    }

    private static DialogueState beginning(
            Map<String, KnownValue> values, String language, Optional<Instant> last) {
        return new DialogueState(
                0,
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                values,
                language,
                List.of(),
                List.of(),
                0,
                last);
    }

    /** Whether it holds what a visitor may expect to be forgotten in time: values, or a flow. */
    public boolean keepsContext() {
        return !values.isEmpty() || place.isPresent() || !left.isEmpty() || form.isPresent();
    }

    /**
     * The same once the context's life is over, as the next turn would find: neither values nor a
     * flow. What was offered can still be picked.
     */
    public DialogueState withoutContext() {
        return new DialogueState(
                0,
                offered,
                earlier,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Map.of(),
                language,
                choices,
                said,
                turns,
                last);
    }

    /** What the visitor's next chat may begin with: what is known, for as long as it would be. */
    public DialogueState forNextChat() {
        return values.isEmpty() ? START : beginning(values, language, last);
    }

    /**
     * Whether the newest reply asked to choose since nothing was near enough. That counts as a
     * miss; where several were near enough, none is left.
     */
    boolean isAskedAfterMiss() {
        return !choices.isEmpty() && misses > 0;
    }

    /**
     * Where in the flow a conversation is.
     *
     * @param node the node that spoke last in the flow
     * @param asked the entity that it waits for
     * @param prompts how often it has asked for that entity
     * @param smallTalked whether small talk came in place of the answer
     * @param call the {@link ApiRequest#id()} of the call that it waits for
     * @param action index of the action to go on with once that call has ended
     * @param trail the nodes that this flow came through, up to {@code node}; bounded
     */
    public record Place(
            String node,
            Optional<String> asked,
            int prompts,
            boolean smallTalked,
            Optional<String> call,
            int action,
            List<String> trail) {
        public Place {
            trail = List.copyOf(trail);
        }

        /** At a node that waits for nothing yet. */
        static Place at(String node, List<String> trail) {
            return new Place(node, Optional.empty(), 0, false, Optional.empty(), 0, trail);
        }

        /** The same, waiting for nothing. */
        Place atRest() {
            return at(node, trail);
        }

        /** The same, waiting for a value. */
        Place asking(String entity, int times, boolean afterSmallTalk) {
            return new Place(
                    node, Optional.of(entity), times, afterSmallTalk, Optional.empty(), 0, trail);
        }

        /** The same, waiting for a call. */
        Place awaiting(String id, int callingAction) {
            return new Place(
                    node, Optional.empty(), 0, false, Optional.of(id), callingAction, trail);
        }
    }

    /**
     * What an entity is known to be.
     *
     * @param words the visitor's own; empty if no visitor said it
     */
    public record KnownValue(EntityValue value, String words) {}

    /** A form whose questions are not all answered yet. */
    public record OpenForm(String entry, BotMessage.Form form, List<String> answers) {
        public OpenForm {
            answers = List.copyOf(answers);
            if (answers.size() >= form.fields().size()) {
                throw new IllegalArgumentException("A form that is answered is not open");
            }
        }

        String question() {
            return form.fields().get(answers.size()).label();
        }

        Optional<OpenForm> answered(String answer) {
            List<String> more = new ArrayList<>(answers);
            more.add(answer);
            return more.size() < form.fields().size()
                    ? Optional.of(new OpenForm(entry, form, more))
                    : Optional.empty();
        }
    }
}
