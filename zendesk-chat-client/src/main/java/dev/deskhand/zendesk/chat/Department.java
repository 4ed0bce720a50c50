package dev.deskhand.zendesk.chat;

/** A department: a group of agents that a chat can be sent to. */
public record Department(DepartmentId id, String name, DepartmentStatus status) {}
