package dev.deskhand.zendesk.chat.session;

import dev.deskhand.zendesk.chat.operation.Operation;
import dev.deskhand.zendesk.chat.operation.Subscription;
import dev.deskhand.zendesk.chat.operation.UnreadableAnswerException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The caller's own subscriptions, beside the two that every session has. They are asked for again
 * on each new socket, where each gets another id. One whose first request fails is forgotten; one
 * that fails on a later socket is tried again on the next.
 */
final class OwnSubscriptions {

    private final Map<Long, Subscription.Kind> kinds = new LinkedHashMap<>();
    private final Map<Long, String> ids = new LinkedHashMap<>();
    private final Set<Long> unanswered = new HashSet<>();

    /** What to ask for a new one. */
    Asker.Subscribing add(long subscription, Subscription.Kind kind) {
        kinds.put(subscription, kind);
        unanswered.add(subscription);
        return ask(subscription, kind);
    }

    /** What to ask on a new socket. */
    List<Asker.Subscribing> onNewSocket() {
        List<Asker.Subscribing> all = new ArrayList<>();
        kinds.forEach((subscription, kind) -> all.add(ask(subscription, kind)));
        return all;
    }

    private static Asker.Subscribing ask(long subscription, Subscription.Kind kind) {
        return new Asker.Subscribing(subscription, Subscription.to(kind));
    }

    /** What to ask instead, if this one was refused and has a plainer form. */
    static Optional<Asker.Subscribing> plainer(Asker.Subscribing asked, RequestOutcome outcome) {
        Optional<Operation<String>> plainer =
                outcome instanceof RequestOutcome.Refused
                        ? asked.operation().plainer()
                        : Optional.empty();
        return plainer.map(operation -> new Asker.Subscribing(asked.subscription(), operation));
    }

    /** The subscription's id on the present socket; empty when it does not stand. */
    static Optional<String> id(Asker.Subscribing asked, RequestOutcome outcome) {
        if (!(outcome instanceof RequestOutcome.Answered(JsonNode data))) {
            return Optional.empty();
        }
        try {
            return asked.operation().read(data) instanceof Operation.Step.Done<String>(String id)
                    ? Optional.of(id)
                    : Optional.empty();
        } catch (UnreadableAnswerException _) {
            return Optional.empty();
        }
    }

    /**
     * It stands, under this id.
     *
     * @return false when it was ended meanwhile, so that the id is of no more use
     */
    boolean stands(long subscription, String id) {
        if (!kinds.containsKey(subscription)) {
            return false;
        }
        ids.put(subscription, id);
        return true;
    }

    /** Whether this is the answer to the first request for it, which somebody waits for. */
    boolean answeredFirst(long subscription, boolean stands) {
        boolean first = unanswered.remove(subscription);
        if (first && !stands) {
            kinds.remove(subscription);
        }
        return first;
    }

    /**
     * Ends one.
     *
     * @return its id on the present socket, if it has one
     */
    Optional<String> end(long subscription) {
        kinds.remove(subscription);
        return Optional.ofNullable(ids.remove(subscription));
    }

    void socketLost() {
        ids.clear();
    }
}
