package dev.deskhand.emulator.graphql;

import dev.deskhand.emulator.account.Account;
import dev.deskhand.emulator.account.Session;

/** Who asks over a socket: a session, and the account it is of. */
public record Caller(Account account, Session session) {}
