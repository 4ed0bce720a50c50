package dev.deskhand.server.conversation;

import dev.deskhand.bot.ApiCall;
import dev.deskhand.bot.dialogue.ApiRequest;
import dev.deskhand.bot.dialogue.ApiResult;
import java.util.Optional;

/**
 * A call of a service that the dialogue waits for.
 *
 * @param entryNumber its line in the transcript
 * @param begun whether it may have been made: set before the first byte is written
 * @param result how it ended, once it has
 */
public record AwaitedCall(
        ApiRequest request, int entryNumber, boolean begun, Optional<ApiResult> result) {

    AwaitedCall begin() {
        return new AwaitedCall(request, entryNumber, true, result);
    }

    AwaitedCall ended(ApiResult how) {
        return new AwaitedCall(request, entryNumber, begun, Optional.of(how));
    }

    /** Whether making it a second time does no harm, as far as the bot's author tells. */
    boolean mayBeRepeated() {
        return request.method() == ApiCall.Method.GET || request.retries() > 0;
    }
}
