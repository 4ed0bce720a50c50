package dev.deskhand.emulator.fault;

/**
 * A fault that strikes now.
 *
 * @param rule the number of its rule
 */
public record Strike(long rule, Fault fault) {}
