package dev.deskhand.zendesk.chat.session;

import dev.deskhand.zendesk.chat.AgentId;
import java.time.Duration;

/** Where a session stands. Each state says whether it ends by itself or waits for a person. */
public sealed interface SessionState {

    /** Not started yet, or closed. */
    record Stopped() implements SessionState {}

    /** Asking Zendesk for a session with the token. */
    record Starting() implements SessionState {}

    /** Opening the socket, going online, subscribing. */
    record Connecting() implements SessionState {}

    /**
     * Online and subscribed: requests are taken, events flow. Entered exactly once per connection.
     *
     * @param agent who the token's agent is
     * @param agentName the agent's name, empty when Zendesk sent none
     * @param gap whether all that had happened meanwhile was delivered first
     */
    record Online(AgentId agent, String agentName, Gap gap) implements SessionState {}

    /**
     * Waits, then tries again by itself.
     *
     * @param attempt 1 for the first try since the session last proved itself
     * @param delay how long from now
     * @param cause what went wrong, for a person
     */
    record Reconnecting(int attempt, Duration delay, String cause) implements SessionState {}

    /**
     * Somebody else is signed in as this agent, and Zendesk allows no further session. Coming back
     * would start a fight over the seat, so this waits for {@link ZendeskChatSession#resume()}.
     *
     * @param reason Zendesk's words
     */
    record TakenOver(String reason) implements SessionState {}

    /**
     * Zendesk did not accept the token. Waits for {@link
     * ZendeskChatSession#resume(dev.deskhand.zendesk.chat.Secret)} with the token of a new consent.
     *
     * @param message Zendesk's words
     */
    record TokenRefused(String message) implements SessionState {}

    /**
     * Zendesk ended the session right after the agent went online, more than once in a row: what it
     * does when the account is restricted to certain IP addresses and this machine's is not among
     * them. Waits for {@link ZendeskChatSession#resume()}.
     *
     * @param reason Zendesk's words
     */
    record AddressRefused(String reason) implements SessionState {}
}
