package dev.deskhand.server.call;

import dev.deskhand.bot.dialogue.ApiResult;
import dev.deskhand.bot.dialogue.ApiResult.Kind;

/** A call cannot be made, or was made in vain. An expected outcome, hence without a stack trace. */
final class CallFailed extends Exception {
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final boolean passing;

    private CallFailed(Kind kind, String why, boolean passing) {
        super(why, null, false, false);
        this.kind = kind;
        this.passing = passing;
    }

    /** It would fail again. */
    static CallFailed forGood(Kind kind, String why) {
        return new CallFailed(kind, why, false);
    }

    /** It may succeed the next time. */
    static CallFailed forNow(Kind kind, String why) {
        return new CallFailed(kind, why, true);
    }

    boolean isPassing() {
        return passing;
    }

    ApiResult.Failed result() {
        return new ApiResult.Failed(kind, String.valueOf(getMessage()));
    }
}
