package dev.deskhand.bot.check;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A conversation as it is to go.
 *
 * @param name unique in its file
 * @param line where it begins in its file; 1 for the first
 * @param now when it begins; empty: at the time of its file
 * @param visitorName as the channel tells it; may be empty
 * @param language in which the conversation is held from its start; empty: found out as usual
 * @param api what services answer
 * @param steps at least one
 */
public record ConversationTest(
        String name,
        int line,
        Optional<Instant> now,
        String visitorName,
        String language,
        List<StandIn> api,
        List<Step> steps) {
    public ConversationTest {
        api = List.copyOf(api);
        steps = List.copyOf(steps);
    }
}
