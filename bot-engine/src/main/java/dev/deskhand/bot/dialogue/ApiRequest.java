package dev.deskhand.bot.dialogue;

import dev.deskhand.bot.ApiCall;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A call that the server is to make for the bot, with all values filled in.
 *
 * @param id names it within its conversation
 * @param body JSON; empty for a GET
 * @param secret the environment variable whose value signs it
 * @param retries so often it may be repeated after a failure
 */
public record ApiRequest(
        String id,
        ApiCall.Method method,
        URI url,
        Map<String, String> headers,
        String body,
        Optional<String> secret,
        Duration timeout,
        int retries) {
    public ApiRequest {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }
}
