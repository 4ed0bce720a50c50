package dev.deskhand.bot;

import java.util.List;
import java.util.Optional;

/**
 * Something that the bot can talk about. When a conversation comes to a node, it says {@code
 * firstSays}, asks for each entity whose value is not known, carries the actions out, says {@code
 * botSays}, and follows the first connection that holds without a word of the visitor.
 *
 * @param name the author's own name for it, unique in the bot
 * @param clearsContext whether what was understood is forgotten, and the flow left, after it
 * @param active whether it can be found; an inactive node is checked like any other
 * @param label what a visitor reads where the bot asks which of several was meant
 * @param userSays ways in which visitors begin with it; for a step that is only led to, empty
 * @param notUserSays sentences that look like it and are not
 * @param firstSays said when the conversation comes here, before anything is asked
 * @param asks what it needs to know, in the order in which it asks
 * @param actions done once all is known, in this order
 * @param botSays said after that; empty where the node only leads on
 * @param connections where the conversation can go from here; the first that fits is taken
 * @param onError the node to go to when an action fails; without one the bot's error text is said
 */
public record Node(
        String name,
        Kind kind,
        boolean clearsContext,
        boolean active,
        Optional<Wording> label,
        List<Sentence> userSays,
        List<Sentence> notUserSays,
        List<Saying> firstSays,
        List<Ask> asks,
        List<Action> actions,
        List<Saying> botSays,
        List<Connection> connections,
        Optional<String> onError) {
    public Node {
        userSays = List.copyOf(userSays);
        notUserSays = List.copyOf(notUserSays);
        firstSays = List.copyOf(firstSays);
        asks = List.copyOf(asks);
        actions = List.copyOf(actions);
        botSays = List.copyOf(botSays);
        connections = List.copyOf(connections);
    }

    /** What a node is to the flow. */
    public enum Kind {
        /** A visitor can begin with it, or turn to it in the middle of something else. */
        START,
        /** One answer; the flow keeps its place. */
        FAQ,
        /** Reached from another node only. */
        STEP
    }

    /** A question with its answer, and nothing else. */
    public static Node faq(String name, List<Sentence> userSays, List<Saying> botSays) {
        return new Node(
                name,
                Kind.FAQ,
                false,
                true,
                Optional.empty(),
                userSays,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                botSays,
                List.of(),
                Optional.empty());
    }

    /**
     * An entity that a node uses.
     *
     * @param optional taken when the visitor says it, but not asked for
     * @param prompt in place of the entity's own; empty: the entity's
     * @param reprompt in place of the entity's own; empty: the entity's
     */
    public record Ask(String entity, boolean optional, List<Saying> prompt, List<Saying> reprompt) {
        public Ask {
            prompt = List.copyOf(prompt);
            reprompt = List.copyOf(reprompt);
        }
    }
}
