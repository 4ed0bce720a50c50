package dev.deskhand.bot.dialogue;

import dev.deskhand.bot.Connection;
import dev.deskhand.bot.Node;

/** What a visitor can mean, as far as a bot knows. */
sealed interface Meaning {
    /** As it stands in a trace. */
    String name();

    /** A node that can be found from everywhere. */
    record Entry(Node node) implements Meaning {
        @Override
        public String name() {
            return node.name();
        }
    }

    /** A way on from the node where the conversation is. */
    record Way(String from, Connection connection) implements Meaning {
        @Override
        public String name() {
            return from + " > " + connection.to();
        }
    }

    /** The visitor wants a person. */
    record WishForAPerson() implements Meaning {
        @Override
        public String name() {
            return "(a person)";
        }
    }

    /** A greeting, thanks, a joke. */
    record SmallTalk(String name) implements Meaning {}

    /** A meaning with how sure it is, from 0 to 1; at 1 the text is one of its sentences. */
    record Ranked(Meaning meaning, double score) {
        boolean isExact() {
            return score >= 1;
        }
    }
}
