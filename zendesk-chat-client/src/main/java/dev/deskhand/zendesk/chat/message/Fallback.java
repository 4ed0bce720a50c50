package dev.deskhand.zendesk.chat.message;

import java.util.List;

/**
 * What is shown by a window that knows no structured messages: Chat's SDKs for Android and iOS, and
 * web widgets of old.
 *
 * @param text 1 to 999 characters ({@link MessageLimit#TEXT})
 * @param options answers to pick, as those of {@link OutgoingMessage.Text}; may be empty
 */
public record Fallback(String text, List<String> options) {

    public Fallback {
        MessageLimit.TEXT.check(text);
        options = Options.checked(options);
    }

    /** Text alone. */
    public static Fallback of(String text) {
        return new Fallback(text, List.of());
    }
}
