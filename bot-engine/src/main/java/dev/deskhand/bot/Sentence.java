package dev.deskhand.bot;

/**
 * Something that visitors say, as an example.
 *
 * @param language BCP 47 tag, one of the bot's
 */
public record Sentence(String text, String language) {}
