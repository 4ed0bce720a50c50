package dev.deskhand.server.security;

/** A person who operates Deskhand. */
public record User(long id, String name, String email) {}
