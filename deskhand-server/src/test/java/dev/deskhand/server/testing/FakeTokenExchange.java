package dev.deskhand.server.testing;

import dev.deskhand.server.authorisation.TokenExchange;
import dev.deskhand.server.authorisation.TokenRequestFailed;
import dev.deskhand.server.deployment.Grant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Gives a token for each code, until it is told to fail. Thread-safe. */
public final class FakeTokenExchange implements TokenExchange {
    /** What was asked for, in order. */
    public final List<Request> requests = new CopyOnWriteArrayList<>();

    private volatile @Nullable TokenRequestFailed failure;

    /** The next requests fail for this reason. */
    public void fail(TokenRequestFailed.Reason reason) {
        failure =
                new TokenRequestFailed(
                        reason, "Zendesk answered 401.", new IllegalStateException("on purpose"));
    }

    @Override
    public Grant exchange(Request request) {
        requests.add(request);
        TokenRequestFailed planned = failure;
        if (planned != null) {
            throw planned;
        }
        return new Grant(
                "access-for-" + request.code(), Optional.of("refresh-for-" + request.code()));
    }
}
