package dev.deskhand.emulator.account;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a message says.
 *
 * @param text what is shown where nothing better can be; for a structured message its fallback
 * @param options answers to click; one written with a slash counts as two
 * @param structured the Web SDK's payload of a structured message, ready to be written as JSON
 * @param msgId the sender's own id of the message, handed back with it
 */
public record Content(
        String text,
        List<String> options,
        @Nullable Map<String, Object> structured,
        @Nullable String msgId) {

    public Content {
        options =
                options.stream()
                        .flatMap(option -> Arrays.stream(option.split("/", -1)))
                        .filter(option -> !option.isBlank())
                        .toList();
    }

    /** Plain text and nothing else. */
    public static Content text(String text) {
        return new Content(text, List.of(), null, null);
    }
}
