package dev.deskhand.bot.entity;

/**
 * A value with its place in the text.
 *
 * @param entity the entity's name
 * @param value what was understood
 * @param start index of its first character
 * @param end index after its last character
 * @param words the visitor's own words, from start to end
 * @param personal whether it is to be masked
 */
public record Found(
        String entity, EntityValue value, int start, int end, String words, boolean personal) {}
