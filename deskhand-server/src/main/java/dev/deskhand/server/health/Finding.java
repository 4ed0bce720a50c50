package dev.deskhand.server.health;

import java.util.Optional;

/**
 * Something that is amiss.
 *
 * @param part what it is about, for programs: {@code database}, {@code connection}
 * @param nextStep what an operator can do
 * @param business the name of the business whose it is; not for strangers
 */
public record Finding(String part, String message, String nextStep, Optional<String> business) {}
