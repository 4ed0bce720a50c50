package dev.deskhand.bot.entity;

/**
 * An entity of a bot.
 *
 * @param name by which nodes and placeholders call it
 * @param type what it takes
 * @param personal whether its values are masked in logs and transcripts
 */
public record Entity(String name, EntityType type, boolean personal) {
    /** One that is not personal. */
    public static Entity of(String name, EntityType type) {
        return new Entity(name, type, false);
    }
}
