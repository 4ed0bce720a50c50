package dev.deskhand.emulator.fault;

import org.jspecify.annotations.Nullable;

/**
 * A line of the log of faults.
 *
 * @param number counts up from 1
 * @param at epoch milliseconds
 * @param fault its name
 * @param agent null where it struck nobody in particular
 * @param operation empty where there was none
 * @param detail what struck where, in words
 */
public record FaultEntry(
        long number,
        long at,
        long faultId,
        String fault,
        @Nullable String agent,
        String operation,
        String detail) {}
