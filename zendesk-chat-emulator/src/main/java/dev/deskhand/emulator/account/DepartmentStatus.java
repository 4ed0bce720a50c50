package dev.deskhand.emulator.account;

/** What visitors and bots are told of a department; it follows from its agents. */
public enum DepartmentStatus {
    ONLINE,
    AWAY,
    OFFLINE
}
