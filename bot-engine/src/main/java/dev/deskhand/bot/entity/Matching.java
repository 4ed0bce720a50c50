package dev.deskhand.bot.entity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lays rules on the tokens of a text. */
final class Matching {
    /** What stands at a token, read as a kind of slot. */
    interface Slots {
        @Nullable Taken slot(SlotKind kind, int token);

        /** Whether no word follows at the token that makes something else of what is before. */
        boolean boundary(int token);
    }

    /** A slot's value and the token after it. */
    record Taken(int end, Sense sense) {}

    private final Tokens tokens;
    private final Slots slots;

    Matching(Tokens tokens, Slots slots) {
        this.tokens = tokens;
        this.slots = slots;
    }

    /** The token after the rule's last element, or -1. Fills the captures. */
    int match(Rules.Rule rule, int token, Captures captures) {
        return match(rule.elements(), 0, token, captures);
    }

    private int match(List<Rules.Element> elements, int index, int token, Captures captures) {
        if (index == elements.size()) {
            return token;
        }
        Rules.Element element = elements.get(index);
        int end =
                switch (element) {
                    case Rules.Literal literal ->
                            literal.words().contains(tokens.at(token).word())
                                    ? match(elements, index + 1, token + 1, captures)
                                    : -1;
                    case Rules.Boundary _ ->
                            slots.boundary(token)
                                    ? match(elements, index + 1, token, captures)
                                    : -1;
                    case Rules.Slot slot -> slot(slot, elements, index, token, captures);
                };
        if (end < 0 && element.optional()) {
            return match(elements, index + 1, token, captures);
        }
        return end;
    }

    private int slot(
            Rules.Slot slot,
            List<Rules.Element> elements,
            int index,
            int token,
            Captures captures) {
        Taken taken = slots.slot(slot.kind(), token);
        if (taken == null) {
            return -1;
        }
        captures.put(slot.name(), taken.sense());
        int end = match(elements, index + 1, taken.end(), captures);
        if (end < 0) {
            captures.remove(slot.name());
        }
        return end;
    }
}
