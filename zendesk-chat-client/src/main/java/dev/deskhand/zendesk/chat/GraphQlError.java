package dev.deskhand.zendesk.chat;

import java.util.Optional;

/**
 * One entry of a GraphQL answer's {@code errors}.
 *
 * @param code {@code extensions.code}, where the server sends it
 */
public record GraphQlError(String message, Optional<String> code) {}
