package dev.deskhand.bot;

import java.math.BigDecimal;
import java.util.List;

/** Something that holds or does not, by what is known in a conversation. */
public sealed interface Condition {
    /** Each of them holds. */
    record All(List<Condition> conditions) implements Condition {
        public All {
            conditions = List.copyOf(conditions);
        }
    }

    /** At least one of them holds. */
    record Any(List<Condition> conditions) implements Condition {
        public Any {
            conditions = List.copyOf(conditions);
        }
    }

    /** The entity has a value, or has none. */
    record Known(String entity, boolean known) implements Condition {}

    /**
     * The entity's value is one of these, whatever the case of its letters; without a value it is
     * none of them.
     *
     * @param among false: it has a value that is none of these
     */
    record Is(String entity, List<String> values, boolean among) implements Condition {
        public Is {
            values = List.copyOf(values);
        }
    }

    /** The entity's value is a number, or an amount, that compares so. */
    record Compares(String entity, Comparison comparison, BigDecimal to) implements Condition {}

    /** Whether the business is open now, by its hours; without hours it always is. */
    record Open(boolean open) implements Condition {}

    /** How a number stands to another. */
    enum Comparison {
        LESS("<"),
        AT_MOST("<="),
        MORE(">"),
        AT_LEAST(">=");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        /** As it is written in a bot file. */
        public String sign() {
            return sign;
        }
    }
}
