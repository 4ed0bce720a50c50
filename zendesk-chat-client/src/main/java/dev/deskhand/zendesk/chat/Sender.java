package dev.deskhand.zendesk.chat;

/** Who wrote a message, joined or left. The session's own agent comes as an {@link Agent} too. */
public sealed interface Sender {

    /** The name shown in the chat; empty when Zendesk sent none. */
    String name();

    /** The person on the website. */
    record Visitor(VisitorId id, String name) implements Sender {}

    /** An agent, be it a person or a bot. */
    record Agent(AgentId id, String name) implements Sender {}

    /** A Chat trigger: an automatic message that an administrator set up. */
    record Trigger(String name) implements Sender {}

    /** Zendesk itself, and whatever names no visitor and no agent. */
    record ChatSystem(String name) implements Sender {}
}
