package dev.deskhand.emulator.account;

/** A user's role in the account. */
public enum Role {
    ADMINISTRATOR,
    AGENT
}
