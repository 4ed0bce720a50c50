package dev.deskhand.server.bot;

import java.util.List;

/**
 * A bot file that was found valid, and what is shown of it without reading it again.
 *
 * @param languages BCP 47 tags
 * @param entryCount how many questions it answers
 * @param file the YAML as the author wrote it
 */
public record BotDraft(String name, List<String> languages, int entryCount, String file) {}
