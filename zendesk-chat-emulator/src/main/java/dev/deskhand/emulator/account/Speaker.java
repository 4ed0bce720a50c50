package dev.deskhand.emulator.account;

/** Who wrote or did something in a chat. The name is the one at that time. */
public record Speaker(Kind kind, String id, String name) {

    /** Triggers speak without being a user of the account. */
    public enum Kind {
        VISITOR,
        AGENT,
        TRIGGER,
        SYSTEM
    }

    static Speaker of(Agent agent) {
        return new Speaker(Kind.AGENT, agent.id(), agent.name());
    }

    static Speaker of(Visitor visitor) {
        return new Speaker(Kind.VISITOR, visitor.id(), visitor.name());
    }

    static Speaker trigger() {
        return new Speaker(
                Kind.TRIGGER, GlobalId.of(GlobalId.Type.AGENT, "trigger"), "Chat trigger");
    }
}
