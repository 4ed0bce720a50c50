package dev.deskhand.bot.entity;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the slots of a rule have taken. */
final class Captures {
    private final Map<String, Sense> taken = new HashMap<>();

    void put(String slot, Sense sense) {
        taken.put(slot, sense);
    }

    void remove(String slot) {
        taken.remove(slot);
    }

    boolean has(String slot) {
        return taken.containsKey(slot);
    }

    @Nullable Sense get(String slot) {
        return taken.get(slot);
    }

    BigDecimal number(String slot) {
        if (taken.get(slot) instanceof Sense.Count(BigDecimal value)) {
            return value;
        }
        throw new IllegalStateException("A rule names no {" + slot + "}");
    }

    int whole(String slot) {
        return number(slot).intValue();
    }

    /** The number, or {@code otherwise} where the slot took nothing. */
    int whole(String slot, int otherwise) {
        return has(slot) ? whole(slot) : otherwise;
    }

    String word(String slot) {
        if (taken.get(slot) instanceof Sense.Word(String value)) {
            return value;
        }
        throw new IllegalStateException("A rule names no {" + slot + "}");
    }

    <T extends Sense> @Nullable T sense(String slot, Class<T> type) {
        Sense sense = taken.get(slot);
        return type.isInstance(sense) ? type.cast(sense) : null;
    }
}
