package dev.deskhand.bot.template;

import java.util.Optional;

/** Knows what stands in the gaps of a text. */
@FunctionalInterface
public interface Values {
    /** The value as it is, not escaped in any way; empty if there is none. */
    Optional<String> of(Placeholder placeholder);
}
