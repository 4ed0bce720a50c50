package dev.deskhand.bot.check;

import dev.deskhand.bot.dialogue.TurnTrace;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A message of the visitor in a conversation test, and what must come of it.
 *
 * @param line where it stands in its file
 * @param after how long after the message before it the visitor writes
 * @param visitor what the visitor says
 */
public record Step(int line, Duration after, String visitor, Expected expected) {

    /**
     * What must come of it; whatever is empty is not looked at.
     *
     * @param bot all messages of the answer, in order
     * @param options the labels that the visitor can pick from, in order
     * @param node where the conversation is after it
     * @param rule what decides
     * @param smallTalk the small talk that is answered
     * @param values by entity, in their stable form; an empty one must not be known
     * @param tags all that are put on the chat, in order
     */
    public record Expected(
            Optional<List<Speech>> bot,
            Optional<List<String>> options,
            Optional<String> node,
            Optional<TurnTrace.Rule> rule,
            Optional<String> smallTalk,
            Map<String, Optional<String>> values,
            Optional<HandOver> handOver,
            Optional<List<String>> tags) {
        /** Whatever comes of it is right. */
        public static final Expected NOTHING =
                new Expected(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of(),
                        Optional.empty(),
                        Optional.empty());

        public Expected {
            bot = bot.map(List::copyOf);
            options = options.map(List::copyOf);
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
            tags = tags.map(List::copyOf);
        }
    }

    /**
     * Whether a person is to take over.
     *
     * @param to the name of the department or the agent; empty: whoever it is
     */
    public record HandOver(boolean wanted, Optional<String> to) {}
}
