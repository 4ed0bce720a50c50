package dev.deskhand.zendesk.chat.oauth;

import dev.deskhand.zendesk.chat.Secret;
import java.time.Duration;
import java.util.Optional;

/**
 * A token answer. Only the access token is certain to be in it; tokens of Zendesk Chat are known to
 * live for months, but how long is not documented.
 *
 * @param refreshToken single use: store the new one before using the new access token
 * @param expiresIn from now; empty does not mean for ever
 */
public record TokenGrant(
        Secret accessToken,
        Optional<Secret> refreshToken,
        Optional<Duration> expiresIn,
        Optional<String> scope) {}
