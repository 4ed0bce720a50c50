package dev.deskhand.zendesk.chat.oauth;

import dev.deskhand.zendesk.chat.Secret;

/** The API client that an administrator added in Zendesk Chat; its keys are shown there once. */
public record OAuthClient(String clientId, Secret clientSecret) {}
