package dev.deskhand.server.business;

import java.time.Instant;
import java.util.List;

/**
 * Whoever runs a bot.
 *
 * @param id numeric, from 1001 on; part of the guide's addresses
 * @param languages BCP 47 tags, the main language first; never empty
 */
public record Business(long id, String name, List<String> languages, Instant createdAt) {}
