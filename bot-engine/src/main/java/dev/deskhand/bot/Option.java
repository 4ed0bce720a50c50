package dev.deskhand.bot;

/**
 * Something that the bot has offered to pick.
 *
 * @param label what the visitor reads
 * @param sent what is understood when it is picked
 */
public record Option(String label, String sent) {}
