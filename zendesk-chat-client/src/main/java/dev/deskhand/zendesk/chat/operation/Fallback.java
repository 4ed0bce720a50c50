package dev.deskhand.zendesk.chat.operation;

import java.util.List;

/**
 * What a visitor sees whose chat window shows no structured messages (the mobile SDKs, old
 * widgets).
 *
 * @param options answers to pick; a {@code /} inside one shows as two
 */
public record Fallback(String text, List<String> options) {
    public Fallback {
        options = List.copyOf(options);
    }
}
