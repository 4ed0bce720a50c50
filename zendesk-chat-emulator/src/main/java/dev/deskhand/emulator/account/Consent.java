package dev.deskhand.emulator.account;

import org.jspecify.annotations.Nullable;

/**
 * What an authorize URL asks for; every part may be missing until {@link Authorisation#check} has
 * looked at it.
 *
 * @param redirectUri may be left out by a client with one redirect URL
 * @param scope parted by spaces; none asks for all
 * @param responseType {@code code} (also when missing) or {@code token}
 */
public record Consent(
        @Nullable String clientId,
        @Nullable String redirectUri,
        @Nullable String scope,
        @Nullable String responseType,
        @Nullable String state) {}
