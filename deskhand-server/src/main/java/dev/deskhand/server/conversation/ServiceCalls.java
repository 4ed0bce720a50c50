package dev.deskhand.server.conversation;

import dev.deskhand.bot.dialogue.ApiRequest;
import dev.deskhand.bot.dialogue.ApiResult;

/** Makes calls of services. Thread-safe. */
@FunctionalInterface
public interface ServiceCalls {
    /**
     * Makes a call and waits for its end, at most as long as the call's own time-out; whatever goes
     * wrong is a result.
     *
     * @throws InterruptedException when the caller is interrupted; the call may have been carried
     *     out
     */
    ApiResult make(ApiRequest request) throws InterruptedException;
}
