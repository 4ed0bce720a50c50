package dev.deskhand.emulator.fault;

/**
 * A rule that may still strike.
 *
 * @param struck how often it has
 * @param since when it was added, epoch milliseconds
 */
public record ActiveRule(long id, FaultRule rule, long struck, long since) {}
