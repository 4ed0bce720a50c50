package dev.deskhand.bot;

/** What a visitor said, in one turn. */
public record VisitorInput(String text) {}
