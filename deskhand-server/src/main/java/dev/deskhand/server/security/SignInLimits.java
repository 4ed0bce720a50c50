package dev.deskhand.server.security;

import java.time.Duration;

/**
 * What signing in and staying signed in is bounded by.
 *
 * @param attemptsPerAccount within one window
 * @param attemptsPerAddress within one window; higher, since an office shares an address
 * @param sessionIdle a session ends when it was not used for so long
 * @param sessionLifetime a session ends after so long in any case
 */
public record SignInLimits(
        int attemptsPerAccount,
        int attemptsPerAddress,
        Duration window,
        Duration sessionIdle,
        Duration sessionLifetime) {}
