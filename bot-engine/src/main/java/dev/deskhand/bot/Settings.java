package dev.deskhand.bot;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What holds for a whole bot.
 *
 * @param texts what the bot says in each situation that no node is for
 * @param handOverOnError whether a turn that fails again and again brings a person
 * @param humanAssistance whether misses in a row bring a person; without, the break message is said
 *     each time
 * @param burst messages of one visitor within that time are one turn
 * @param silence after that long without a word of the visitor the chat counts as resting
 * @param contextLife after that long without a word what was understood is forgotten
 * @param region ISO 3166 code: whose telephone numbers, and in which order day and month stand
 * @param zone in which "tomorrow at six" is meant
 * @param hours when people are there; without, always
 */
public record Settings(
        SystemTexts texts,
        HandOverRule handOver,
        boolean handOverOnError,
        boolean humanAssistance,
        Disambiguation disambiguation,
        SmallTalk smallTalk,
        Duration burst,
        Duration silence,
        Duration contextLife,
        String region,
        ZoneId zone,
        Optional<BusinessHours> hours) {}
