package dev.deskhand.server.storage;

import dev.deskhand.bot.Action.Target;

/** Whom a chat is passed to, as a stored text. */
final class StoredTarget {
    private static final String DEPARTMENT = "department ";
    private static final String AGENT = "agent ";

    private StoredTarget() {}

    static String write(Target target) {
        return switch (target) {
            case Target.Anyone() -> "";
            case Target.Department(String name) -> DEPARTMENT + name;
            case Target.Agent(String name) -> AGENT + name;
        };
    }

    static Target read(String stored) {
        if (stored.isEmpty()) {
            return new Target.Anyone();
        }
        if (stored.startsWith(DEPARTMENT)) {
            return new Target.Department(stored.substring(DEPARTMENT.length()));
        }
        if (stored.startsWith(AGENT)) {
            return new Target.Agent(stored.substring(AGENT.length()));
        }
        throw new StorageException(
                "A stored hand-over names " + stored + ", which this Deskhand does not know.");
    }
}
