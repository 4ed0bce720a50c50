package dev.deskhand.server.testing;

import dev.deskhand.bot.dialogue.ApiRequest;
import dev.deskhand.bot.dialogue.ApiResult;
import dev.deskhand.server.conversation.ServiceCalls;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Services that answer what a test has scripted, and otherwise with an empty object. */
public final class ScriptedServices implements ServiceCalls {
    private final List<ApiRequest> made = new ArrayList<>();
    private final Deque<ApiResult> next = new ArrayDeque<>();
    private Runnable during = () -> {};

    public synchronized List<ApiRequest> made() {
        return List.copyOf(made);
    }

    public synchronized void next(ApiResult result) {
        next.add(result);
    }

    /** Runs while a call is on its way. */
    public synchronized void during(Runnable action) {
        during = action;
    }

    @Override
    public ApiResult make(ApiRequest request) {
        Runnable meanwhile;
        synchronized (this) {
            made.add(request);
            meanwhile = during;
        }
        meanwhile.run();
        synchronized (this) {
            return next.isEmpty() ? new ApiResult.Answered("{}") : next.pop();
        }
    }
}
