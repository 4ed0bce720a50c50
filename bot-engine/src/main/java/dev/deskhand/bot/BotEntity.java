package dev.deskhand.bot;

import dev.deskhand.bot.entity.Entity;
import java.util.List;

/**
 * An entity with the words that ask for it. A node that asks may bring words of its own.
 *
 * @param prompt asked when a node needs the value; may be empty if every node that asks has its own
 * @param reprompt asked when the answer held no such value; empty: the prompt again
 */
public record BotEntity(Entity entity, List<Saying> prompt, List<Saying> reprompt) {
    public BotEntity {
        prompt = List.copyOf(prompt);
        reprompt = List.copyOf(reprompt);
    }

    /** By which nodes, conditions and placeholders call it. */
    public String name() {
        return entity.name();
    }
}
