package dev.deskhand.server.timer;

import java.time.Instant;

/**
 * A timer of a conversation.
 *
 * @param at when it was to go off
 */
public record Timer(TimerKind kind, Instant at) {}
