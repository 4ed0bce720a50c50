package dev.deskhand.bot.entity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor puts right.
 *
 * @param marker the words that show it: "no", "actually", "not"
 * @param changes at least one
 */
public record Correction(String marker, List<Change> changes) {
    public Correction {
        changes = List.copyOf(changes);
    }

    /**
     * A new value for an entity.
     *
     * @param now the value that holds from now on
     * @param instead the value that it replaces, if the visitor named it
     */
    public record Change(Found now, @Nullable Found instead) {}
}
