package dev.deskhand.zendesk.chat.session;

import dev.deskhand.zendesk.chat.Agent;
import dev.deskhand.zendesk.chat.AgentStatus;
import dev.deskhand.zendesk.chat.GraphQlError;
import dev.deskhand.zendesk.chat.operation.Operation;
import dev.deskhand.zendesk.chat.operation.Subscription;
import dev.deskhand.zendesk.chat.operation.UnreadableAnswerException;
import dev.deskhand.zendesk.chat.operation.UpdateAgentStatus;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is said on every new socket before the session is online: status, then the subscriptions,
 * one after the other as Zendesk's own sample does. One instance serves one socket.
 */
final class Setup {

    sealed interface Progress {

        record Ask(Operation<?> operation) implements Progress {}

        record Ready(Agent agent) implements Progress {}

        record Failed(String cause, Optional<Duration> retryAfter) implements Progress {}
    }

    private Operation<?> asked = new UpdateAgentStatus(AgentStatus.ONLINE);
    private @Nullable Agent agent;

    Progress begin() {
        return new Progress.Ask(asked);
    }

    Progress answered(RequestOutcome outcome) {
        return switch (outcome) {
            case RequestOutcome.Answered(JsonNode data) -> read(data);
            case RequestOutcome.Refused refused -> refused(refused);
            case RequestOutcome.RateLimited(Optional<Duration> retryAfter) ->
                    new Progress.Failed(asked.name() + " failed: too many requests", retryAfter);
            case RequestOutcome.Unanswered none -> failed(none.why());
        };
    }

    private Progress read(JsonNode data) {
        try {
            return switch (asked) {
                case UpdateAgentStatus status -> online(status, data);
                case Subscription subscription -> subscribed(subscription, data);
                default -> throw new IllegalStateException("Setup never asks for " + asked.name());
            };
        } catch (UnreadableAnswerException e) {
            return failed(String.valueOf(e.getMessage()));
        }
    }

    private Progress online(UpdateAgentStatus status, JsonNode data) {
        if (status.read(data) instanceof Operation.Step.Done<Optional<Agent>>(Optional<Agent> found)
                && found.isPresent()) {
            agent = found.get();
            return ask(Subscription.to(Subscription.Kind.MESSAGE));
        }
        return failed("the answer does not say which agent this is");
    }

    private Progress subscribed(Subscription subscription, JsonNode data) {
        Operation.Step<String> _ = subscription.read(data);
        return switch (subscription.kind()) {
            case MESSAGE -> ask(Subscription.to(Subscription.Kind.CHAT_ACTIVITY));
            case CHAT_ACTIVITY ->
                    agent == null ? failed("online out of order") : new Progress.Ready(agent);
        };
    }

    private Progress refused(RequestOutcome.Refused refused) {
        Optional<? extends Operation<?>> plainer = asked.plainer();
        if (plainer.isPresent()) {
            return ask(plainer.get());
        }
        return failed(
                refused.errors().stream()
                        .map(GraphQlError::message)
                        .collect(Collectors.joining("; ")));
    }

    private Progress ask(Operation<?> operation) {
        asked = operation;
        return new Progress.Ask(operation);
    }

    private Progress failed(String why) {
        return new Progress.Failed("%s failed: %s".formatted(asked.name(), why), Optional.empty());
    }
}
