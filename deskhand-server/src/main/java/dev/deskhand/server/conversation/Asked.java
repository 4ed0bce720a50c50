package dev.deskhand.server.conversation;

import dev.deskhand.server.bot.Why;

/**
 * A line of the visitor's that a turn has answered.
 *
 * @param text the visitor's own words
 */
public record Asked(String text, Why why) {}
